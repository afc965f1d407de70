import pytest

from crossbearing.errors import ModelError
from crossbearing.model.claim import Certainty, Claim, ClaimKind, Form, Link
from crossbearing.model.entity import Entity, EntityType
from crossbearing.model.figure import Category, Figure, Modifier
from crossbearing.model.pair import Pair, PairType
from crossbearing.model.reading import Imprint, Reading
from crossbearing.model.span import Span

TWELVE = Span("12 people", 0, 9)


def figure(**changes):
    fields = {"value": 12, "low": 12, "high": 12, "strict": False, "modifier": Modifier.EXACT} | changes
    return Figure("q1", TWELVE, unit="persons", counts="people", category=Category.KILLED, **fields)


@pytest.mark.parametrize("changes", [{"value": -1}, {"low": 15, "high": 12}, {"low": -3}])
def test_a_figure_that_cannot_be_true_cannot_be_built(changes):
    with pytest.raises(ModelError):
        figure(**changes)


def test_zero_is_a_figure_and_unknown_is_none():
    assert figure(value=0, low=0, high=0).value == 0
    assert figure(value=None, low=None, high=None).value is None


@pytest.mark.parametrize(("certainty", "hedge"), [(Certainty.HEDGED, None), (Certainty.ASSERTED, TWELVE)])
def test_a_hedged_claim_shows_its_hedge_and_no_other_has_one(certainty, hedge):
    with pytest.raises(ModelError):
        Claim(
            "c1", (Link(None, None, None),), (TWELVE,), Form.NARRATOR, ClaimKind.FACT, certainty=certainty, hedge=hedge
        )


def test_a_claim_needs_a_holder_and_content():
    with pytest.raises(ModelError):
        Claim("c1", (), (TWELVE,), Form.NARRATOR, ClaimKind.FACT)


def test_an_alias_is_always_protected():
    with pytest.raises(ModelError, match="must be protected"):
        Entity("e1", "person:abu-x", "Abu X", EntityType.PERSON, (), pseudonym=True, protect=False)


def test_nothing_stands_against_itself():
    with pytest.raises(ModelError):
        Pair("p1", PairType.DENIAL, "c1", "c1", "whether")


def test_ids_are_unique_within_a_reading(imprint: Imprint):
    with pytest.raises(ModelError, match="Two items"):
        Reading("r", "r.txt", "0" * 64, imprint, quantities=(figure(), figure()))
