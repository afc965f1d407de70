"""Makes pages of templates, in which whatever a ledger says is text and never mark-up."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from crossbearing.publish.brief import wording
from crossbearing.publish.edition.day import day_of
from crossbearing.publish.outgoing import PublicClaim, PublicFigure
from crossbearing.publish.part import Page
from crossbearing.publish.values import Edition, Number, Party

_STEPS = "../"
_UNFIT = re.compile(r"[^A-Za-z0-9]+")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """The templates, each read once."""
    made = Environment(
        loader=PackageLoader("crossbearing.publish.edition"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(
        when=wording.when,
        edtf=wording.edtf_words,
        place=wording.place,
        num=wording.number,
        bounds=wording.bounds,
        amount=wording.amount,
        figure=wording.figure,
        counted=wording.counted,
        teller=teller,
        many=wording.many,
        words=plain,
        web=web_address,
        toll=toll,
        holders=holders,
        who=who,
        mark=mark,
        toll_words=toll_words,
    )
    return made


def template(name: str) -> Template:
    """A template by its name without the ending."""
    return _environment().get_template(f"{name}.html")


class Frame:
    """What all pages of an edition share: its edition, the menu and the way back to the first page."""

    def __init__(self, edition: Edition, links: Mapping[str, object], menu: Mapping[str, str]) -> None:
        self._edition = edition
        self._links = links
        self._menu = menu

    def page(self, name: str, kind: str, title: str, values: Callable[[], Mapping[str, object]]) -> Page:
        """A page to be, by a template; `values` are asked for when it is made."""
        return Page(name, partial(self._text, name, kind, title, values))

    def lists(self, name: str, total: int, size: int, rows: Callable[[range], Mapping[str, object]]) -> Iterator[Page]:
        """The pages that a list of so many things goes over; one where it is empty."""
        parts = [range(start, min(start + size, total)) for start in range(0, max(1, total), size)]
        pages = [list_page(name, number) for number in range(len(parts))]
        for page, part in zip(pages, parts, strict=True):
            yield self.page(page, name, name.capitalize(), partial(_part, pages, part, total, rows))

    def _text(self, name: str, kind: str, title: str, values: Callable[[], Mapping[str, object]]) -> str:
        shared = {
            "edition": self._edition,
            "day": day_of(self._edition),
            "menu": self._menu,
            "root": _STEPS * name.count("/"),
            "here": name,
            "title": title,
        }
        return template(kind).render(**shared, **self._links, **values())


def _part(
    pages: Sequence[str], part: range, total: int, rows: Callable[[range], Mapping[str, object]]
) -> Mapping[str, object]:
    return {"pages": pages, "total": total, "first": part.start + 1, "last": part.stop, **rows(part)}


def list_page(name: str, number: int) -> str:
    """The name of one page of a list that goes over several, from 0."""
    return f"{name}.html" if number == 0 else f"{name}-{number + 1}.html"


def plain(code: object) -> str:
    """A word of the ledger's own lists as people write it: `prisoner_release` is "prisoner release"."""
    return str(getattr(code, "value", code)).replace("_", " ")


def web_address(url: str | None) -> str | None:
    """The address where it is one that a reader may be led to; None for anything else, such as a script."""
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def toll(bounds: tuple[Number | None, Number | None]) -> str:
    """A tally in a cell: "9–12", "12", "9+"; empty where nothing is known."""
    low, high = bounds
    if low is None and high is None:
        return ""
    if high is None:
        return f"{wording.number(low)}+"
    if low is None:
        return f"≤ {wording.number(high)}"
    return wording.number(low) if low == high else f"{wording.number(low)}–{wording.number(high)}"


def teller(one: PublicFigure) -> str:
    """Who gives a figure, with the publisher that passes it on."""
    publisher = one.words.source.publisher or "a report"
    if one.said_by is None or one.said_by.casefold() == publisher.casefold():
        return publisher
    return f"{one.said_by} (in {publisher})"


def who(party: Party | None, unknown: str = "somebody who is not named") -> str:
    """The name of a party, or words for nobody."""
    return unknown if party is None else party.name


def holders(claim: PublicClaim) -> str:
    """The chain of a claim, from the publisher inwards."""
    return " ← ".join(who(party) for party in claim.chain)


def toll_words(bounds: tuple[Number | None, Number | None]) -> str:
    """A least and a most in words."""
    return wording.bounds(*bounds)


def mark(name: str) -> str:
    """The name as that of a place on a page."""
    return _UNFIT.sub("-", name)
