"""Tags and trees of English Web Treebank, test part, over the treebank's own tokens."""

import spacy

from crossbearing.evaluate.bench import Bench
from crossbearing.evaluate.measure import Measure
from crossbearing.extract.words.grammar import shipped_folder
from crossbearing.extract.words.lemma import LEMMAS_FILE, load_lemmas
from crossbearing.extract.words.vectors import quicken
from crossbearing.train.score import score_grammar
from crossbearing.train.treebank import read_treebank

TEST = "ud_ewt/en_ewt-ud-test.conllu.gz"


def measure(bench: Bench) -> list[Measure]:
    """Shares of words with the right tag, head, or head and full label; punctuation counts."""
    nlp = spacy.load(shipped_folder())
    quicken(nlp)
    score = score_grammar(nlp, load_lemmas(shipped_folder() / LEMMAS_FILE), list(read_treebank(bench.data / TEST)))
    shares = (
        ("UPOS", score.upos),
        ("XPOS", score.xpos),
        ("UAS", score.uas),
        ("LAS", score.las),
        ("lemma", score.lemma),
    )
    return [Measure(name, share, score.words) for name, share in shares]
