"""What things are called in short, without the names of protected people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossbearing.api.snapshot import Snapshot
from crossbearing.model.contradiction import Contradiction, ContradictionKind
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.silence import SilenceKind, ToldSilence
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.web.sourced import Sourced, sourced


@dataclass(frozen=True, slots=True)
class Happening:
    """An incident in short."""

    id: str
    label: str
    date: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class Opposition:
    """A contradiction in short."""

    id: str
    kind: ContradictionKind
    issue: str
    incident: str | None


@dataclass(frozen=True, slots=True)
class Unspoken:
    """A silence in short, with its words and where they stand."""

    kind: SilenceKind
    words: str
    where: Sourced


def happenings(view: Snapshot, incidents: Sequence[Incident]) -> list[Happening]:
    """The incidents in short; only the report that each is called after is opened."""
    shown = _shown(view, [(one.label, one.members[:1]) for one in incidents])
    return [
        Happening(one.id, label, one.date, len({ref.sha256 for ref in one.members}))
        for one, label in zip(incidents, shown, strict=True)
    ]


def oppositions(view: Snapshot, contradictions: Sequence[Contradiction]) -> list[Opposition]:
    """The contradictions in short."""
    refs = [(one.issue, [side.refs[0] for side in one.sides]) for one in contradictions]
    shown = _shown(view, refs)
    return [Opposition(one.id, one.kind, issue, one.incident) for one, issue in zip(contradictions, shown, strict=True)]


def unspoken(view: Snapshot, silences: Sequence[ToldSilence]) -> list[Unspoken]:
    """The silences in short."""
    opened = view.opened({one.ref.sha256 for one in silences})
    return [
        Unspoken(
            one.silence.kind,
            StandIns(opened[one.ref.sha256]).shown(one.silence.span.quote),
            sourced(one.ref, opened[one.ref.sha256]),
        )
        for one in silences
    ]


def _shown(view: Snapshot, things: Sequence[tuple[str, Iterable[Ref]]]) -> list[str]:
    """Words of reports, each without the names that the reports behind it protect."""
    opened = view.opened({ref.sha256 for _, refs in things for ref in refs})
    found = []
    for words, refs in things:
        shown = words
        for sha256 in dict.fromkeys(ref.sha256 for ref in refs):
            shown = StandIns(opened[sha256]).shown(shown)
        found.append(shown)
    return found
