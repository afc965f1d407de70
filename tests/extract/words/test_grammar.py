from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from crossbearing.errors import SetupError
from crossbearing.extract.words.grammar import SpacyGrammar, load_grammar, one_root, shipped_folder
from crossbearing.extract.words.lemma import Lemmas
from crossbearing.extract.words.syntax import Grammar, Parse, Word


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return load_grammar()


def edges(parse: Parse) -> set[tuple[str, str, str]]:
    return {(word.dep, parse.words[word.head].lemma, word.text) for word in parse.words}


SENTENCES = [
    "Two drivers were shot dead by gunmen near Orra on Friday.",
    "“We don’t know who fired\n first,” said  Gen. Dara Voss.\n",
    "Rebels quit the old town—the last they held.",
    "No buses, no food, no water.",
    "REBELS AGREE TO LEAVE BESIEGED TOWN",
    "Odd spaces and a\ttab",
    "\n",
    "",
]


def test_words_stand_at_their_offsets(grammar: Grammar) -> None:
    for sentence, parse in zip(SENTENCES, grammar.parse(SENTENCES), strict=True):
        assert all(sentence[word.start : word.end] == word.text for word in parse.words)
        assert "".join(word.text for word in parse.words) == "".join(sentence.split())


def test_each_sentence_has_one_root_and_no_loop(grammar: Grammar) -> None:
    for parse in grammar.parse(SENTENCES):
        roots = {index for index, word in enumerate(parse.words) if word.head == index}
        assert len(roots) == min(1, len(parse.words))
        climbers = set(range(len(parse.words)))
        for _ in parse.words:
            climbers = {parse.words[index].head for index in climbers}
        assert climbers == roots


@pytest.mark.parametrize(
    ("sentence", "edge"),
    [
        ("Gunmen killed three farmers in Orra.", ("nsubj", "kill", "Gunmen")),
        ("Gunmen killed three farmers in Orra.", ("obj", "kill", "farmers")),
        ("Three farmers were killed by gunmen.", ("nsubj:pass", "kill", "farmers")),
        ("Three farmers were killed by gunmen.", ("obl:agent", "kill", "gunmen")),
        ("Shells fell on the market.", ("obl", "fall", "market")),
        ("The army said it had captured the hill.", ("ccomp", "say", "captured")),
        ("The army did not fire.", ("advmod", "fire", "not")),
        ("“We won’t leave,” he said.", ("ccomp", "say", "leave")),
        ("The town’s mayor was wounded.", ("nmod:poss", "mayor", "town")),
    ],
)
def test_plain_reporting_is_parsed(grammar: Grammar, sentence: str, edge: tuple[str, str, str]) -> None:
    assert edge in edges(grammar.parse([sentence])[0])


def test_lemmas_come_with_the_words(grammar: Grammar) -> None:
    (parse,) = grammar.parse(["Two men fled and were killed."])
    assert [word.lemma for word in parse.words] == ["two", "man", "flee", "and", "be", "kill", "."]


def test_names_have_kinds(grammar: Grammar) -> None:
    (parse,) = grammar.parse(["Iraqi forces left Mosul on Sunday, Colonel John Dorrian said in Baghdad."])
    names = {" ".join(word.text for word in parse.words[n.first : n.last]): n.kind for n in parse.names}
    assert names["Mosul"] == names["Baghdad"] == "place"
    assert names["John Dorrian"] == "person"


def test_the_same_text_gives_the_same_parse_in_any_company(grammar: Grammar) -> None:
    alone = [grammar.parse([sentence])[0] for sentence in SENTENCES]
    assert grammar.parse(SENTENCES) == alone == grammar.parse(SENTENCES[::-1])[::-1]


def test_later_roots_become_parataxis() -> None:
    words = [Word(0, 1, "a", "a", "", "", 0, "root"), Word(1, 2, "b", "b", "", "", 1, "root")]
    assert [(word.head, word.dep) for word in one_root(words)] == [(0, "root"), (0, "parataxis")]


def test_a_pipeline_of_ones_own_may_take_its_place(tmp_path: Path) -> None:
    nlp: Language = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "GPE", "pattern": "Orra"}, {"label": "CARDINAL", "pattern": "two"}]
    )
    nlp.to_disk(tmp_path / "own")
    (parse,) = load_grammar(tmp_path / "own").parse(["In Orra two fell."])
    assert [(name.first, name.kind) for name in parse.names] == [(1, "place")]


def test_names_lose_small_words_at_their_ends_and_addresses_are_none() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler").add(patterns=[[{"LOWER": "the"}]], attrs={"POS": "DET"})
    patterns = [{"label": "ORG", "pattern": "the Watch"}, {"label": "ORG", "pattern": "https://orra.example/a"}]
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    (parse,) = SpacyGrammar(nlp, Lemmas({}, {})).parse(["See the Watch at https://orra.example/a"])
    assert [(name.first, name.last, name.kind) for name in parse.names] == [(2, 3, "organisation")]


def test_lemmas_of_a_pipeline_of_ones_own_are_kept() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler").add(patterns=[[{"LOWER": "fell"}]], attrs={"LEMMA": "tumble"})
    (parse,) = SpacyGrammar(nlp, Lemmas({}, {})).parse(["It fell."])
    assert parse.words[1].lemma == "tumble"


def test_a_missing_pipeline_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="neither a folder nor an installed spaCy pipeline"):
        load_grammar(tmp_path / "nothing")


def test_the_shipped_pipeline_is_small() -> None:
    size = sum(path.stat().st_size for path in shipped_folder().rglob("*") if path.is_file())
    assert 1_000_000 < size < 12_000_000
