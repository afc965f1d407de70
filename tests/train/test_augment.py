from pathlib import Path
from random import Random

import pytest

from crossbearing.train.augment import vary
from crossbearing.train.treebank import GoldSentence, read_treebank


@pytest.fixture
def variants(treebank: Path) -> list[GoldSentence]:
    rng = Random(3)
    first = next(read_treebank(treebank))
    return [vary(first, rng) for _ in range(300)]


@pytest.mark.parametrize(
    "shape",
    [
        "“They don’t stop — ever,” she said.",
        "“They don’t stop—ever,” she said.",
        "“They don’t stop – ever,” she said.",
        "''They don't stop -- ever,'' she said.",
        '"THEY DON\'T STOP -- EVER," SHE SAID.',
        "“they don’t stop -- ever,” she said.",
    ],
)
def test_news_typography_turns_up(variants: list[GoldSentence], shape: str) -> None:
    assert shape in {sentence.text for sentence in variants}


def test_trees_stay_what_they_were(variants: list[GoldSentence], treebank: Path) -> None:
    gold = [(token.head, token.dep, token.tag) for token in next(read_treebank(treebank)).tokens]
    for sentence in variants:
        found = [(token.head, token.dep, token.tag) for token in sentence.tokens]
        assert found == gold[: len(found)]
        assert len(found) >= len(gold) - 1


def test_the_same_seed_varies_the_same_way(treebank: Path) -> None:
    sentences = list(read_treebank(treebank))
    assert [vary(s, Random(5)) for s in sentences] == [vary(s, Random(5)) for s in sentences]
