"""Makes a decision out of what a person names: incidents by id, items by report and id, decisions by id."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.errors import InputError, ModelError
from crossbearing.model.decision import Decision, Subject, Verb
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.reading import Reading
from crossbearing.reconcile.decided import rulings_of, subject_of
from crossbearing.reconcile.linking.rulings import Rulings
from crossbearing.reconcile.named import ID_START
from crossbearing.reconcile.view import View


def verb_of(name: Verb | str) -> Verb:
    """The verb of that name; InputError with all of them where there is none."""
    known = [verb.value for verb in Verb]
    if name not in known:
        raise InputError(f"A decision to {name!r} was asked for. Known are: {', '.join(known)}")
    return Verb(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a person says with a decision; the fields are those of `Decision`."""

    who: str
    when: str
    why: str = ""
    value: str | None = None
    replaces: str | None = None


class Deciding:
    """A view and the decisions made so far, which names are looked up in."""

    def __init__(self, view: View, decisions: Sequence[Decision]) -> None:
        self._view = view
        self._decisions = decisions
        self._readings = {reading.sha256: reading for reading in view.readings}

    def decision(self, verb: Verb, names: Sequence[str], said: Said) -> Decision:
        """The decision. InputError where a name means nothing or something lacks, RulingError where it cannot stand
        beside those in force."""
        about, others = self._meant(verb, names)
        replaced = _only(names, verb) if verb is Verb.UNDO else said.replaces
        replaces = None if replaced is None else self._decision(replaced).id
        try:
            decision = Decision(
                verb=verb,
                who=said.who,
                when=said.when,
                why=said.why,
                about=about,
                others=others,
                value=said.value,
                replaces=replaces,
            )
        except ModelError as error:
            raise InputError(f"{error}. See: crossbearing decide --help") from error
        Rulings(rulings_of([*self._decisions, decision], self._view.readings))
        return decision

    def _meant(self, verb: Verb, names: Sequence[str]) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
        """The items a decision is about, and those it sets them apart from."""
        if verb is Verb.UNDO:
            return (), ()
        if verb is Verb.SPLIT:
            return self._split(names)
        refs = [ref for name in names for ref in self._refs(name)[: 1 if verb is Verb.MERGE else None]]
        return tuple(map(self._subject, dict.fromkeys(refs))), ()

    def _split(self, names: Sequence[str]) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
        if len(names) < 2 or ":" in names[0]:
            raise InputError("A split needs an incident's id, and the events to take out of it as REPORT:ITEM")
        incident = self._view.incident(names[0])
        out = list(dict.fromkeys(self._item(name) for name in names[1:]))
        for ref in out:
            if ref not in incident.members:
                raise InputError(f"{ref.doc}:{ref.id} is no event of {incident.id}, which has {_listed(incident)}")
        rest = [ref for ref in incident.members if ref not in out]
        return tuple(map(self._subject, out)), tuple(map(self._subject, rest))

    def _refs(self, name: str) -> tuple[Ref, ...]:
        return (self._item(name),) if ":" in name else self._view.incident(name).members

    def _item(self, name: str) -> Ref:
        """The item that `REPORT:ITEM` names; a report is named by its short name or the start of its hash."""
        report, _, item = name.rpartition(":")
        found = [one for one in self._view.readings if one.doc_id == report] or [
            one for one in self._view.readings if len(report) >= ID_START and one.sha256.startswith(report)
        ]
        if len(found) != 1:
            what = "no report has" if not found else f"{len(found)} reports have"
            raise InputError(f"{name!r} was asked for and {what} that name. Give the first letters of its hash")
        subject_of(found[0], item)
        return Ref(found[0].sha256, found[0].doc_id, item)

    def _subject(self, ref: Ref) -> Subject:
        reading: Reading = self._readings[ref.sha256]
        return subject_of(reading, ref.id)

    def _decision(self, name: str) -> Decision:
        found = [one for one in self._decisions if len(name) >= ID_START and one.id.startswith(name)]
        if len(found) != 1:
            what = "no decision has" if not found else f"{len(found)} decisions have"
            raise InputError(
                f"{name!r} was asked for and {what} an id that begins so. `crossbearing decisions` lists them"
            )
        return found[0]


def _only(names: Sequence[str], verb: Verb) -> str:
    if len(names) != 1:
        raise InputError(f"To {verb} needs the id of one decision. `crossbearing decisions` lists them")
    return names[0]


def _listed(incident: Incident) -> str:
    return ", ".join(f"{ref.doc}:{ref.id}" for ref in incident.members)
