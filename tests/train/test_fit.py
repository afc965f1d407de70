from pathlib import Path

from spacy.language import Language
from spacy.training import Example

from crossbearing.train.fit import Schedule, batches
from crossbearing.train.grammar import fit_grammar
from crossbearing.train.lemmas import learn_lemmas
from crossbearing.train.pipeline import blank_pipeline
from crossbearing.train.score import score_grammar
from crossbearing.train.treebank import gold_doc, read_treebank


def trained(treebank: Path, epochs: int = 1) -> Language:
    nlp = blank_pipeline()
    schedule = Schedule(epochs=epochs, batch_words=100, learn_rate=0.01, dropout=0.0, warmup_steps=1)
    # The parser knows only labels that are frequent enough.
    fit_grammar(nlp, list(read_treebank(treebank)) * 30, schedule)
    return nlp


def test_the_same_corpus_gives_the_same_weights(treebank: Path) -> None:
    first, second = trained(treebank), trained(treebank)
    assert first.get_pipe("tagger").model.to_bytes() == second.get_pipe("tagger").model.to_bytes()
    assert first.get_pipe("tok2vec").model.to_bytes() == second.get_pipe("tok2vec").model.to_bytes()


def test_training_learns_the_tags_it_is_shown(treebank: Path) -> None:
    sentences = list(read_treebank(treebank))
    nlp = trained(treebank, epochs=6)
    nlp.remove_pipe("ner")
    score = score_grammar(nlp, learn_lemmas(sentences), sentences)
    assert score.words == 18
    assert score.xpos > 0.8


def test_batches_fill_up_to_their_size(treebank: Path) -> None:
    nlp = blank_pipeline()
    docs = [gold_doc(nlp.vocab, sentence) for sentence in read_treebank(treebank)] * 3
    examples = [Example(doc.copy(), doc) for doc in docs]
    assert [len(batch) for batch in batches(examples, 18)] == [2, 2, 2]
