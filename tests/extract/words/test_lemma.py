import pytest

from crossbearing.extract.words.grammar import shipped_folder
from crossbearing.extract.words.lemma import LEMMAS_FILE, Ending, Lemmas, load_lemmas


def test_the_longest_ending_decides() -> None:
    rules = {"VBD": {"": Ending(0, ""), "ed": Ending(2, ""), "ied": Ending(3, "y")}}
    lemmas = Lemmas({}, rules)
    assert [lemmas.find(form, "VBD") for form in ("bombed", "buried", "cut")] == ["bomb", "bury", "cut"]


def test_a_listed_word_beats_the_endings() -> None:
    lemmas = Lemmas({"VBD": {"fled": "flee"}}, {"VBD": {"ed": Ending(2, "")}})
    assert lemmas.find("Fled", "VBD") == "flee"


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("killed", "VBN", "kill"),
        ("fell", "VBD", "fall"),
        ("men", "NNS", "man"),
        ("CIVILIANS", "NNS", "civilian"),
        ("casualties", "NNS", "casualty"),
        ("shelled", "VBD", "shell"),
        ("raided", "VBN", "raid"),
        ("seized", "VBD", "seize"),
        ("’s", "VBZ", "be"),
        ("n’t", "RB", "not"),
        ("troops", "NNS", "troops"),
        ("them", "PRP", "they"),
        ("deadliest", "JJS", "deadly"),
        ("Houthis", "NNPS", "Houthi"),
        ("McNally", "NNP", "McNally"),
    ],
)
def test_shipped_lemmas(form: str, tag: str, lemma: str) -> None:
    assert load_lemmas(shipped_folder() / LEMMAS_FILE).find(form, tag) == lemma
