"""Who said nothing: as reports tell it, and by a watch list that is sent along."""

# A watch list is part of the address and kept nowhere: nobody else's page changes by it, and no file is read for it.

from dataclasses import dataclass
from typing import Annotated

import msgspec

from crossbearing.errors import InputError
from crossbearing.model.reading import Reading
from crossbearing.model.silence import SilenceKind, ToldSilence
from crossbearing.model.watch import Unsaid
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.reconcile.watch_list import watched_in
from crossbearing.web.page import Page
from crossbearing.web.paging import PER_PAGE, Number, Part, part_of
from crossbearing.web.sourced import Sourced, sourced
from crossbearing.web.visit import Visit

# Some tables of outlets and parties; a longer list fits no address.
MOST_LETTERS = 6_000


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the name of who was silent, how, and the page; a watch list (TOML), the time of the incidents
    (EDTF) and the page of what it finds."""

    who: Annotated[str, msgspec.Meta(max_length=200)] = ""
    kind: SilenceKind | None = None
    page: Number = 1
    watch: Annotated[str, msgspec.Meta(max_length=MOST_LETTERS)] = ""
    time: Annotated[str, msgspec.Meta(max_length=60)] = ""
    watched: Number = 1


@dataclass(frozen=True, slots=True)
class SilenceLine:
    """A silence as a report tells it: who (None: nobody is named), how, about what, in which words."""

    who: str | None
    kind: SilenceKind
    about: str | None
    words: str
    as_of: str | None
    where: Sourced


@dataclass(frozen=True, slots=True)
class Watching:
    """What a watch list finds, one page of it; `problem` says why it is none."""

    sent: str
    time: str
    problem: str | None
    part: Part
    unsaid: list[Unsaid]


@dataclass(frozen=True, slots=True)
class Shown:
    """The silences of one page, the newest first, and what the watch list finds, None without one."""

    who: str
    kind: SilenceKind | None
    kinds: tuple[SilenceKind, ...]
    part: Part
    told: list[SilenceLine]
    watching: Watching | None


def look(visit: Visit, asked: Asked) -> Shown:
    """The silences that are wanted."""
    view = visit.view
    part = part_of(view.count_silences(who=asked.who, how=asked.kind), asked.page)
    found = view.silences(who=asked.who, how=asked.kind, limit=PER_PAGE, offset=part.offset, newest=True)
    readings = view.opened({one.ref.sha256 for one in found})
    told = [_line(one, readings[one.ref.sha256]) for one in found]
    return Shown(asked.who, asked.kind, tuple(SilenceKind), part, told, _watching(visit, asked))


def _line(told: ToldSilence, reading: Reading) -> SilenceLine:
    silence, stand_ins = told.silence, StandIns(reading)
    return SilenceLine(
        who=stand_ins.name_of(silence.who),
        kind=silence.kind,
        about=_about(silence.about, reading, stand_ins),
        words=stand_ins.shown(silence.span.quote),
        as_of=silence.as_of,
        where=sourced(told.ref, reading),
    )


def _about(item: str | None, reading: Reading, stand_ins: StandIns) -> str | None:
    """What an event, agreement or entity of the report is called; None for what is called nothing."""
    named = [(one.id, one.label) for one in reading.events] + [(one.id, one.name) for one in reading.agreements]
    found = next((name for key, name in named if key == item), None)
    return stand_ins.name_of(item) if found is None else stand_ins.shown(found)


def _watching(visit: Visit, asked: Asked) -> Watching | None:
    if not asked.watch:
        return None
    try:
        watched = watched_in(asked.watch, visit.say("silences.your_list"))
        unsaid = visit.view.unsaid(watched, asked.time or None)
    except InputError as error:
        return Watching(asked.watch, asked.time, str(error), part_of(0, 1), [])
    part = part_of(len(unsaid), asked.watched)
    return Watching(asked.watch, asked.time, None, part, unsaid[part.offset : part.offset + PER_PAGE])


PAGES = (Page(name="silences", path="/silences", asked=Asked, shown=Shown, look=look),)
