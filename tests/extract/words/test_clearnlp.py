from crossbearing.extract.words.clearnlp import to_universal
from crossbearing.extract.words.syntax import Word

Row = tuple[str, str, int, str]


def tree(*rows: Row) -> list[Word]:
    """Words from (form, part of speech, head, label); lemma is the form, or "be" for its forms."""
    return [
        Word(0, 1, form, "be" if form in ("was", "were") else form, "", pos, head, dep) for form, pos, head, dep in rows
    ]


def edges(words: list[Word]) -> list[tuple[str, str, str]]:
    return [(word.text, words[word.head].text, word.dep) for word in words]


def test_prepositions_hang_on_their_nouns() -> None:
    words = tree(
        ("Rockets", "NOUN", 1, "nsubj"),
        ("fell", "VERB", 1, "root"),
        ("on", "ADP", 1, "prep"),
        ("Orra", "PROPN", 2, "pobj"),
    )
    assert edges(to_universal(words))[2:] == [("on", "Orra", "case"), ("Orra", "fell", "obl")]


def test_a_passive_keeps_its_agent() -> None:
    words = tree(
        ("Orra", "PROPN", 2, "nsubjpass"),
        ("was", "AUX", 2, "auxpass"),
        ("taken", "VERB", 2, "root"),
        ("by", "ADP", 2, "agent"),
        ("rebels", "NOUN", 3, "pobj"),
    )
    assert edges(to_universal(words)) == [
        ("Orra", "taken", "nsubj:pass"),
        ("was", "taken", "aux:pass"),
        ("taken", "taken", "root"),
        ("by", "rebels", "case"),
        ("rebels", "taken", "obl:agent"),
    ]


def test_the_linked_word_governs_its_copula() -> None:
    words = tree(("Orra", "PROPN", 1, "nsubj"), ("was", "AUX", 1, "root"), ("quiet", "ADJ", 1, "acomp"))
    assert edges(to_universal(words)) == [
        ("Orra", "quiet", "nsubj"),
        ("was", "quiet", "cop"),
        ("quiet", "quiet", "root"),
    ]


def test_conjuncts_hang_on_the_first() -> None:
    words = tree(
        ("killed", "VERB", 0, "root"),
        ("Ana", "PROPN", 0, "dobj"),
        ("Ben", "PROPN", 1, "conj"),
        ("and", "CCONJ", 2, "cc"),
        ("Cai", "PROPN", 2, "conj"),
    )
    assert edges(to_universal(words))[2:] == [("Ben", "Ana", "conj"), ("and", "Cai", "cc"), ("Cai", "Ana", "conj")]


def test_a_universal_tree_stays_as_it_is() -> None:
    words = tree(("Orra", "PROPN", 1, "nsubj:pass"), ("fell", "VERB", 1, "root"))
    assert to_universal(words) == words
