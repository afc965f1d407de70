"""Trains tags, parts of speech and dependencies on two treebanks."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.training import Example

from crossbearing.train.augment import vary
from crossbearing.train.fit import Schedule, fit, prepare
from crossbearing.train.treebank import GoldSentence, gold_doc, read_treebank

PIPES = ("tok2vec", "tagger", "morphologizer", "parser")

# Talk among friends, full of broken-off words: nothing in the news reads like it.
LEFT_OUT = ("GUM_conversation",)

# The rate falls to zero over these epochs, so the last is the best and none is chosen by a held-out score.
SCHEDULE = Schedule(epochs=16, batch_words=500, learn_rate=0.0015, dropout=0.15)


def training_sentences(data: Path) -> list[GoldSentence]:
    """The training parts of both treebanks, less the genres left out."""
    paths = (data / "ud_ewt" / "en_ewt-ud-train.conllu.gz", data / "gum" / "gum_train.conllu.gz")
    return [
        sentence for path in paths for sentence in read_treebank(path) if not sentence.document.startswith(LEFT_OUT)
    ]


def fit_grammar(nlp: Language, sentences: list[GoldSentence], schedule: Schedule = SCHEDULE) -> None:
    """Train the grammar components on these sentences, varied afresh at each epoch."""

    def examples(rng: Random) -> Iterator[Example]:
        shuffled = list(sentences)
        rng.shuffle(shuffled)
        return (_example(nlp, vary(sentence, rng)) for sentence in shuffled)

    prepare(nlp, PIPES, examples, schedule)
    fit(nlp, PIPES, examples, schedule)


def _example(nlp: Language, sentence: GoldSentence) -> Example:
    # Words as the tokenizer cuts them, so that training meets the tokens of run time.
    return Example(nlp.make_doc(sentence.text), gold_doc(nlp.vocab, sentence))
