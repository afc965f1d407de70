"""Which column of a table, or field of a JSON object, holds what of a report."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from crossbearing.errors import InputError

# What a report is made of, and the names under which tables usually have it, the surest first.
USUAL = {
    "text": (
        *("text", "body", "content", "article", "full_text", "fulltext", "article_text", "body_text", "content_text"),
        *("article_body", "articlebody", "maintext", "content_html", "html", "story"),
    ),
    "title": ("title", "headline", "heading", "subject", "article_title"),
    "published": (
        *("published", "published_at", "date_published", "datepublished", "publication_date", "pub_date", "pubdate"),
        *("publish_date", "published_date", "date", "created_at", "timestamp", "time"),
    ),
    "publisher": ("publisher", "source", "outlet", "site", "site_name", "publication", "newspaper", "domain", "media"),
    "url": ("url", "link", "permalink", "source_url", "article_url", "uri", "web_url"),
    "language": ("language", "lang"),
}
_FORM = "write --columns text=body,published=date,publisher=source,title=headline,url=link"


@dataclass(frozen=True, slots=True)
class Columns:
    """For each part of a report the name of its column, as (part, column)."""

    named: tuple[tuple[str, str], ...] = ()

    def among(self, names: Sequence[str]) -> "Columns":
        """The columns of a table with these names: those that were named, usual names where none were.

        What a person did not name is not guessed once a column was named, so that no column is taken by surprise.
        """
        if self.named:
            return Columns(tuple((part, name) for part, name in self.named if name in names))
        found = {part: _first(usual, names) for part, usual in USUAL.items()}
        return Columns(tuple((part, name) for part, name in found.items() if name is not None))

    def missing(self, names: Collection[str]) -> str | None:
        """Why no report can be made of a row with these columns; None if one can."""
        has = ", ".join(sorted(names)[:12]) or "none"
        if self.named and "text" in dict(self.among(list(names)).named):
            return None
        if self.named:
            wanted = dict(self.named)["text"]
            return f"it has no column {wanted!r} for the text; its columns are: {has}"
        if "text" in dict(self.among(list(names)).named):
            return None
        return f"none of its columns is known to hold the text ({has}); {_FORM}"


def columns_of(asked: str | None) -> Columns:
    """The columns that a person named as `text=body,published=date`; InputError if it is no such list."""
    if asked is None:
        return Columns()
    pairs = [tuple(part.strip() for part in one.partition("=")[::2]) for one in asked.split(",") if one.strip()]
    for part, name in pairs:
        if part not in USUAL or name == "":
            raise InputError(f"{part}={name} names no column; the parts are {', '.join(USUAL)}: {_FORM}")
    parts = [part for part, _ in pairs]
    if "text" not in parts or len(set(parts)) < len(parts):
        raise InputError(f"{asked!r} must name the column of the text, and each part once; {_FORM}")
    return Columns(tuple((part, name) for part, name in pairs))


def _first(usual: Sequence[str], names: Sequence[str]) -> str | None:
    known = {name.strip().lower().replace(" ", "_").replace("-", "_"): name for name in reversed(names)}
    return next((known[name] for name in usual if name in known), None)
