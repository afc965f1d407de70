"""Reconciles all reports of an invented war, of which the truth is known, and says how well and at what cost."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context

from crossbearing.evaluate.coreference_score import Rate, b_cubed
from crossbearing.evaluate.memory import peak_megabytes
from crossbearing.evaluate.simulated_tolls import Case, Error, Share, TrueTolls, closed, errors, held, tally_of, width
from crossbearing.model.incident import Ref
from crossbearing.model.place import Fix, Nearness, Place
from crossbearing.model.reading import Reading
from crossbearing.model.reprint import Reprint
from crossbearing.reconcile.linking.groups import Group
from crossbearing.reconcile.linking.linker import Linker
from crossbearing.reconcile.origins import Origins
from crossbearing.reconcile.tallies.policies import Policy
from crossbearing.reconcile.tallies.tallies import tallies_of
from crossbearing.simulate.telling import tell
from crossbearing.simulate.told import Told
from crossbearing.simulate.world import World

SEED = 1


@dataclass(frozen=True, slots=True)
class WarScore:
    """What came out for one world: how events were linked, how tallies hold the truth, seconds, and memory.

    `peak` is the most that the process held, in megabytes.
    """

    incidents: int
    reports: int
    events: int
    links: Rate
    held: Share
    closed: Share
    width: float
    settled: tuple[Error, ...]
    every: tuple[Error, ...]
    linking: float
    tallying: float
    peak: float

    @property
    def linking_each(self) -> float:
        """Microseconds of processor time to link one event."""
        return 1e6 * self.linking / self.events

    @property
    def tallying_each(self) -> float:
        """Microseconds of processor time for the tallies, per event."""
        return 1e6 * self.tallying / self.events


def measure_wars(sizes: Sequence[int], *, seed: int = SEED) -> Iterator[WarScore]:
    """The score of a world of each size, each in a process of its own, so that its memory can be told."""
    for size in sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            yield pool.submit(measure_war, size, seed=seed).result()


def measure_war(size: int, *, seed: int = SEED) -> WarScore:
    """The score of one world. Reports come in one after the other, as they would into a ledger."""
    known = _Known()
    linker = Linker(fixes=known.fixes)
    linking = 0.0
    for told in tell(World.of(seed, size)):
        seen = known.take(told)
        start = time.process_time()
        linker.add([seen])
        linking += time.process_time() - start
    start = time.process_time()
    groups = linker.groups()
    linking += time.process_time() - start
    start = time.process_time()
    origins = Origins(known.readings, known.reprints)
    cases = list(_cases(groups, known, origins))
    tallying = time.process_time() - start
    return WarScore(
        incidents=size,
        reports=len(known.readings),
        events=len(known.incident_of),
        links=b_cubed(_group_of(groups), known.incident_of),
        held=held(cases),
        closed=closed(cases),
        width=width(cases),
        settled=tuple(errors(cases, settled=True)),
        every=tuple(errors(cases, settled=False)),
        linking=linking,
        tallying=tallying,
        peak=peak_megabytes(),
    )


@dataclass(slots=True)
class _Known:
    """What is kept of the reports, and the truth of them."""

    readings: list[Reading] = field(default_factory=list)
    reprints: list[Reprint] = field(default_factory=list)
    incident_of: dict[tuple[str, str], str] = field(default_factory=dict)
    tolls: TrueTolls = field(default_factory=TrueTolls)
    _refs: dict[str, Ref] = field(default_factory=dict)
    _places: Mapping[str, Place] = field(default_factory=dict)

    def take(self, told: Told) -> Reading:
        """What linking and tallies look at of a report; text, zones and terms are let go of.

        Which report repeats which is taken from the truth: the invented texts are of one hand, and alike all over.
        """
        reading = told.reading
        seen = replace(
            reading, zones=(), quotes=(), pairs=(), silences=(), agreements=(), place_status=(), relations=()
        )
        self._places = told.truth.places
        self.readings.append(seen)
        ref = self._refs[reading.doc_id] = Ref(reading.sha256, reading.doc_id, "")
        if told.truth.copy_of is not None:
            self.reprints.append(Reprint(self._refs[told.truth.copy_of], ref, 1.0))
        for event, incident in told.truth.events.items():
            self.incident_of[reading.sha256, event] = incident
        self.tolls.add(told)
        return seen

    def fixes(self, reading: Reading) -> dict[str, Fix]:
        """Where the places of the report taken last lie."""
        return {
            key: Fix(place, place.lat, place.lon, place.extent, Nearness.AT, 1.0, "as the war has it")
            for key, place in self._places.items()
            if place.lat is not None and place.lon is not None
        }


def _group_of(groups: Sequence[Group]) -> dict[tuple[str, str], int]:
    return {(one.ref.sha256, one.ref.id): number for number, group in enumerate(groups) for one in group.members}


def _cases(groups: Sequence[Group], known: _Known, origins: Origins) -> Iterator[Case]:
    """Each toll with the tally of the group that has most of the incident's events, the first of two."""
    own: dict[str, tuple[int, int]] = {}
    for number, group in enumerate(groups):
        told = (known.incident_of.get((one.ref.sha256, one.ref.id)) for one in group.members)
        for incident, count in Counter(one for one in told if one is not None).items():
            own[incident] = max(own.get(incident, (0, 0)), (count, -number))
    by_group = [tallies_of(group.members, origins, Policy()) for group in groups]
    tallies = {incident: by_group[-number] for incident, (_, number) in own.items()}
    for (incident, category), true in known.tolls.final.items():
        printed = (incident, category) in known.tolls.printed
        yield Case(true, printed, tally_of(tallies.get(incident, ()), category))
