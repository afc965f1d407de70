"""What counts as right when rules are judged on annotated reports."""

import json
import tomllib
from pathlib import Path

import pytest

from crossbearing.errors import SetupError
from crossbearing.train.confidence import Anchor, train_confidence

ANNOTATED = Path(__file__).parents[1] / "annotated"


@pytest.mark.parametrize(
    ("gold", "fits"),
    [
        (Anchor("events", "shelling", frozenset({8, 9})), True),
        (Anchor("events", "airstrike", frozenset({8, 9})), False),
        (Anchor("figures", "shelling", frozenset({8, 9})), False),
        (Anchor("events", "shelling", frozenset({1, 2})), False),
    ],
)
def test_an_item_is_right_when_layer_and_kind_are_the_same_and_words_overlap(gold, fits):
    assert Anchor("events", "shelling", frozenset({9, 10})).fits(gold) is fits


@pytest.mark.parametrize(
    ("content", "source", "fits"),
    [
        (frozenset(range(20)), frozenset({30}), True),
        (frozenset(range(60)), frozenset({30}), False),
        (frozenset(range(20)), frozenset({90}), False),
        (frozenset(range(20)), frozenset(), False),
    ],
)
def test_a_claim_is_right_when_half_its_content_and_its_source_are(content, source, fits):
    ours = Anchor("claims", "", frozenset(range(22)), frozenset({30, 31}))
    assert ours.fits(Anchor("claims", "", content, source)) is fits


def test_counts_never_exceed_what_was_given(tmp_path):
    for part, name in (("docs", "b1.txt"), ("gold", "b1.json")):
        (tmp_path / part).mkdir()
        (tmp_path / part / name).write_bytes((ANNOTATED / part / name).read_bytes())
    train_confidence(tmp_path, tmp_path)
    rules = tomllib.loads((tmp_path / "confidence.toml").read_text())["rules"]
    gold = json.loads((tmp_path / "gold" / "b1.json").read_text())
    assert all(right <= given for right, given in rules.values())
    assert 0 < rules["events"][0] <= len(gold["events"])


def test_a_folder_without_gold_is_refused_in_one_line(tmp_path):
    with pytest.raises(SetupError, match="no folders docs and gold"):
        train_confidence(tmp_path, tmp_path)
