// The page of a report with script on: layers switch at once, text and cards find one another, selected words are added.
"use strict";

const report = document.getElementById("report");
const text = document.getElementById("text");

if (report && text) {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  // -- layers ---------------------------------------------------------------------------------------------------------
  const switches = [...document.querySelectorAll("a.layer")];
  const isOn = (link) => report.classList.contains(`on-${link.dataset.layer}`);

  const addressOf = (names) => {
    const url = new URL(window.location.href);
    url.searchParams.set("layers", names.length ? names.join(",") : "none");
    return url;
  };

  const renew = () => {
    const on = switches.filter(isOn).map((link) => link.dataset.layer);
    for (const link of switches) {
      const name = link.dataset.layer;
      link.classList.toggle("is-on", isOn(link));
      link.setAttribute("aria-current", isOn(link) ? "true" : "false");
      const others = isOn(link) ? on.filter((one) => one !== name) : [...on, name];
      link.href = addressOf(others).pathname + addressOf(others).search;
    }
    window.history.replaceState(null, "", addressOf(on));
  };

  for (const link of switches) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      report.classList.toggle(`on-${link.dataset.layer}`);
      renew();
    });
  }

  // -- text and cards -------------------------------------------------------------------------------------------------
  const cards = () => [...report.querySelectorAll(".item")].filter((card) => card.offsetParent !== null);
  const piecesOf = (id) => [...text.querySelectorAll(".seg")].filter((one) => one.dataset.items.split(" ").includes(id));

  const flash = (element) => {
    element.classList.remove("flash");
    void element.offsetWidth;
    element.classList.add("flash");
    window.setTimeout(() => element.classList.remove("flash"), 1600);
  };

  const bring = (element) => element.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });

  let chosen = null;
  const choose = (card) => {
    if (chosen) chosen.classList.remove("chosen");
    chosen = card;
    card.classList.add("chosen");
    card.focus({ preventScroll: true });
    bring(card);
    for (const piece of piecesOf(card.dataset.item)) flash(piece);
  };

  const toText = (id) => {
    const pieces = piecesOf(id);
    if (pieces.length === 0) return;
    bring(pieces[0]);
    pieces.forEach(flash);
  };

  // Browsers select no words from within a link, so that pieces are links only where there is no script.
  const leads = new Map();
  text.querySelectorAll("a.seg").forEach((piece) => {
    leads.set(piece, piece.href);
    piece.removeAttribute("href");
  });

  // A piece in several items leads to each of them in turn.
  let last = null;
  let turn = 0;
  text.addEventListener("click", (event) => {
    const piece = event.target.closest(".seg");
    if (!piece) return;
    if (!window.getSelection().isCollapsed) return;
    const found = piece.dataset.items.split(" ").map((id) => document.getElementById(id));
    const there = found.filter((card) => card && card.offsetParent !== null);
    if (there.length === 0) {
      window.location.assign(leads.get(piece));
      return;
    }
    turn = piece === last ? turn + 1 : 0;
    last = piece;
    choose(there[turn % there.length]);
    flash(there[turn % there.length]);
  });

  report.addEventListener("click", (event) => {
    const link = event.target.closest(".to-text");
    if (!link) return;
    event.preventDefault();
    const card = link.closest(".item");
    if (chosen) chosen.classList.remove("chosen");
    chosen = card;
    card.classList.add("chosen");
    toText(card.dataset.item);
  });

  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, select, button, summary, [contenteditable]")) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const every = cards();
    const here = every.indexOf(chosen);
    if (event.key === "n" || event.key === "j") {
      if (every.length) choose(every[Math.min(here + 1, every.length - 1)]);
    } else if (event.key === "p" || event.key === "k") {
      if (every.length) choose(every[Math.max(here - 1, 0)]);
    } else if (event.key === "a" && chosen) {
      const accept = chosen.querySelector("button.accept");
      if (accept) accept.click();
    } else if (event.key === "Enter" && chosen && event.target === chosen) {
      const decide = chosen.querySelector(".to-decide");
      const reason = chosen.querySelector(".verdicts input:not([type=hidden])");
      if (decide) decide.click();
      else if (reason) reason.focus();
      else toText(chosen.dataset.item);
    } else {
      return;
    }
    event.preventDefault();
  });

  // Whoever accepts at once comes back to where they were.
  const atOnce = document.getElementById("at-once");
  report.addEventListener("click", (event) => {
    const button = event.target.closest("button.accept");
    if (!button || !atOnce) return;
    const at = atOnce.elements.at;
    at.value = `${at.value.split("#")[0]}#${button.closest(".item").id}`;
  });

  const asked = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  if (asked && asked.classList.contains("item")) choose(asked);

  // -- adding a claim -------------------------------------------------------------------------------------------------
  const bar = document.getElementById("picked");
  const form = document.getElementById("adding");

  // Places count code points of the report's text; scripts count UTF-16 units, of which an emoji has two.
  const points = (words) => [...words].length;

  // A name that is replaced is taken whole, and a CR LF at the end of a piece is one character here.
  const isPlain = (piece) => {
    const [shown, there] = [points(piece.textContent), piece.dataset.end - piece.dataset.start];
    return shown === there || (piece.textContent.endsWith("\n") && shown + 1 === there);
  };

  const placeOf = (node, offset, isEnd) => {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const piece = element.closest("[data-start]");
    if (!piece || !text.contains(piece)) {
      // Between two pieces: the next one begins there, or the one before ends there.
      const around = node.nodeType === Node.TEXT_NODE ? null : node.childNodes[isEnd ? offset - 1 : offset];
      const near = around && around.nodeType === Node.ELEMENT_NODE ? around : null;
      const inside = near && (near.matches("[data-start]") ? near : near.querySelector("[data-start]"));
      if (!inside || !text.contains(inside)) return null;
      const every = near.matches("[data-start]") ? [near] : [...near.querySelectorAll("[data-start]")];
      return isEnd ? Number(every[every.length - 1].dataset.end) : Number(inside.dataset.start);
    }
    const start = Number(piece.dataset.start);
    const end = Number(piece.dataset.end);
    const whole = piece.textContent;
    if (!isPlain(piece)) return isEnd ? end : start;
    if (node.nodeType !== Node.TEXT_NODE) return offset === 0 ? start : end;
    return offset === whole.length ? end : start + points(whole.slice(0, offset));
  };

  const picked = () => {
    const selection = window.getSelection();
    if (selection.rangeCount === 0 || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return null;
    const start = placeOf(range.startContainer, range.startOffset, false);
    const end = placeOf(range.endContainer, range.endOffset, true);
    if (start === null || end === null || end <= start) return null;
    const pieces = [...text.querySelectorAll("[data-start]")];
    const over = pieces.filter((one) => Number(one.dataset.start) < end && Number(one.dataset.end) > start);
    const words = over.map((one) => {
      const [first, behind] = [Number(one.dataset.start), Number(one.dataset.end)];
      if (!isPlain(one)) return one.textContent;
      const letters = [...one.textContent];
      return letters.slice(Math.max(0, start - first), Math.min(behind, end) - first).join("");
    });
    return { start, end, words: words.join("") };
  };

  if (bar && form) {
    let kept = null;
    document.addEventListener("selectionchange", () => {
      const found = picked();
      if (found) kept = found;
      bar.hidden = found === null;
    });
    bar.addEventListener("mousedown", (event) => event.preventDefault());
    bar.addEventListener("click", (event) => {
      const button = event.target.closest("[data-pick]");
      if (!button || !kept) return;
      if (button.dataset.pick === "words") {
        form.elements.words.value = kept.words;
        form.elements.start.value = kept.start;
        form.elements.end.value = kept.end;
      } else {
        form.elements[button.dataset.pick].value = `${kept.start}-${kept.end}`;
      }
      bar.hidden = true;
      bring(form);
      form.elements.kind.focus({ preventScroll: true });
    });
    // Words that are typed stand where they stand, and not where others were selected before.
    form.elements.words.addEventListener("input", () => {
      form.elements.start.value = "";
      form.elements.end.value = "";
    });
  }
}
