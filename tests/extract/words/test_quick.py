"""The quick ways through the shipped pipeline give what spaCy gives by itself."""

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from crossbearing.errors import SetupError
from crossbearing.extract.words.grammar import shipped_folder
from crossbearing.extract.words.quick_names import QuickNames, quick_names
from crossbearing.extract.words.quick_trees import PARSER, QuickTrees, quick_trees
from crossbearing.extract.words.vectors import quicken

SENTENCES = [
    "Gunmen killed three farmers near Orra on Monday.",
    "The Hill Post said that Colonel Dara Voss of the Third Brigade had met Anna Lind in New Tessaly.",
    "No.",
    "UN",
    "Rebels of the Northern Front left Durra, Sarn and Lower Velm; the Red Crescent took 40 wounded to Port Hallin.",
    "Officials from Norvia, Sweden and the United Nations met in Geneva",
    *(f"On day {day} shells fell on Hill {day} near Lake Orra, Mayor Jon Berg said." for day in range(80)),
]


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(shipped_folder())


@pytest.fixture(scope="module")
def quick() -> Language:
    nlp = spacy.load(shipped_folder())
    quicken(nlp)
    return nlp


def read(nlp: Language) -> list[Doc]:
    return list(nlp.pipe(SENTENCES, batch_size=17))


def marks(docs: list[Doc]) -> list[list[tuple[str, str, int, str]]]:
    return [[(word.tag_, word.pos_, word.head.i, word.dep_) for word in doc] for doc in docs]


def names(docs: list[Doc]) -> list[list[tuple[int, int, str]]]:
    return [[(name.start, name.end, name.label_) for name in doc.ents] for doc in docs]


def test_a_quickened_pipeline_tags_parses_and_names_as_before(plain: Language, quick: Language) -> None:
    before, after = read(plain), read(quick)
    assert (marks(after), names(after)) == (marks(before), names(before))


def test_a_sentences_vectors_are_the_same_in_any_company(quick: Language) -> None:
    together = read(quick)
    alone = [quick(sentence) for sentence in SENTENCES[:8]]
    assert all(np.array_equal(a.tensor, b.tensor) for a, b in zip(alone, together, strict=False))


def test_forgetting_words_changes_nothing(quick: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read(quick)
    monkeypatch.setattr("crossbearing.extract.words.vectors.WORDS_KEPT", 40)
    forgetful = spacy.load(shipped_folder())
    quicken(forgetful)
    assert all(np.array_equal(a.tensor, b.tensor) for a, b in zip(read(forgetful), before, strict=True))


def test_names_found_all_at_once_are_those_found_word_by_word(plain: Language, quick: Language) -> None:
    recogniser = quick_names(quick)
    assert isinstance(recogniser, QuickNames)
    assert recogniser(read(quick)) == names(read(plain))
    assert recogniser([]) == [] and recogniser([quick.make_doc("")]) == [[]]


def test_trees_built_with_the_lock_held_are_those_the_parser_builds(plain: Language, quick: Language) -> None:
    builder = quick_trees(quick, ["ner"])
    assert isinstance(builder, QuickTrees)
    with quick.select_pipes(disable=[PARSER, "ner"]):
        docs = read(quick)
    builder(docs)
    assert marks(docs) == marks(read(plain))
    builder([quick.make_doc("")])


def test_a_parser_that_others_build_on_keeps_its_place(quick: Language) -> None:
    assert quick_trees(quick, []) is None
    assert quick_trees(spacy.blank("en"), []) is None


def test_a_pipeline_of_another_build_stays_as_it_is() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    quicken(nlp)
    assert quick_names(nlp) is None


def test_a_quickened_pipeline_cannot_be_trained(quick: Language) -> None:
    model = quick.get_pipe("tok2vec").model
    _, train = model.begin_update([quick.make_doc("Rebels left.")])
    with pytest.raises(SetupError, match="train"):
        train([])
