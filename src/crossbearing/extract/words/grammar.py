"""The shipped tagger and parser behind the grammar role; a person's own spaCy pipeline may take its place."""

from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from crossbearing.errors import SetupError
from crossbearing.extract.words.clearnlp import to_universal
from crossbearing.extract.words.lemma import LEMMAS_FILE, Lemmas, load_lemmas
from crossbearing.extract.words.syntax import Grammar, Name, Parse, Word

# Longer batches gain nothing for a small network and cost memory.
BATCH = 64

# What pipelines trained on OntoNotes or CoNLL call the kinds of names that we know.
NAME_KINDS = {
    "PERSON": "person",
    "PER": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "ORG": "organisation",
    "NORP": "group",
    "EVENT": "event",
    "LAW": "document",
}


# Parts of speech that neither begin nor end a name.
LOOSE = frozenset({"ADP", "DET", "CCONJ", "PUNCT"})


class SpacyGrammar:
    """A spaCy pipeline as a grammar: each sentence parsed on its own, in Universal Dependencies terms."""

    def __init__(self, nlp: Language, lemmas: Lemmas) -> None:
        self._nlp = nlp
        self._lemmas = lemmas

    def parse(self, sentences: Sequence[str]) -> list[Parse]:
        """One parse for each sentence, in order. Offsets are those of the sentence as given."""
        pieces = [_pieces(sentence) for sentence in sentences]
        texts = [" ".join(piece for _, piece in found) for found in pieces]
        docs = self._nlp.pipe(texts, batch_size=BATCH)
        return [self._read(doc, _offsets(found)) for doc, found in zip(docs, pieces, strict=True)]

    def _read(self, doc: Doc, offsets: list[int]) -> Parse:
        words = [
            Word(
                start=offsets[token.idx],
                end=offsets[token.idx + len(token) - 1] + 1,
                text=token.text,
                lemma=token.lemma_ or self._lemmas.find(token.text, token.tag_),
                tag=token.tag_,
                pos=token.pos_,
                head=token.head.i,
                dep="root" if token.dep_ == "ROOT" else token.dep_,
            )
            for token in doc
        ]
        names = (_name(words, entity.start, entity.end, _kind(entity.label_)) for entity in doc.ents)
        return Parse(tuple(one_root(to_universal(words))), tuple(name for name in names if name is not None))


def load_grammar(path: Path | None = None) -> Grammar:
    """The shipped pipeline, or the one at `path`: a folder, or the name of an installed spaCy pipeline."""
    shipped = shipped_folder()
    folder = shipped if path is None else path
    if not folder.is_dir() and not spacy.util.is_package(str(folder)):
        raise SetupError(
            f"No grammar at {folder}: neither a folder nor an installed spaCy pipeline. "
            "Install one, or leave the setting empty for the shipped one."
        )
    nlp = spacy.load(folder if folder.is_dir() else str(folder))
    return SpacyGrammar(nlp, load_lemmas(shipped / LEMMAS_FILE))


def shipped_folder() -> Path:
    """Where the installed package keeps its English pipeline."""
    return Path(str(files("crossbearing.vocab"))) / "models" / "en"


def one_root(words: Sequence[Word]) -> list[Word]:
    """The words as one tree: later roots hang on the first as parataxis."""
    roots = [index for index, word in enumerate(words) if word.head == index]
    extra = set(roots[1:])
    return [
        replace(word, head=roots[0], dep="parataxis") if index in extra else word for index, word in enumerate(words)
    ]


def _pieces(sentence: str) -> list[tuple[int, str]]:
    """The stretches between spaces and line breaks, with where each starts."""
    found: list[tuple[int, str]] = []
    at = 0
    for piece in sentence.split():
        at = sentence.index(piece, at)
        found.append((at, piece))
        at += len(piece)
    return found


def _offsets(pieces: Sequence[tuple[int, str]]) -> list[int]:
    """For each character of the text joined by single spaces, its place in the sentence as given."""
    offsets: list[int] = []
    for start, piece in pieces:
        # The joining space belongs to no word; it only keeps the count.
        offsets.extend([start] if len(offsets) > 0 else [])
        offsets.extend(range(start, start + len(piece)))
    return offsets


def _name(words: Sequence[Word], first: int, last: int, kind: str) -> Name | None:
    """The name without "the", "of" or a mark at its ends; nothing for addresses of pages and kinds not known."""
    while first < last and words[first].pos in LOOSE:
        first += 1
    while first < last and words[last - 1].pos in LOOSE:
        last -= 1
    address = any("://" in word.text for word in words[first:last])
    return None if kind == "" or first == last or address else Name(first, last, kind)


def _kind(label: str) -> str:
    if label in NAME_KINDS:
        return NAME_KINDS[label]
    return label if label.islower() else ""
