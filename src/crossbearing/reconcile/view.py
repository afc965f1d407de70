"""All that can be said of some reports together, worked out when first asked for."""

# Invariant: a view is a pure function of readings and options; it keeps nothing and changes nothing.

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module

from crossbearing.model.contradiction import Contradiction
from crossbearing.model.course import Correction, Dependence, Spell, Step
from crossbearing.model.deal import Deal
from crossbearing.model.heard import Heard
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.outline import Outline
from crossbearing.model.queued import Queued
from crossbearing.model.reading import Reading
from crossbearing.model.reprint import Reprint
from crossbearing.model.ruling import Ruling
from crossbearing.model.silence import ToldSilence
from crossbearing.model.source import Source
from crossbearing.model.watch import Unsaid, Watched
from crossbearing.reconcile.agreements.deals import find_deals
from crossbearing.reconcile.as_of import out_by
from crossbearing.reconcile.contradictions.find import find_contradictions
from crossbearing.reconcile.corrections import find_corrections
from crossbearing.reconcile.dependence import find_dependence
from crossbearing.reconcile.grades import grading
from crossbearing.reconcile.incidents import Rules, find_incidents
from crossbearing.reconcile.keys import place_skeleton, skeleton_of
from crossbearing.reconcile.linking.told import Fixes
from crossbearing.reconcile.named import named
from crossbearing.reconcile.origins import Origins
from crossbearing.reconcile.place_history import place_history
from crossbearing.reconcile.protection import protected_everywhere
from crossbearing.reconcile.queue.queue import Queue
from crossbearing.reconcile.queue.unsure_places import UnsurePlaces
from crossbearing.reconcile.silences import heard_on, outline_of, unsaid
from crossbearing.reconcile.sources.find import find_sources
from crossbearing.reconcile.tallies.policies import Policy, policy_of
from crossbearing.reconcile.tallies.weighing import Weighing, weighing_of


@dataclass(frozen=True, slots=True)
class Options:
    """How to look: by which policy of figures and of grades, as of which day (EDTF), under which rulings.

    `as_of` is a day of the world: what was published by then counts. `known_on` is a day of the ledger: it is looked at
    as it stood then, with the reports, readings and decisions that had been added; `Ledger.view` sees to that.
    `chosen` are the figures that a person accepted or amended.
    """

    policy: Policy = field(default_factory=Policy)
    grading: str = "airwars"
    as_of: str | None = None
    known_on: str | None = None
    rulings: tuple[Ruling, ...] = ()
    chosen: frozenset[Ref] = frozenset()

    @classmethod
    def of(
        cls,
        *,
        policy: str = "range",
        grading: str = "airwars",
        as_of: str | None = None,
        known_on: str | None = None,
    ) -> "Options":
        """The options a person wrote."""
        return cls(policy_of(policy), grading, as_of, known_on)


class View:
    """The reports that were out by a day, and what they say together."""

    def __init__(
        self,
        readings: Sequence[Reading],
        *,
        fixes: Fixes | None = None,
        options: Options | None = None,
    ) -> None:
        self.options = Options() if options is None else options
        self.readings = out_by(protected_everywhere(readings), self.options.as_of)
        self._fixes = None if fixes is None else UnsurePlaces(fixes)

    @cached_property
    def by_hash(self) -> dict[str, Reading]:
        """The readings by the hash of their reports, as references name them."""
        return {reading.sha256: reading for reading in self.readings}

    @cached_property
    def reprints(self) -> list[Reprint]:
        """Reports that repeat another one's text, and so add no origin of their own."""
        # Fetched by name, so that what only looks things up does not wait for the libraries of numbers.
        find_reprints = import_module("crossbearing.reconcile.reprints").find_reprints
        found: list[Reprint] = find_reprints(self.readings)
        return found

    @cached_property
    def origins(self) -> Origins:
        """Which independent source each claim rests on."""
        return Origins(self.readings, self.reprints)

    @cached_property
    def incidents(self) -> list[Incident]:
        """Every incident with its tallies, accounts and grade, in order of date and place."""
        rules = Rules(self.options.policy, grading(self.options.grading), self.options.rulings)
        return find_incidents(self.readings, rules, origins=self.origins, fixes=self._fixes)

    @cached_property
    def contradictions(self) -> list[Contradiction]:
        """Where sources cannot all be right, and why."""
        return find_contradictions(self.readings, self.incidents, self.origins)

    @cached_property
    def deals(self) -> list[Deal]:
        """Every agreement under all its names, with what each duty owes, what was done of it and who broke it."""
        return find_deals(self.readings, origins=self.origins)

    @cached_property
    def corrections(self) -> list[Correction]:
        """What reports take back."""
        return find_corrections(self.readings)

    @cached_property
    def dependence(self) -> list[Dependence]:
        """Claims of several reports that rest on one source."""
        return find_dependence(self.readings, self.incidents, self.origins)

    @cached_property
    def places(self) -> dict[str, list[Spell]]:
        """By place its status over time."""
        return place_history(self.readings, self.origins)

    @cached_property
    def outlines(self) -> list[Outline]:
        """Every report in short."""
        return [outline_of(reading) for reading in self.readings]

    @cached_property
    def sources(self) -> list[Source]:
        """Every outlet and every named holder, with how each stands to the others, those with most reports first."""
        return find_sources(self.readings, self.incidents, self.contradictions, self.corrections, self.origins)

    @cached_property
    def heard(self) -> list[Heard]:
        """By incident who was heard on it."""
        return [heard_on(incident, self.by_hash) for incident in self.incidents]

    @cached_property
    def silences(self) -> list[ToldSilence]:
        """Every silence that a report tells."""
        return [
            ToldSilence(Ref(reading.sha256, reading.doc_id, silence.id), silence)
            for reading in self.readings
            for silence in reading.silences
        ]

    @cached_property
    def queue(self) -> list[Queued]:
        """What a person should look at, with every reason, the weightiest first."""
        found = Queue(self.by_hash, self.incidents, self.contradictions, self.silences, self._unsure)
        return found.things()

    def _unsure(self, reading: Reading) -> frozenset[str]:
        """The places of a reading that may well be others of their names."""
        return frozenset() if self._fixes is None else self._fixes.of(reading)

    def incident(self, name: str) -> Incident:
        """The incident of that id, or of the only id that begins so; InputError where there is none or more."""
        return named(name, self.incidents, "incident")

    def deal(self, name: str) -> Deal:
        """The deal of that id, or of the only id that begins so; InputError where there is none or more."""
        return named(name, self.deals, "agreement")

    def place(self, name: str) -> list[Spell]:
        """The status over time of a place, however its name is spelled."""
        wanted = place_skeleton(name)
        return next((spells for key, spells in self.places.items() if skeleton_of(key) == wanted), [])

    def history(self, incident: Incident) -> tuple[Step, ...]:
        """The incident's tallies as its reports came in."""
        return self.weighing(incident).history(self.options.policy)

    def weighing(self, incident: Incident) -> Weighing:
        """The counts of an incident as they came in, for any policy."""
        return weighing_of(incident, self.by_hash, self.origins, self.options.chosen)

    def unsaid(self, watch: Sequence[Watched]) -> list[Unsaid]:
        """Which watched outlets and parties said nothing of an incident they cover."""
        return unsaid(watch, self.heard, self.outlines)
