"""The shipped tagger and parser behind the grammar role; a person's own spaCy pipeline may take its place."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import spacy
from msgspec.structs import replace
from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc

from crossbearing.errors import SetupError
from crossbearing.extract.words.clearnlp import to_universal
from crossbearing.extract.words.lemma import LEMMAS_FILE, Lemmas, load_lemmas
from crossbearing.extract.words.quick_names import RECOGNISER, Found, QuickNames, quick_names
from crossbearing.extract.words.quick_trees import PARSER, QuickTrees, quick_trees
from crossbearing.extract.words.syntax import Grammar, Name, Parse, Word
from crossbearing.extract.words.vectors import quicken

# Longer batches gain nothing for a small network and cost memory.
BATCH = 128
# Words whose lemma is kept: more than a day's reports hold.
LEMMAS_KEPT = 50_000
_PIECE = re.compile(r"\S+")
_COLUMNS = ("IDX", "LENGTH", "LEMMA", "TAG", "POS", "HEAD", "DEP")

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

    def __init__(
        self, nlp: Language, lemmas: Lemmas, trees: QuickTrees | None = None, names: QuickNames | None = None
    ) -> None:
        self._nlp = nlp
        self._trees = trees
        self._lemma = lru_cache(maxsize=LEMMAS_KEPT)(lemmas.find)
        self._find_names = names
        self._names = _Names(nlp.vocab.strings)

    def parse(self, sentences: Sequence[str]) -> list[Parse]:
        """One parse for each sentence, in order. Offsets are those of the sentence as given."""
        found: list[Parse] = []
        for start in range(0, len(sentences), BATCH):
            found.extend(self._batch(sentences[start : start + BATCH]))
        return found

    def _batch(self, sentences: Sequence[str]) -> Iterator[Parse]:
        pieces = [_pieces(sentence) for sentence in sentences]
        texts = [" ".join([piece for _, piece in found]) for found in pieces]
        docs = list(self._nlp.pipe(texts, batch_size=BATCH))
        if self._trees is not None:
            self._trees(docs)
        every = [_marked_names(doc) for doc in docs] if self._find_names is None else self._find_names(docs)
        for doc, text, found, names in zip(docs, texts, pieces, every, strict=True):
            yield self._read(doc, text, _offsets(found), names)

    def _read(self, doc: Doc, text: str, offsets: list[int], marked: Sequence[Found]) -> Parse:
        names = self._names
        words: list[Word] = []
        # Read off as one table: asking each token for each of its parts takes several times as long.
        rows: list[list[int]] = doc.to_array(_COLUMNS).view(np.int64).tolist()
        for i, (start, length, lemma, tag, pos, head, dep) in enumerate(rows):
            form = text[start : start + length]
            words.append(
                Word(
                    offsets[start],
                    offsets[start + length - 1] + 1,
                    form,
                    names[lemma] or self._lemma(form, names[tag]),
                    names[tag],
                    names[pos],
                    i + head,
                    names[dep],
                )
            )
        found = (_name(words, first, last, _kind(label)) for first, last, label in marked)
        return Parse(tuple(one_root(to_universal(words))), tuple(name for name in found if name is not None))


class _Names(dict[int, str]):
    """What the numbers in a pipeline's tables stand for, each looked up once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        name = str(self._strings[number & 0xFFFFFFFFFFFFFFFF]) if number else ""
        self[number] = "root" if name == "ROOT" else name
        return self[number]


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
    quicken(nlp)
    names = quick_names(nlp)
    trees = quick_trees(nlp, [RECOGNISER]) if names is not None else None
    for quick, pipe in ((names, RECOGNISER), (trees, PARSER)):
        if quick is not None:
            nlp.disable_pipe(pipe)
    return SpacyGrammar(nlp, load_lemmas(shipped / LEMMAS_FILE), trees, names)


def shipped_folder() -> Path:
    """Where the installed package keeps its English pipeline."""
    return Path(str(files("crossbearing.vocab"))) / "models" / "en"


def one_root(words: Sequence[Word]) -> list[Word]:
    """The words as one tree: later roots hang on the first as parataxis."""
    roots = [index for index, word in enumerate(words) if word.head == index]
    if len(roots) < 2:
        return list(words)
    extra = set(roots[1:])
    return [
        replace(word, head=roots[0], dep="parataxis") if index in extra else word for index, word in enumerate(words)
    ]


def _marked_names(doc: Doc) -> list[Found]:
    """The names that a recogniser has put on a sentence."""
    return [(entity.start, entity.end, entity.label_) for entity in doc.ents]


def _pieces(sentence: str) -> list[tuple[int, str]]:
    """The stretches between spaces and line breaks, with where each starts."""
    return [(piece.start(), piece.group()) for piece in _PIECE.finditer(sentence)]


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
