"""Reads sentences with their names from two annotated corpora, GUM and re3d.

Both mark whole noun phrases ("the commander of the northern brigade"). A name is the part of a phrase that is
written as one: its head, when that is a proper noun, with the proper nouns and small words that belong to it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from crossbearing.intake.packed import packed_rows
from crossbearing.train.treebank import GoldSentence, gold_doc, read_treebank
from crossbearing.train.words import word_set

GUM_KINDS = {
    "person": "person",
    "place": "place",
    "organization": "organisation",
    "event": "event",
    "abstract": "other",
    "object": "other",
    "substance": "other",
    "animal": "other",
    "plant": "other",
}
RE3D_KINDS = {
    "Person": "person",
    "Location": "place",
    "Organisation": "organisation",
    "Nationality": "group",
    "DocumentReference": "other",
    "MilitaryPlatform": "other",
    "Weapon": "other",
    "Vehicle": "other",
}

KINDS_OF_BODIES = ("organisation", "event", "other")

# The annotators' majority: below it the corpus keeps alternatives that lost.
SURE = 0.5

# Endings of adjectives of nation, people and faith, against "Democratic" and "Foreign".
DEMONYM = re.compile(r"\w+(?:[ai]an|can|ean|man|ish|ese|[^g]i|nch|tch|ab|hia|ite|eek|bek|iss|ist|im|olic|dox|ox)")

SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Dr|St|Lt)\.)(?<!\b(?:Gen|Col|Maj|Mrs|Spc|Jan|Feb|Oct|Nov|Dec)\.)"
    r"[\"”'’]*\s+(?=[\"“'‘]*[A-Z0-9])|\n+"
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A span of characters and its kind; a kind of `None` says that nobody knows what these words name."""

    start: int
    end: int
    kind: str | None


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """A sentence and the names in it, in order."""

    text: str
    names: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """An annotated noun phrase: characters of its sentence, kind (`None`: no kind of name) and certainty."""

    start: int
    end: int
    kind: str | None


def read_gum(folder: Path, part: str, nlp: Language) -> Iterator[NamedSentence]:
    """The sentences of GUM with their names. Words and heads are the treebank's own."""
    trees: dict[str, list[GoldSentence]] = {}
    for sentence in read_treebank(folder / f"gum_{part}.conllu.gz"):
        trees.setdefault(sentence.document, []).append(sentence)
    for document in packed_rows(folder / f"gum_{part}.jsonl.gz"):
        phrases = [Phrase(e["start"], e["end"], GUM_KINDS.get(e["type"])) for e in document["entities"]]
        for (start, end), sentence in zip(document["sentences"], trees[document["id"]], strict=True):
            yield _named(gold_doc(nlp.vocab, sentence), _within(phrases, start, end))


def read_re3d(path: Path, nlp: Language) -> Iterator[NamedSentence]:
    """The sentences of re3d with their names. Heads are those the pipeline finds."""
    for document in packed_rows(path):
        phrases = [
            Phrase(e["start"], e["end"], RE3D_KINDS.get(e["type"]))
            for e in document["entities"]
            if e["confidence"] >= SURE
        ]
        text = document["text"]
        for start, end in _sentences(text, phrases):
            inside = _within(phrases, start, end)
            yield _named(nlp(text[start:end]), inside)


def _sentences(text: str, phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    at = 0
    for match in SENTENCE_END.finditer(text):
        if any(phrase.start < match.end() and match.start() < phrase.end for phrase in phrases):
            continue
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def _within(phrases: Sequence[Phrase], start: int, end: int) -> list[Phrase]:
    return [
        Phrase(phrase.start - start, phrase.end - start, phrase.kind)
        for phrase in phrases
        if start <= phrase.start and phrase.end <= end
    ]


def _named(doc: Doc, phrases: Sequence[Phrase]) -> NamedSentence:
    taken = [False] * len(doc)
    found: list[Marked] = []
    # Longer phrases first: "University of Paris" before "Paris".
    for phrase in sorted(phrases, key=lambda phrase: (phrase.start - phrase.end, phrase.start)):
        span = doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
        name = _name(doc, span.start, span.end, phrase.kind) if span is not None else None
        if name is None or any(taken[name[0] : name[1]]):
            continue
        first, last = name
        taken[first:last] = [True] * (last - first)
        kind = "group" if phrase.kind == "person" and doc[span.root.i].tag_ == "NNPS" else phrase.kind
        if kind is not None:
            found.append(_marked(doc, first, last, kind))
    found.extend(_adjectives_and_unknown(doc, taken))
    return NamedSentence(doc.text, tuple(sorted(found, key=lambda name: name.start)))


def _name(doc: Doc, first: int, last: int, kind: str | None) -> tuple[int, int] | None:
    """The tokens of the phrase that are its name, if its head is one."""
    head = doc[first:last].root.i
    if not _is_proper(doc, head):
        return None
    joiners = word_set("joiners")
    if kind in KINDS_OF_BODIES:
        joiners |= word_set("joiners_of_bodies")
    start, end = head, head + 1
    for index in range(head - 1, first - 1, -1):
        if _is_proper(doc, index):
            start = index
        elif doc[index].lower_ not in joiners:
            break
    for index in range(head + 1, last):
        if _is_proper(doc, index) or (doc[index].pos_ == "NUM" and index == end):
            end = index + 1
        elif doc[index].lower_ not in joiners:
            break
    if kind == "person":
        titles = [index for index in range(start, end) if _is_title(doc, index)]
        start = max([start, *(index + 1 for index in titles)])
    return (start, end) if start < end else None


def _is_title(doc: Doc, index: int) -> bool:
    return doc[index].dep_ == "nmod:desc" or doc[index].lower_.rstrip(".") in word_set("titles")


def _is_proper(doc: Doc, index: int) -> bool:
    token = doc[index]
    if token.pos_ == "PROPN" or token.tag_ in ("NNP", "NNPS"):
        return True
    return index > 0 and token.text[0].isupper() and token.pos_ in ("NOUN", "ADJ") and not doc[0].text.isupper()


def _adjectives_and_unknown(doc: Doc, taken: Sequence[bool]) -> Iterator[Marked]:
    """Capitalised adjectives ("Turkish") as groups; proper nouns that nobody annotated as unknown."""
    for token in doc:
        if taken[token.i] or token.lower_.rstrip(".") in word_set("titles") | word_set("calendar"):
            continue
        if token.i > 0 and token.tag_ == "JJ" and token.text[0].isupper() and DEMONYM.fullmatch(token.text):
            yield _marked(doc, token.i, token.i + 1, "group")
        elif token.pos_ == "PROPN":
            yield _marked(doc, token.i, token.i + 1, None)


def _marked(doc: Doc, first: int, last: int, kind: str | None) -> Marked:
    span = doc[first:last]
    return Marked(span.start_char, span.end_char, kind)
