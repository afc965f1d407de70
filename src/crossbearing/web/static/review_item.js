// The keys of a review session: each does what the link, button or folded form with that key does.
"use strict";

const writesIn = (element) => element.closest("input, textarea, select, [contenteditable]");

// The overlay is the list of keys that stands on the page, shown over it.
const help = document.createElement("dialog");
help.setAttribute("aria-labelledby", "keys-title");
const keys = document.getElementById("keys");

const showHelp = () => {
  if (help.open) {
    help.close();
    return;
  }
  help.append(...keys.children);
  help.showModal();
};
if (keys) {
  document.body.append(help);
  help.addEventListener("close", () => keys.append(...help.children));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.key === "Escape" && writesIn(event.target)) {
    const folded = event.target.closest("details");
    event.target.blur();
    if (folded) folded.open = false;
    return;
  }
  if (writesIn(event.target)) return;
  if (event.key === "?" && keys) {
    event.preventDefault();
    showHelp();
    return;
  }
  if (help.open) return;
  const meant = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!meant) return;
  event.preventDefault();
  const folded = meant.closest("details");
  if (meant.tagName === "SUMMARY" && folded) {
    folded.open = true;
    folded.querySelector("input:not([type='hidden']), select, textarea").focus();
  } else {
    meant.click();
  }
});
