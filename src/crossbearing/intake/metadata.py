"""What a page states of itself in meta elements, JSON-LD and time elements. Nothing is guessed from elsewhere."""

import json
from collections.abc import Iterator
from typing import Any

from lxml import html

from crossbearing.intake.sheet import Metadata, Stated

_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "dcterms.issued",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_date",
    "article.published",
    "article:post_date",
    "cxenseparse:recs:publishtime",
    "og:article:published_time",
)
_PUBLISHERS = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "application-name",
    "apple-mobile-web-app-title",
    "al:ios:app_name",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "title", "citation_title", "parsely-title")
_MARKED_TIME = "//time[@datetime and (@pubdate or contains(@itemprop, 'datePublished'))]/@datetime"
_ANY_TIME = "//article//time/@datetime | //main//time/@datetime"
# A longer JSON-LD block is a data dump.
_LONGEST_SCRIPT = 500_000


def read_metadata(tree: html.HtmlElement) -> Metadata:
    """Publisher, publication date, address and language as the page states them."""
    metas = _metas(tree)
    linked = list(_linked_data(tree))
    return Metadata(
        publisher=_publisher(metas, linked),
        date=_date(tree, metas, linked),
        url=_url(tree, metas),
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )


def stated_titles(tree: html.HtmlElement) -> tuple[str, ...]:
    """The headline as the page's metadata give it, also without the name of the site that often follows it."""
    metas = _metas(tree)
    found = [metas[name] for name in _TITLES if name in metas]
    found += [text.strip() for text in tree.xpath("//head/title/text() | //title/text()")][:1]
    shortened = [title.rpartition(bar)[0] for title in found for bar in (" | ", " - ", " – ", " — ", " :: ", " · ")]
    return tuple(dict.fromkeys(title for title in (*found, *shortened) if title))


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    """The content of every meta element by its name, the first of each."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _publisher(metas: dict[str, str], linked: list[dict[str, Any]]) -> Stated | None:
    sure = next((name for name in _PUBLISHERS[:2] if name in metas), None)
    if sure is None:
        for thing in linked:
            publisher = thing.get("publisher")
            name = publisher.get("name") if isinstance(publisher, dict) else publisher
            if isinstance(name, str) and name.strip():
                return Stated(name.strip(), "JSON-LD publisher")
    found = sure or next((name for name in _PUBLISHERS if name in metas), None)
    return None if found is None else Stated(metas[found], f"meta {found}")


def _date(tree: html.HtmlElement, metas: dict[str, str], linked: list[dict[str, Any]]) -> Stated | None:
    name = next((name for name in _DATES if name in metas), None)
    if name is not None:
        return Stated(metas[name], f"meta {name}")
    for thing in linked:
        published = thing.get("datePublished")
        if isinstance(published, str) and published.strip():
            return Stated(published.strip(), "JSON-LD datePublished")
    times = tree.xpath(_MARKED_TIME) or tree.xpath(_ANY_TIME)
    return Stated(str(times[0]), "time element") if times else None


def _url(tree: html.HtmlElement, metas: dict[str, str]) -> Stated | None:
    links = tree.xpath("//link[@rel='canonical']/@href")
    if links and str(links[0]).startswith("http"):
        return Stated(str(links[0]), "canonical link")
    return Stated(metas["og:url"], "meta og:url") if "og:url" in metas else None


def _linked_data(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Every thing that the page's JSON-LD describes at its top or in its graph."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        if len(script) > _LONGEST_SCRIPT:
            continue
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common and says nothing of the article
        for thing in data if isinstance(data, list) else [data]:
            if isinstance(thing, dict):
                yield thing
                graph = thing.get("@graph")
                yield from (one for one in graph if isinstance(one, dict)) if isinstance(graph, list) else ()
