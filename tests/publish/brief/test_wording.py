from dataclasses import replace

import pytest
from made_outgoing import HILL, TOWN, killed, passage

from crossbearing.model.figure import Modifier
from crossbearing.publish.brief.wording import bounds, edtf_words, figure, listed, many, place, quote, speaker


@pytest.mark.parametrize(
    "edtf, said",
    [
        ("2016-11-17", "17 November 2016"),
        ("2016-11", "November 2016"),
        ("2016", "2016"),
        ("2016~", "about 2016"),
        ("2016-11?", "November 2016 (uncertain)"),
        ("2016-11-17T06:30Z", "17 November 2016, 06:30 UTC"),
        ("2013~/2016-11-16", "about 2013 to 16 November 2016"),
        ("2031-03/..", "since March 2031"),
        ("/2016", "until 2016"),
        (None, "date unknown"),
    ],
)
def test_dates_read_as_people_write_them(edtf, said):
    assert edtf_words(edtf) == said


@pytest.mark.parametrize(
    "low, high, said",
    [
        (9, 12, "9 to 12"),
        (9, 9, "9"),
        (1900, None, "at least 1,900"),
        (None, 4, "at most 4"),
        (0, 0, "0"),
        (None, None, "no number"),
    ],
)
def test_bounds_read_as_people_write_them(low, high, said):
    assert bounds(low, high) == said


@pytest.mark.parametrize(
    "by, said",
    [
        ("residents", "residents"),
        ("He", "somebody it quotes"),
        ("we", "Hill Post"),
        (None, "Hill Post"),
        ("word " * 40, f"{'word ' * 16}".rstrip() + " ..."),
    ],
)
def test_who_gives_a_figure_is_named(by, said):
    assert speaker(replace(killed(12), said_by=by)) == said


@pytest.mark.parametrize(
    "changes, said",
    [
        ({}, "12"),
        ({"modifier": Modifier.AT_LEAST}, "at least 12"),
        ({"modifier": Modifier.RANGE, "low": 9, "high": 12}, "9 to 12"),
        ({"value": None, "low": 12, "high": 24}, "12 to 24"),
        ({"value": None, "low": None, "high": None}, "“12 people”"),
    ],
)
def test_a_figure_keeps_its_bounds(changes, said):
    assert figure(replace(killed(12), **changes)) == said


def test_a_place_that_is_withheld_is_said_to_be():
    assert place(replace(TOWN, name="[…]", admin1=None)) == "place withheld"
    assert place(replace(TOWN, rounded="to the town")) == "Tall Nur (Homs), rounded"


def test_long_quotes_are_cut_at_a_word():
    said = quote(passage("word " * 100, HILL))
    assert said.endswith("word ...")
    assert len(said) < 230


def test_lists_and_counts_read_as_people_write_them():
    assert listed(["a", "b", "a", "c"]) == "a, b and c"
    assert listed([]) == ""
    assert (many(1, "duty", "duties"), many(2, "duty", "duties"), many(1200, "report")) == (
        "1 duty",
        "2 duties",
        "1,200 reports",
    )
