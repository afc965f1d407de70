"""Scores a grammar against gold: tags, heads, labels and lemmas over the treebank's own tokens."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from crossbearing.extract.words.lemma import Lemmas
from crossbearing.train.treebank import GoldSentence, Token


@dataclass(frozen=True, slots=True)
class GrammarScore:
    """Shares of gold tokens that are right, punctuation included: `las` needs head and full label."""

    words: int
    upos: float
    xpos: float
    uas: float
    las: float
    lemma: float


def score_grammar(nlp: Language, lemmas: Lemmas, sentences: Sequence[GoldSentence]) -> GrammarScore:
    """How well the pipeline analyses these sentences, cut into the gold tokens."""
    docs = [Doc(nlp.vocab, words=[t.text for t in s.tokens], spaces=[t.space for t in s.tokens]) for s in sentences]
    hits = [0, 0, 0, 0, 0]
    total = 0
    for doc, sentence in zip(nlp.pipe(docs, batch_size=64), sentences, strict=True):
        for found, gold in zip(doc, sentence.tokens, strict=True):
            total += 1
            head = found.head.i == gold.head
            right = (
                found.pos_ == gold.pos,
                found.tag_ == gold.tag,
                head,
                head and _label(found.dep_) == gold.dep,
                _same_lemma(lemmas.find(found.text, found.tag_), gold),
            )
            hits = [hit + int(one) for hit, one in zip(hits, right, strict=True)]
    upos, xpos, uas, las, lemma = (hit / total for hit in hits)
    return GrammarScore(total, upos, xpos, uas, las, lemma)


def _label(dep: str) -> str:
    return "root" if dep == "ROOT" else dep


def _same_lemma(found: str, gold: Token) -> bool:
    # Case of a lemma is a matter of taste ("Syrian", "syrian"); rules look lemmas up without it.
    return gold.lemma == "_" or found.lower() == gold.lemma.lower()
