from pathlib import Path
from random import Random

from crossbearing.train.field import field_words, with_field_words
from crossbearing.train.treebank import read_treebank


def test_nouns_and_transitive_verbs_give_way_and_nothing_else(treebank: Path) -> None:
    sentence = list(read_treebank(treebank))[1]
    rng = Random(2)
    swapped: dict[int, set[str]] = {}
    for _ in range(400):
        for index, token in enumerate(with_field_words(sentence, rng).tokens):
            swapped.setdefault(index, set()).add(token.text)
    open_places = {sentence.tokens[index].text for index, words in swapped.items() if len(words) > 1}
    assert open_places == {"Mortars", "hit", "port"}
    assert swapped[0] <= {word.capitalize() for word in field_words()["NNS"]}


def test_an_article_still_fits_the_noun_after_it(treebank: Path) -> None:
    sentence = list(read_treebank(treebank))[1]
    rng = Random(2)
    words = {with_field_words(sentence, rng).tokens[4].text for _ in range(200)}
    assert not any(word[0] in "aeiou" for word in words)


def test_words_of_the_field_stand_under_their_tags() -> None:
    words = field_words()
    assert "warplanes" in words["NNS"]
    assert "shelled" in words["VBD"]
    assert all(word.endswith("ing") for word in words["VBG"])
    assert not any(word == "" for forms in words.values() for word in forms)
