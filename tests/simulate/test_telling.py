import subprocess
import sys
from collections import Counter
from itertools import islice, pairwise

from crossbearing.model.event import ATTACKS
from crossbearing.model.figure import Category
from crossbearing.model.silence import SilenceKind
from crossbearing.simulate.telling import tell
from crossbearing.simulate.world import World
from simulated import WORLD, incidents, tolds

HASHED = """
from hashlib import sha256
from crossbearing.simulate.telling import tell
from crossbearing.simulate.world import World
digest = sha256()
for told in tell(World.of(9, 120)):
    digest.update(repr((told.report, told.reading, told.truth)).encode())
print(digest.hexdigest())
"""


def test_every_process_tells_the_same_whatever_its_hash_seed():
    def hashed(seed: str) -> str:
        command = [sys.executable, "-c", HASHED]
        return subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}).stdout

    assert len(hashed("1")) == 65
    assert hashed("1") == hashed("2")


def test_a_world_is_told_as_it_is_asked_for():
    assert len(list(islice(tell(World.of(1, 10_000_000)), 30))) == 30


def test_every_quote_stands_at_its_offsets_and_every_report_has_its_own_name():
    for told in tolds():
        told.reading.require_grounded(told.text)
        assert told.reading.sha256 == told.report.sha256
    assert len({told.id for told in tolds()}) == len({told.reading.sha256 for told in tolds()}) == len(tolds())


def test_reports_come_in_order_and_none_before_what_it_tells():
    assert all(one.published <= other.published for one, other in pairwise(tolds()))
    for told in tolds():
        for incident in told.truth.events.values():
            if not incident.startswith("week:"):
                assert incidents()[incident].day.isoformat() <= told.published


def test_each_item_has_its_truth():
    for told in tolds():
        reading, truth = told.reading, told.truth
        assert {one.id for one in reading.events} == set(truth.events)
        assert {one.id for one in reading.quantities} == set(truth.figures)
        assert {one.id for one in reading.claims} == set(truth.origins)
        assert {one.id for one in reading.silences} == set(truth.silences)
        assert {one.id for one in reading.agreements} == set(truth.agreements)
        assert {one.id for one in reading.place_status} == set(truth.statuses)
        assert all(event.place is None or event.place in truth.places for event in reading.events)


def test_no_report_tells_one_incident_twice():
    assert all(len(told.truth.events) == len(set(told.truth.events.values())) for told in tolds())


def test_a_silent_outlet_never_tells():
    tellers = {(incident, told.outlet) for told in tolds() for incident in told.truth.events.values()}
    silent = {(one.id, outlet.id) for one in incidents().values() for outlet in WORLD.war(one.war).silent(one)}
    assert len(silent) > 1_000
    assert tellers.isdisjoint(silent)


def test_whom_a_report_calls_silent_did_not_speak():
    spoken = {origin.rsplit("/", 1)[0] for told in tolds() for origin in told.truth.origins.values()}
    names = {outlet.name: outlet.id for outlet in WORLD.wars[0].outlets}
    tellers = {(incident, told.outlet) for told in tolds() for incident in told.truth.events.values()}
    kinds = Counter()
    for told in tolds():
        entities = {entity.id: entity for entity in told.reading.entities}
        for silence in told.reading.silences:
            kinds[silence.kind] += 1
            incident = told.truth.silences[silence.id]
            if silence.kind is SilenceKind.DID_NOT_REPORT:
                assert (incident, names[entities[silence.who].name]) not in tellers
            elif silence.kind is SilenceKind.NO_COMMENT:
                army = entities[silence.who].key == "actor:army"
                who = ("army", "government") if army else ("rebels", "rebels")
                assert spoken.isdisjoint(f"{incident}/{speaker}" for speaker in who)
    assert len(kinds) == 3


def shingles(text: str) -> set[tuple[str, ...]]:
    words = text.split("\n\n", 2)[2].split()
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))


