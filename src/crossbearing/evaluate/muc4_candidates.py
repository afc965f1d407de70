"""The stretches of a text that could fill a slot of a MUC-4 template: every noun phrase, whole and cut shorter."""

from collections.abc import Iterator
from dataclasses import dataclass

from crossbearing.evaluate.gtt_score import plain
from crossbearing.evaluate.muc4_slots import muc4_words
from crossbearing.extract.draft import Draft
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import MentionKind

NOUNS = ("NOUN", "PROPN")
_BEFORE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "PART", "ADV", "DET"})
_NEVER_FIRST = frozenset({"DET", "PART", "PUNCT"})
_BREAKS = frozenset({",", "(", ")", "[", "]", ";", ":", "--", '"', "."})
# Gold strings are seldom longer than so many words before the head, and so many behind it.
WORDS_BEFORE = 5
WORDS_BEHIND = 7


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens `first` to `last` (included) with the head of the phrase; `shape` says how it is cut."""

    first: int
    last: int
    head: int
    shape: str


def stretches(draft: Draft) -> Iterator[Stretch]:
    """Every stretch of the text that could be a filler, in order of the text; some overlap."""
    marked = draft.marked
    names = _names(draft)
    for sentence in marked.sentences:
        for word in marked.words(sentence):
            if word.pos in NOUNS or word.i in names or word.lower in muc4_words().weapons:
                yield from _around(marked, word, sentence.first, names.get(word.i))


def words_of(marked: Marked, stretch: Stretch) -> str:
    """The words of a stretch as mentions are compared."""
    return plain(marked.text[marked.tokens[stretch.first].start : marked.tokens[stretch.last].end])


def _names(draft: Draft) -> dict[int, int]:
    """Where names begin, by the token that ends them."""
    found: dict[int, int] = {}
    for entity in draft.entities:
        for mention in entity.mentions:
            tokens = draft.marked.tokens_in(mention.start, mention.end) if mention.kind is MentionKind.NAME else ()
            cut = next((i for i, word in enumerate(tokens) if word.text in ("[", "(")), len(tokens))
            for run in (tokens[:cut], [w for w in tokens[cut:] if w.pos != "PUNCT"]):
                if run:
                    found.setdefault(run[-1].i, run[0].i)
    return found


def _around(marked: Marked, head: Token, floor: int, name: int | None) -> Iterator[Stretch]:
    """The head with fewer and more of the words before it; the longest one also with its "of" phrase."""
    starts = _starts(marked, head, floor)
    proper = head.pos == "PROPN"
    inner = proper and _goes_on(marked, head)
    if inner and name is None:
        return
    for place, first in enumerate(starts):
        alone, whole = first == head.i, place == len(starts) - 1
        opens_name = first == name
        shape = "name" if opens_name else "head" if alone else "counted" if _counts(marked, first) else "modified"
        if proper and shape == "modified" and not whole:
            shape = "inside" if marked.tokens[first - 1].pos == "PROPN" else "proper"
        yield Stretch(first, head.i, head.i, shape)
    behind = _behind(marked, head)
    if behind is not None:
        for first in dict.fromkeys((head.i, *starts)):
            yield Stretch(first, behind, head.i, "alone_of" if first == head.i else "whole_of")


def _counts(marked: Marked, first: int) -> bool:
    return marked.tokens[first].pos in ("NUM", "ADV")


def _goes_on(marked: Marked, head: Token) -> bool:
    """Whether a name goes on behind the word."""
    following = marked.tokens[head.i + 1 : head.i + 2]
    return bool(following) and following[0].pos == "PROPN" and following[0].sentence == head.sentence


def _starts(marked: Marked, head: Token, floor: int) -> list[int]:
    """Where the phrase may begin, from the head backward."""
    starts, place = [head.i], head.i - 1
    while place >= floor and head.i - place <= WORDS_BEFORE:
        word = marked.tokens[place]
        joined = word.text in ("-", "'s") or word.pos in _BEFORE
        if not joined or word.text in _BREAKS or (word.pos == "VERB" and word.dep not in ("amod", "compound")):
            break
        if word.pos not in _NEVER_FIRST and word.text != "-":
            starts.append(place)
        elif word.pos == "DET":
            break
        place -= 1
    return starts


def _behind(marked: Marked, head: Token) -> int | None:
    """The last token of the "of" phrase behind the head; None without one."""
    after = marked.tokens[head.i + 1 : head.i + 2]
    if not after or after[0].lower != "of":
        return None
    inside = {word.i for word in marked.subtree(head)} | {head.i + 1}
    last = head.i + 1
    while last + 1 < len(marked.tokens) and last - head.i < WORDS_BEHIND:
        word = marked.tokens[last + 1]
        if word.i not in inside or word.text in _BREAKS or word.sentence != head.sentence:
            break
        if word.pos in ("ADP", "SCONJ", "PRON", "VERB") and word.lower not in ("of", "de", "for"):
            break
        last += 1
    while last > head.i and marked.tokens[last].pos in ("DET", "ADP", "CCONJ", "ADJ"):
        last -= 1
    return last if last > head.i + 1 else None
