"""Makes a decision out of what a person names: incidents by id, items by report and id, decisions by id."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossbearing.api.adding import Adding
from crossbearing.api.desk import Desk
from crossbearing.errors import InputError, ModelError
from crossbearing.model.decision import (
    DECIDED,
    OF_RECORD,
    SECONDED,
    Decision,
    Subject,
    Verb,
    is_added_id,
    is_same_person,
)
from crossbearing.model.incident import Incident, Ref
from crossbearing.reconcile.decided import subject_of
from crossbearing.reconcile.decisions.amending import Amendment, a_layer, amended, item_named
from crossbearing.reconcile.linking.rulings import Rulings
from crossbearing.reconcile.named import ID_START

# What these verbs can be about; the others take every item but a stretch of the page.
_TAKES = {Verb.MERGE: "event", Verb.SPLIT: "event", Verb.PROTECT: "entity"}
_MANY = {"event": "events", "entity": "entities"}
_PAGE = "zone"
# What alone can bring in rulings, unless it replaces or confirms another decision.
_RULES = (Verb.MERGE, Verb.SPLIT)
_HEX = frozenset("0123456789abcdef")


def verb_of(name: Verb | str) -> Verb:
    """The verb of that name; InputError with all of them where there is none."""
    known = [verb.value for verb in DECIDED]
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
    """Turns what people say into decisions. Names are looked up on a desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def decision(self, verb: Verb, names: Sequence[str], said: Said) -> Decision:
        """The decision. InputError where a name means nothing or something lacks, RulingError where it cannot stand
        beside those in force."""
        confirmed = self._confirmed(verb, names, said.who)
        if confirmed is not None:
            made = self._made(verb, (), (), said, confirms=confirmed.id)
        elif verb is Verb.UNDO:
            made = self._made(verb, (), (), replace(said, replaces=_only(names, verb)))
        elif verb is Verb.ADD:
            about, others, value = Adding(self._desk).meant(names, said.value)
            made = self._made(verb, about, others, replace(said, value=value))
        else:
            about, others = self._meant(verb, names)
            _require_layers(verb, about)
            if verb is Verb.REJECT:
                self._require_open(about)
            made = self._made(verb, about, self._named(about, said) if verb is Verb.AMEND else others, said)
        if verb in _RULES or made.replaces is not None or confirmed is not None:
            Rulings(self._desk.rulings([*self._desk.decisions, made]))
        return made

    def _made(
        self,
        verb: Verb,
        about: tuple[Subject, ...],
        others: tuple[Subject, ...],
        said: Said,
        confirms: str | None = None,
    ) -> Decision:
        replaced = None if said.replaces is None else self._replaceable(said.replaces)
        # To take back what has no effect yet changes nothing in the record.
        is_pending = replaced in self._desk.pending
        withdrawn = verb is Verb.UNDO and is_pending
        if self._desk.two_person and replaced is not None and replaced.verb in OF_RECORD and not is_pending:
            _require_seconded(verb, replaced)
        try:
            return Decision(
                verb=verb,
                who=said.who,
                when=said.when,
                why=said.why,
                about=about,
                others=others,
                value=said.value,
                replaces=None if replaced is None else replaced.id,
                needs_second=self._desk.two_person and verb in SECONDED and confirms is None and not withdrawn,
                confirms=confirms,
            )
        except ModelError as error:
            raise InputError(f"{error}. See: crossbearing decide --help") from error

    # -- other decisions --------------------------------------------------------------------------------------------

    def _confirmed(self, verb: Verb, names: Sequence[str], who: str) -> Decision | None:
        """The decision that this one confirms, if it does."""
        # The id of an incident begins with a letter that no decision's id has.
        if verb is not Verb.ACCEPT or any(not _HEX.issuperset(name) for name in names):
            return None
        waiting, found = self._desk.pending, self._decision(_only(names, verb))
        name = found.id[:12]
        if found not in waiting:
            seconds = [one.who for one in self._desk.standing if one.confirms == found.id]
            why = f"{seconds[0]} accepted it already" if seconds else "it does not wait for another person"
            raise InputError(f"Decision {name} was to be accepted, and {why}. `crossbearing decisions` tells its state")
        if is_same_person(found.who, who):
            raise InputError(f"Decision {name} was to be accepted by {who}, who made it. Another person has to")
        return found

    def _replaceable(self, name: str) -> Decision:
        """The decision of that name, which no other one in force replaces."""
        found = self._decision(name)
        by = next((one for one in self._desk.standing if one.replaces == found.id), None)
        if by is not None:
            raise InputError(
                f"Decision {found.id[:12]} was asked for, and {by.who} replaced it by {by.id[:12]} ({by.verb}). "
                f"To bring it back: crossbearing decide LEDGER undo {by.id[:12]}"
            )
        return found

    def _decision(self, name: str) -> Decision:
        found = [one for one in self._desk.decisions if len(name) >= ID_START and one.id.startswith(name)]
        if len(found) != 1:
            what = "no decision has" if not found else f"{len(found)} decisions have"
            raise InputError(
                f"{name!r} was asked for and {what} an id that begins so. `crossbearing decisions` lists them"
            )
        return found[0]

    # -- items ------------------------------------------------------------------------------------------------------

    def _meant(self, verb: Verb, names: Sequence[str]) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
        """The items a decision is about, and those it sets them apart from."""
        if verb is Verb.SPLIT:
            return self._split(names)
        refs = [ref for name in names for ref in self._refs(name)[: 1 if verb is Verb.MERGE else None]]
        return tuple(map(self._subject, dict.fromkeys(refs))), ()

    def _split(self, names: Sequence[str]) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
        if len(names) < 2 or ":" in names[0]:
            raise InputError("A split needs an incident's id, and the events to take out of it as REPORT:ITEM")
        incident = self._desk.view.incident(names[0])
        out = list(dict.fromkeys(self._item(name) for name in names[1:]))
        for ref in out:
            if ref not in incident.members:
                raise InputError(f"{ref.doc}:{ref.id} is no event of {incident.id}, which has {_listed(incident)}")
        rest = [ref for ref in incident.members if ref not in out]
        return tuple(map(self._subject, out)), tuple(map(self._subject, rest))

    def _named(self, about: Sequence[Subject], said: Said) -> tuple[Subject, ...]:
        """The items that an amendment names, in each report. InputError where an item cannot be so amended."""
        if said.value is None:
            raise InputError("A decision to amend needs --value FIELD=VALUE: --value type=airstrike")
        amendment = Amendment.of(said.value)
        found: dict[Ref, None] = {}
        for subject in about:
            reading = self._desk.decided(subject.sha256).readings[0]
            item = next(one for one in reading.items() if one.id == subject.id)
            named = item_named(reading, item, amendment)
            amended(item, replace(amendment, named=named))
            if named is not None:
                found[Ref(reading.sha256, reading.doc_id, named)] = None
        return tuple(map(self._subject, found))

    def _require_open(self, about: Sequence[Subject]) -> None:
        """InputError for a name that is protected, which would be seen if it were no entity, and for the publisher."""
        for subject in about:
            reading = self._desk.reading(subject.sha256)
            if subject.id == reading.document.publisher_entity:
                raise InputError(f"{subject.doc}:{subject.id} is the publisher, by whose word every claim is. It stays")
            if self._desk.is_protected(reading, subject.id):
                raise InputError(
                    f"{subject.doc}:{subject.id} is protected, and its name would be seen without it. It stays; where "
                    "it is nobody to protect: crossbearing decide LEDGER amend ... --value protect=no"
                )

    def _refs(self, name: str) -> tuple[Ref, ...]:
        return (self._item(name),) if ":" in name else self._desk.view.incident(name).members

    def _item(self, name: str) -> Ref:
        """The item that `REPORT:ITEM` names; a report is named by its short name or the start of its hash."""
        reading, item = self._desk.report_of(name)
        if not is_added_id(item):
            subject_of(reading, item)
        decided = self._desk.decided(reading.sha256)
        ref = Ref(reading.sha256, reading.doc_id, item)
        if ref in decided.gone:
            raise InputError(
                f"{name!r} was asked for, and it was rejected, or what it hangs on was. Undo that first: "
                "`crossbearing decisions` lists it"
            )
        subject_of(decided.readings[0], item)
        return ref

    def _subject(self, ref: Ref) -> Subject:
        # As it was read, but for claims that people added.
        added = is_added_id(ref.id)
        reading = self._desk.decided(ref.sha256).readings[0] if added else self._desk.reading(ref.sha256)
        return subject_of(reading, ref.id)


