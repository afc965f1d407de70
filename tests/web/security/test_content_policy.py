"""Content-Security-Policy (CSP): browsers load nothing from elsewhere and run no script but those of the package."""

import re
from pathlib import Path

import pytest

import crossbearing.web
from crossbearing.web.pages.every import DOWNLOADS, PAGES

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
KEPT = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
WEB = Path(crossbearing.web.__file__).parent
TEMPLATES = sorted(WEB.rglob("templates/**/*.html"))
ASSETS = sorted(one for one in (WEB / "static").iterdir() if one.suffix in (".css", ".js", ".svg"))
# What such a policy refuses: script and style in the page itself.
INLINE = re.compile(r"""<script(?![^>]*\bsrc=)|<style|\sstyle\s*=|\son[a-z]+\s*=\s*["'{]|javascript:""", re.IGNORECASE)
# Addresses elsewhere, other than the names that SVG gives its own kinds of mark-up.
FOREIGN = re.compile(r"""(?:https?:)?//(?!www\.w3\.org/)[\w.-]+\.[a-z]{2,}""")


def kept(found):
    return {name: found.headers.get(name) for name in KEPT}


@pytest.mark.parametrize("page", [*PAGES, *DOWNLOADS], ids=lambda page: page.path)
def test_every_page_says_so_to_whoever_asks(signed_in, stranger, page):
    for browse in (signed_in("Admin"), signed_in("Reader"), stranger):
        for path in (page.path, getattr(page, "twin", page.path)):
            assert kept(browse.get(re.sub(r"{[^}]+}", "x", path))) == KEPT, path


@pytest.mark.parametrize(
    "path", ["/nothing-here", "/incidents?page=x", "/static/style.css", "/static/none.css", "/openapi.json", "/static"]
)
def test_problems_and_assets_say_so_too(signed_in, path):
    browse = signed_in("Reader")
    assert kept(browse.get(path)) == KEPT
    assert kept(browse.post(path)) == KEPT
    assert kept(browse.post("/decide", content=b"x" * 1_000_001)) == KEPT


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_script_or_style_of_its_own(template):
    text = template.read_text(encoding="utf-8")
    assert INLINE.findall(text) == [] and FOREIGN.findall(text) == []
    # Whatever a report says is text: nothing is let through as mark-up.
    assert "|safe" not in text.replace(" ", "") and "autoescape" not in text


@pytest.mark.parametrize("asset", ASSETS, ids=lambda path: path.name)
def test_no_asset_loads_anything_from_elsewhere_or_runs_text(asset):
    text = asset.read_text(encoding="utf-8")
    assert FOREIGN.findall(text) == []
    for way in ("eval(", "new Function", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "@import"):
        assert way not in text, way


def test_pages_tell_of_people_and_no_copy_of_them_is_kept(signed_in):
    browse = signed_in("Admin")
    for path in ("/account", "/people.json", "/incidents", "/nothing-here", "/incidents?page=x"):
        assert browse.get(path).headers["cache-control"] == "no-store", path
    assert "immutable" in browse.get("/static/style.css").headers["cache-control"]
