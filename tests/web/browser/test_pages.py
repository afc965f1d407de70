"""Every page, as a browser shows it: quiet, readable, reachable, and nothing asked of another machine."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from crossbearing.web.pages.every import PAGES
from watched import barriers

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
# What stands in one row of a form is not one above the other.
ROW = 40
EVERY = [page.name for page in PAGES]
SIGHTS = [{"size": size, "language": language} for size in (DESK, PHONE) for language in ("en", "ar")]
# Names, and what is written the same in every language.
SAME = re.compile(
    r"Crossbearing|JSON|UTC|EDTF|OpenStreetMap|Natural Earth|GeoJSON|SVG|SHA-256|TOML|Tab|Enter|Esc|\bnone\b"
)
LATIN = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]+)*")

# Words of the interface: what is no report's, no person's and no source's.
INTERFACE = r"""() => {
  const kept = "bdi, q, blockquote, code, pre, kbd, .map, article.text, [dir=auto], [lang=en], script, " +
    "style, datalist, title";
  const found = [];
  const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.parentElement;
    if (!at.closest(kept)) found.push(walk.currentNode.textContent);
  }
  for (const one of document.querySelectorAll("[aria-label], [placeholder], [alt]")) {
    for (const name of ["aria-label", "placeholder", "alt"]) {
      // A line in which a report's words stand is the interface's own where it is in its language for the rest.
      const said = one.getAttribute(name) || "";
      if (!/[\u0600-\u06ff]/.test(said)) found.push(said);
    }
  }
  return found.map((one) => one.trim()).filter((one) => one);
}"""

# What a finger has to hit: links that stand in a line of text are as high as the line.
SMALL = """() => [...document.querySelectorAll("button, input, select, summary, nav a, a.button")]
  .filter((one) => one.type !== "hidden" && one.getClientRects().length && !one.closest(".unseen"))
  .filter((one) => !(one.labels && [...one.labels].some((label) => label.getBoundingClientRect().height >= 24)))
  .map((one) => [one.getBoundingClientRect(), one])
  .filter(([box]) => box.width > 1 && (box.height < 23.5 || box.width < 23.5))
  .map(([box, one]) => `${Math.round(box.width)}x${Math.round(box.height)} ${one.outerHTML.slice(0, 120)}`)"""

# Elements whose words are cut or run into what stands beside them.
WIDE = """() => {
  const width = document.documentElement.clientWidth;
  const tooWide = document.documentElement.scrollWidth - width;
  if (tooWide <= 0) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((one) => {
      const box = one.getBoundingClientRect();
      return box.width && (box.right > width + 1 || box.left < -1);
    })
    .slice(0, 8)
    .map((one) => `${tooWide} px too wide: ${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 60)}`);
}"""


@pytest.mark.parametrize("name", EVERY)
def test_an_address_of_every_page_is_known(found, name):
    assert found.get(name), f"no link leads to {name}"


@pytest.mark.parametrize("how", SIGHTS, ids=lambda how: f"{how['language']}-{how['size']['width']}")
@pytest.mark.parametrize("name", EVERY)
def test_a_page_is_open_to_everybody(opened, standing_bench, found, name, how):
    watched = opened(standing_bench, **how)
    # A second page of the kind is looked at where most people look; what differs by width and language shows on one.
    for path in _some(found, name, 2 if how is SIGHTS[0] else 1):
        page = watched.go(path)
        assert page.locator("h1").count() == 1
        assert page.locator("html").get_attribute("dir") == ("rtl" if how["language"] == "ar" else "ltr")
        faults = [*page.evaluate(WIDE), *page.evaluate(SMALL), *barriers(page)]
        assert not faults, "\n".join([path, *faults])


@pytest.mark.parametrize("name", EVERY)
def test_an_arabic_page_has_no_english_left(opened, standing_bench, found, name):
    watched = opened(standing_bench, language="ar")
    left = set()
    for path in _some(found, name, 3):
        texts = watched.go(path).evaluate(INTERFACE)
        left |= {words for text in texts for words in LATIN.findall(SAME.sub("", text))}
    assert not left, "\n".join(sorted(left))


@pytest.mark.parametrize("name", EVERY)
def test_a_page_reads_without_script(opened, standing_bench, found, name):
    with_script, without = (opened(standing_bench, script=on) for on in (True, False))
    path = _some(found, name, 1)[0]
    for one in (with_script, without):
        one.go(path)
    assert _headings(without.page) == _headings(with_script.page)
    assert without.page.locator("main").inner_text().strip()


@pytest.mark.parametrize("name", EVERY)
def test_the_keyboard_reaches_what_a_page_offers_and_shows_where_it_is(opened, standing_bench, found, name):
    page = opened(standing_bench).go(_some(found, name, 1)[0])
    seen = []
    for _ in range(25):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
    assert seen[0]["text"], "the first stop leads to the content"
    assert seen[0]["href"] == "#main"
    assert [one for one in seen if one["tag"] != "BODY" and not one["ring"]] == []
    # Down the page, save for the few jumps back to the top of a second column.
    tops = [one["top"] for one in seen if one["in_main"]]
    assert sum(one > other + ROW for one, other in pairwise(tops)) <= len(tops) / 5


FOCUSED = """() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  return {
    tag: one.tagName, text: one.textContent.trim().slice(0, 40), href: one.getAttribute("href"),
    ring: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none",
    in_main: Boolean(one.closest("main")), top: one.getBoundingClientRect().top + window.scrollY,
    html: one.outerHTML.slice(0, 120),
  };
}"""


def test_the_language_is_switched_by_a_button(opened, standing_bench):
    page = opened(standing_bench).go("/incidents")
    page.get_by_role("button", name="العربية").click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.url.endswith("/incidents")
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"


def _some(found: Mapping[str, Sequence[str]], name: str, count: int) -> Sequence[str]:
    return found.get(name, ())[:count] or pytest.skip(f"no link leads to {name}")


def _headings(page: Page) -> list[str]:
    return page.locator("h1, h2").all_inner_texts()
