from pathlib import Path

import pytest

from crossbearing.extract.words.lemma import Lemmas, load_lemmas, save_lemmas
from crossbearing.train.lemmas import learn_lemmas
from crossbearing.train.treebank import read_treebank


@pytest.fixture
def lemmas(treebank: Path) -> Lemmas:
    return learn_lemmas(read_treebank(treebank))


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("said", "VBD", "say"),
        ("fell", "VBD", "fall"),
        ("fled", "VBN", "flee"),
        ("struck", "VBN", "strike"),
        ("gunmen", "NNS", "gunman"),
        ("besieged", "VBN", "besiege"),
        ("patrolling", "VBG", "patrol"),
        ("KILLED", "VBN", "kill"),
        ("stopping", "VBG", "stop"),
    ],
)
def test_listed_and_built_forms_are_known_without_a_corpus(lemmas: Lemmas, form: str, tag: str, lemma: str) -> None:
    assert lemmas.find(form, tag) == lemma


def test_the_table_survives_its_file(lemmas: Lemmas, tmp_path: Path) -> None:
    path = tmp_path / "lemmas.json"
    save_lemmas(lemmas, path)
    first = path.read_bytes()
    assert load_lemmas(path) == lemmas
    save_lemmas(load_lemmas(path), path)
    assert path.read_bytes() == first
