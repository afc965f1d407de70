import re
from random import Random

from spacy import blank
from spacy.language import Language

from crossbearing.train.named import Marked, NamedSentence
from crossbearing.train.names import score_names, vary_names

SENTENCE = NamedSentence("Voss left Orra.", (Marked(0, 4, "person"), Marked(10, 14, "place")))
POOL = {"person": ["Idris Keane"], "place": ["Port Selm"]}


def ruled(*patterns: tuple[str, str]) -> Language:
    nlp = blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": text} for text, label in patterns])
    return nlp


def test_swapped_names_keep_their_offsets() -> None:
    rng = Random(1)
    varied = [vary_names(SENTENCE, POOL, rng) for _ in range(60)]
    assert "Idris Keane left Port Selm." in {sentence.text for sentence in varied}
    known = {"voss", "idris keane", "orra", "port selm"}
    for sentence in varied:
        assert {sentence.text[name.start : name.end].lower() for name in sentence.names} <= known


def test_bodies_become_letters() -> None:
    rng = Random(1)
    body = NamedSentence("The Northern Front held Orra.", (Marked(4, 18, "organisation"),))
    varied = {vary_names(body, POOL, rng).text for _ in range(40)}
    assert any(re.fullmatch(r"The [A-Z]{3,6} held Orra\.", text) for text in varied)


def test_a_name_counts_only_with_its_words_and_kind() -> None:
    score = score_names(ruled(("Voss", "person"), ("Orra", "group")), [SENTENCE])
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)


def test_words_marked_unknown_neither_gain_nor_cost() -> None:
    sentence = NamedSentence("Voss left Orra.", (Marked(0, 4, "person"), Marked(10, 14, None)))
    score = score_names(ruled(("Voss", "person"), ("Orra", "place")), [sentence])
    assert (score.names, score.precision, score.recall) == (1, 1.0, 1.0)