def test_copies_come_later_and_say_nearly_the_same():
    by_id = {told.id: told for told in tolds()}
    copies = [told for told in tolds() if told.truth.copy_of]
    assert len(copies) > 300
    for copy in copies:
        original = by_id[copy.truth.copy_of]
        assert original.truth.copy_of is None
        assert original.published <= copy.published
        assert original.outlet != copy.outlet
        short, long = sorted((shingles(copy.text), shingles(original.text)), key=len)
        assert len(short & long) >= 0.5 * len(short)


def test_several_outlets_quote_one_speaker_in_words_of_their_own():
    quoting = {}
    for told in tolds():
        if told.truth.copy_of is None:
            for origin in told.truth.origins.values():
                quoting.setdefault(origin, set()).add(told.outlet)
    assert sum(len(outlets) > 1 for outlets in quoting.values()) > 100


def test_a_sum_belongs_to_its_week_and_to_no_incident():
    sums = 0
    for told in tolds():
        figures = {figure.id: figure for figure in told.reading.quantities}
        for event in told.reading.events:
            scopes = {told.truth.figures[figure].scope for figure in event.casualties}
            week = told.truth.events[event.id].startswith("week:")
            sums += week
            assert scopes <= ({"sum"} if week else {"incident", "part"})
        for figure, truth in told.truth.figures.items():
            if truth.scope in ("sum", "period", "owed") and truth.incident is not None:
                assert figures[figure].event is None
    assert sums > 20


def test_a_correction_takes_back_what_an_earlier_report_of_the_outlet_said():
    by_id = {told.id: told for told in tolds()}
    corrections = [told for told in tolds() if told.truth.corrects]
    assert corrections
    for told in corrections:
        earlier = by_id[told.truth.corrects]
        (relation,) = told.reading.relations
        wrong = next(figure for figure in told.reading.quantities if figure.id == relation.o)
        assert told.truth.figures[relation.o].scope == "withdrawn"
        assert earlier.outlet == told.outlet
        assert wrong.value in {figure.value for figure in earlier.reading.quantities}
        assert told.reading.document.genre == "correction"


def test_outlets_of_a_side_tell_more_of_what_it_suffered_than_of_what_it_did():
    told_of = Counter()
    attacks = Counter(one.by for one in incidents().values() if one.type in ATTACKS)
    for told in tolds():
        if told.outlet.endswith("news-agency") and told.truth.copy_of is None:
            found = (incidents().get(incident) for incident in told.truth.events.values())
            told_of.update(one.by for one in found if one is not None and one.type in ATTACKS)
    assert told_of["rebels"] / attacks["rebels"] > 2 * told_of["government"] / attacks["government"]


def test_dates_and_places_are_told_at_several_precisions():
    dates = Counter(event.date.precision for told in tolds() for event in told.reading.events)
    kinds = Counter(place.kind for told in tolds() for place in told.truth.places.values())
    assert {"day", "week", "month", "interval"} <= set(dates)
    assert dates["day"] > sum(dates.values()) / 2
    assert {"city", "governorate", "district"} <= set(kinds)


def test_most_incidents_are_told_with_their_true_number_by_somebody():
    final = {one.id: one.count(Category.KILLED) for one in incidents().values()}
    given = {}
    for told in tolds():
        for figure in told.reading.quantities:
            truth = told.truth.figures[figure.id]
            if truth.scope == "incident" and figure.category is Category.KILLED:
                given.setdefault(truth.incident, []).append(figure)
    right = [any(figure.value == final[incident] for figure in figures) for incident, figures in given.items()]
    assert 0.5 < sum(right) / len(right) < 1


def test_zero_killed_is_a_figure_where_nobody_died():
    zeros = 0
    for told in tolds():
        for figure in told.reading.quantities:
            if figure.value == 0 and figure.category is Category.KILLED:
                zeros += 1
                assert told.truth.figures[figure.id].final == 0
                assert figure.span.quote == "no one"
    assert zeros > 5