def _require_layers(verb: Verb, about: Sequence[Subject]) -> None:
    """InputError where a verb is not for such an item."""
    takes = _TAKES.get(verb)
    for subject in about:
        fits = subject.layer == takes if takes else subject.layer != _PAGE or verb not in OF_RECORD
        if not fits:
            what = f"which takes a report's {_MANY[takes]} alone" if takes else "which takes no stretch of the page"
            name = f"{subject.doc}:{subject.id}"
            raise InputError(f"{name} is {a_layer(subject.layer)}, and was asked for to {verb}, {what}")


def _require_seconded(verb: Verb, replaced: Decision) -> None:
    """InputError where one person alone would take back what stands in the record."""
    if verb not in SECONDED:
        name = replaced.id[:12]
        raise InputError(
            f"Decision {name} to {replaced.verb} was to be replaced by one to {verb}, which waits for nobody. Under "
            f"the two-person rule undo it first: crossbearing decide LEDGER undo {name}"
        )


def _only(names: Sequence[str], verb: Verb) -> str:
    if len(names) != 1:
        raise InputError(f"To {verb} needs the id of one decision. `crossbearing decisions` lists them")
    return names[0]


def _listed(incident: Incident) -> str:
    return ", ".join(f"{ref.doc}:{ref.id}" for ref in incident.members)
