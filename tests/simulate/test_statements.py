from math import ceil, floor, inf

import pytest

from crossbearing.simulate.incident import CIVILIANS
from crossbearing.simulate.statements import statements
from simulated import WORLD, incidents


def said():
    for incident in incidents().values():
        for statement in statements(WORLD.war(incident.war), incident):
            yield incident, statement


def test_each_incident_has_an_account_and_the_same_one_each_time():
    for incident in incidents().values():
        found = statements(WORLD.war(incident.war), incident)
        assert any(not one.denies for one in found)
        assert found == statements(WORLD.war(incident.war), incident)


def test_no_count_strays_further_from_what_is_known_than_its_speaker_leans():
    checked = 0
    for incident, statement in said():
        for count in statement.counts:
            toll = next(t for t in incident.tolls if (t.category, t.part) == (count.category, count.part))
            if not count.part:
                least, most = statement.speaker.lean(incident, toll)
                vague = 2.5 if count.modifier == "about" else 0
                low = count.low if count.low is not None else count.value - vague
                high = inf if count.high is None else count.high
                assert low <= ceil(count.known * most)
                assert high >= floor(count.known * least)
                checked += 1
    assert checked > 1_000


def test_a_part_is_less_than_the_whole_it_is_of():
    for _, statement in said():
        if statement.part is not None:
            whole = next(count for count in statement.counts if not count.part)
            assert statement.part.value < (whole.high or whole.value + 10)


def test_only_who_is_accused_denies_and_nobody_counts_while_denying():
    denials = [(incident, one) for incident, one in said() if one.denies]
    assert denials
    for incident, one in denials:
        assert one.counts == ()
        assert one.speaker.side == incident.by
        assert incident.against == CIVILIANS


@pytest.mark.parametrize("kind", ["army", "rebels"])
def test_a_side_never_owns_up_to_an_attack_of_the_other(kind):
    for incident, one in said():
        if one.speaker.kind == kind and one.blames == one.speaker.side:
            assert incident.by == one.speaker.side
