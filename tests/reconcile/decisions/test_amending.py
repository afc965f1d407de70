"""What may be written for a field, and what the item then is."""

from typing import get_args, get_type_hints

import pytest

from crossbearing.errors import InputError
from crossbearing.model.claim import Certainty
from crossbearing.model.event import RoleBasis
from crossbearing.model.figure import Modifier
from crossbearing.model.when import UNKNOWN_WHEN, Precision, When
from crossbearing.reconcile.decisions.amending import Amendment, amended, item_named
from crossbearing.reconcile.decisions.fields import FIELDS
from crossbearing.reconcile.found_again import layer_of
from made import make_reading, make_report


@pytest.fixture
def reading(imprint):
    return make_reading(make_report(), imprint)


def item(reading, key):
    return next(one for one in reading.items() if one.id == key)


def after(reading, key, value):
    """The item as amended."""
    one, amendment = item(reading, key), Amendment.of(value)
    named = item_named(reading, one, amendment)
    return amended(one, Amendment(amendment.field, amendment.text, named))


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("value=14", (14, 14, 14, False)),
        ("value = 1,400", (1400, 1400, 1400, False)),
        ("value=2.5", (2.5, 2.5, 2.5, False)),
        ("modifier=at_least", (12, 12, None, False)),
        ("modifier=more_than", (12, 12, None, True)),
        ("modifier=fewer_than", (12, None, 12, True)),
        ("modifier=about", (12, None, None, False)),
        ("low=none", (12, None, 12, False)),
        ("high=20", (12, 12, 20, False)),
        ("value=0", (0, 0, 0, False)),
    ],
)
def test_the_bounds_of_a_figure_follow_its_value_and_modifier(reading, value, bounds):
    found = after(reading, "q1", value)
    assert (found.value, found.low, found.high, found.strict) == bounds


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("q1", "value=1,2", "a number of zero or more"),
        ("q1", "value=-3", "a number of zero or more"),
        ("q1", "value=inf", "a number of zero or more"),
        ("q1", "low=20", "low 20 above high 12. Amend another field first"),
        ("q1", "modifier=roughly", "one of exact, at_least"),
        ("q1", "span=13 people", "holds what the report itself says"),
        ("q1", "event=e2", "the id of one of the report's events, or none"),
        ("c1", "certainty=hedged", "which cannot be"),
        ("c1", "kind=", "one of fact, accusation"),
        ("ev1", "place=ev1", "the id or key of one of the report's entities, or none"),
        ("ev1", "id=ev2", "What can be amended are type, modality"),
        ("e3", "pseudonym=yes", "must be protected"),
        ("e3", "name=", "some words"),
        ("e3", "name=a\nb", "some words"),
        ("z1", "kind=body", "What can be amended is nothing"),
    ],
)
def test_what_cannot_be_is_one_clear_line_that_says_what_can(reading, key, value, words):
    with pytest.raises(InputError) as refused:
        after(reading, key, value)
    assert words in str(refused.value)


@pytest.mark.parametrize("value", ["", "type", "=airstrike", " = "])
def test_what_is_no_amendment_is_refused(value):
    with pytest.raises(InputError, match="FIELD=VALUE"):
        Amendment.of(value)


def test_a_party_is_named_by_its_id_or_key_and_put_in_its_role_on_the_events_ground(reading):
    for name in ("e3", "person:mayor"):
        role = after(reading, "ev1", f"perpetrator={name}").perpetrator
        assert (role.entity, role.basis) == ("e3", RoleBasis.ALLEGED)
    assert after(reading, "ev1", "place=none").place is None


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2031", Precision.YEAR),
        ("2031-05~", Precision.MONTH),
        ("2031-05-12", Precision.DAY),
        ("2031-05/2031-06", Precision.INTERVAL),
        ("2031-05-12T09:30", Precision.MINUTE),
    ],
)
def test_an_amended_date_says_how_fine_it_is_and_whose_word_it_is(reading, text, precision):
    date = after(reading, "ev1", f"date={text}").date
    assert (date.edtf, date.precision, date.span, date.why) == (text, precision, None, "as a person decided")


def test_a_hedge_may_be_taken_from_a_claim(reading):
    assert after(reading, "c1", "certainty=asserted").certainty is Certainty.ASSERTED
    assert after(reading, "c1", "holder=e2").last.entity == "e2"


def test_every_choice_of_every_field_is_a_value_of_the_model(reading):
    for one in reading.items():
        for name, field in FIELDS.get(layer_of(one), {}).items():
            if name == "modifier":
                assert {after(reading, one.id, f"modifier={kind}").modifier for kind in Modifier} == set(Modifier)
            elif field.words.startswith("one of ") and name != "certainty":
                choices = field.words.removeprefix("one of ").split(", ")
                assert [getattr(after(reading, one.id, f"{name}={kind}"), name) for kind in choices] == choices


def test_whatever_may_be_none_can_be_and_the_item_stays_one_of_its_model(reading):
    for one in reading.items():
        hints = get_type_hints(type(one))
        for name, field in FIELDS.get(layer_of(one), {}).items():
            if field.may_lack and name in hints:
                value = getattr(after(reading, one.id, f"{name}=none"), name)
                assert isinstance(value, When) or type(None) in get_args(hints[name])
    assert after(reading, "ev1", "date=none").date == UNKNOWN_WHEN
