"""Options of the commands that look at a ledger as a whole: as of when, by which policies, at which incidents."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import click

from crossbearing.api.ledger import Ledger
from crossbearing.api.snapshot import Snapshot
from crossbearing.reconcile.filter import Filter
from crossbearing.reconcile.view import Options

_AS_OF = click.option(
    "--as-of",
    metavar="DATE",
    help="What was published by the end of that day, month or year (EDTF).",
)
_KNOWN_ON = click.option(
    "--known-on",
    metavar="DATE",
    help="The ledger as it stood at the end of that day, month or year (UTC): the reports, readings and decisions that "
    "had been added, whatever their own dates.",
)
_POLICY = click.option(
    "--policy",
    default="range",
    show_default=True,
    metavar="NAME",
    help="How figures are weighed: range, conservative, majority, latest, hierarchy:SOURCE,SOURCE or reviewer.",
)
_GRADING = click.option(
    "--grading",
    default="airwars",
    show_default=True,
    metavar="NAME",
    help="How support is graded: airwars, admiralty, or a TOML file with rules of your own.",
)


def looking(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say how to look at a ledger."""
    for option in (_GRADING, _POLICY, _KNOWN_ON, _AS_OF):
        command = option(command)
    return command


def options(*, as_of: str | None, known_on: str | None, policy: str, grading: str) -> Options:
    """What those options mean."""
    return Options.of(policy=policy, grading=grading, as_of=as_of, known_on=known_on)


def filtering(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which incidents are wanted."""
    for option in (
        click.option("--least", type=click.IntRange(1), default=1, help="Told by so many reports at least."),
        click.option("--grade", metavar="GRADE", help="Of that grade."),
        click.option("--party", metavar="NAME", help="For which that party is blamed."),
        click.option("--kind", metavar="KIND", help="Of that kind or family: airstrike, attack, departure ..."),
        click.option("--time", metavar="DATE", help="In that time: 2016-11, 2016-11-14/2016-11-17 (EDTF)."),
        click.option("--place", metavar="NAME", help="At that place, however it is spelled."),
    ):
        command = option(command)
    return command


def wanted(chosen: dict[str, Any]) -> Filter:
    """The filter that those options make; they are taken out of `chosen`."""
    return Filter(**{name: chosen.pop(name) for name in ("place", "time", "kind", "party", "grade", "least")})


# So many reports take some seconds to bring together.
MANY = 2_000
# So many things fill some screens, and their reports are opened while one waits; who wants more says so.
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is wanted: so many (None: all), after passing over `offset` of them."""

    limit: int | None
    offset: int


def paging(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which part of a list is wanted."""
    limit = f"Print so many at most, 0 for all.  [default: {SHOWN}; with --json all]"
    command = click.option("--offset", type=click.IntRange(0), default=0, help="Pass over so many first.")(command)
    return click.option("--limit", type=click.IntRange(0), metavar="N", help=limit)(command)


def page(chosen: dict[str, Any], *, as_json: bool) -> Page:
    """The part that those options mean; they are taken out of `chosen`."""
    limit, offset = chosen.pop("limit"), chosen.pop("offset")
    if limit is None:
        return Page(None if as_json else SHOWN, offset)
    return Page(limit or None, offset)


def snapshot(ledger: Ledger, chosen: dict[str, Any]) -> Snapshot:
    """What the reports of a ledger say together by those options; who has to wait for it is told so."""
    return ledger.snapshot(options(**chosen), making=announcing(ledger))


def announcing(ledger: Ledger) -> Callable[[], None]:
    """What tells that one has to wait for the first look at many reports."""
    return partial(_announce, ledger)


def _announce(ledger: Ledger) -> None:
    count = len(ledger)
    if count >= MANY:
        click.echo(f"Bringing together {count:,} reports; the next look is quick", err=True)
