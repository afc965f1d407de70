from pathlib import Path

from spacy.vocab import Vocab

from crossbearing.train.treebank import gold_doc, read_treebank


def test_spacing_is_that_of_the_text(treebank: Path) -> None:
    texts = [sentence.text for sentence in read_treebank(treebank)]
    assert texts == ['"They don\'t stop -- ever," she said.', "Mortars hit Verrin's port."]


def test_ranges_and_empty_nodes_are_no_words(treebank: Path) -> None:
    first = next(read_treebank(treebank))
    assert [token.text for token in first.tokens][:5] == ['"', "They", "do", "n't", "stop"]
    assert "gone" not in [token.text for token in first.tokens]


def test_sentences_know_their_document(treebank: Path) -> None:
    assert [sentence.document for sentence in read_treebank(treebank)] == ["weblog-1", "news-2"]


def test_gold_document_holds_tree_and_tags(treebank: Path) -> None:
    doc = gold_doc(Vocab(), list(read_treebank(treebank))[1])
    assert [(token.text, token.head.text, token.dep_) for token in doc][:3] == [
        ("Mortars", "hit", "nsubj"),
        ("hit", "hit", "ROOT"),
        ("Verrin", "port", "nmod:poss"),
    ]
    assert [token.tag_ for token in doc] == ["NNS", "VBD", "NNP", "POS", "NN", "."]
