"""Sources behind a speaker: "X said S, citing Y" gives S through X to Y; "a charge Y denies" answers S."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from crossbearing.extract.speech import holders
from crossbearing.extract.speech.cues import lexicon
from crossbearing.extract.speech.holders import Holder
from crossbearing.extract.speech.passage import Frame, Passage, Range
from crossbearing.extract.words.marked import Token
from crossbearing.vocab import load

_SELVES = frozenset({"he", "she", "they", "it", "we", "i"})
# Saying words that with a bare noun phrase tell a deed.
_DEEDS = frozenset({"confirm", "deny", "welcome", "promise", "demand", "cite", "say"})


def through_sources(passage: Passage, frames: Sequence[Frame]) -> list[Frame]:
    """The frames, those whose speaker cites somebody with that source as last holder, and no frame for the citing."""
    citing = [frame for frame in frames if frame.kind == "cite" and _cited(passage, frame) is not None]
    kept: list[Frame] = []
    for frame in frames:
        if frame in citing:
            continue
        source = next((_cited(passage, c) for c in citing if _belongs(frame, c)), None)
        through = source is not None and frame.kind != "cite" and len(frame.holders) == 1
        kept.append(replace(frame, relay=frame.holders[0], holders=(source,)) if source and through else frame)
    alone = [c for c in citing if not any(_belongs(frame, c) for frame in kept)]
    return sorted((*kept, *alone), key=lambda frame: frame.cue)


def outer_only(frames: Sequence[Frame]) -> list[Frame]:
    """The frames without those that only describe a speaker: "a resident, who said she was ill, told ..."."""
    return [
        frame
        for frame in frames
        if frame.kind == "cite"
        or not any(o is not frame and o.cue != frame.cue and _describes(frame, o) for o in frames)
    ]


def clauses_whole(passage: Passage, frames: Sequence[Frame]) -> list[Frame]:
    """The frames without a bare deed inside what somebody says: in "X wrote that Y had confirmed the move" the
    statement is the whole clause, not "the move"."""
    return [
        frame
        for frame in frames
        if frame.kind not in _DEEDS
        or len(frame.content) == 0
        or passage.marked.tokens[frame.content[0][0]].tag == "VBG"
        or passage.marked.tokens[frame.content[0][0] - 1].lower == "that"
        or (frame.kind == "say" and passage.has_verb(*frame.content[0]))
        or not any(other.holds(frame.cue[0]) and not other.closing for other in frames if other is not frame)
    ]


def without_echoes(passage: Passage, frames: Sequence[Frame]) -> list[Frame]:
    """The frames without a speaker's words about himself: in "she said she believed S" she says one thing."""
    return [frame for frame in frames if not _is_echo(passage, frame, frames)]


def _is_echo(passage: Passage, frame: Frame, frames: Sequence[Frame]) -> bool:
    outer = [other for other in frames if other is not frame and not other.closing and other.holds(frame.cue[0])]
    if len(outer) == 0 or len(frame.holders) != 1 or frame.kind in ("deny", "count"):
        return False
    inside = any(other.own[0] <= frame.holders[0].first < other.own[1] for other in outer)
    return inside or passage.marked.tokens[frame.holders[0].head].lower in _SELVES


def answers(passage: Passage, frames: Sequence[Frame]) -> list[Frame]:
    """Frames of "..., a charge X denies": X answers what was said before, in this sentence."""
    nouns = _answered()
    found: list[Frame] = []
    if nouns.isdisjoint(passage.lowers):
        return found
    for comma in passage.words(passage.first, passage.last):
        if comma.text not in (",", "—", "–") or comma.i + 3 >= passage.sentence.last:
            continue
        noun = next((t for t in passage.marked.tokens[comma.i + 1 : comma.i + 4] if t.lower in nouns), None)
        verb = None if noun is None else _denying(passage, noun)
        if noun is None or verb is None:
            continue
        head = holders.source(passage.marked, noun.i + 1, verb.i)
        said = next((f.content[-1] for f in frames if f.cue[0] < comma.i and len(f.content) > 0), None)
        content: Range = (passage.first if said is None else said[0], comma.i)
        if len(head) > 0 and content[0] < content[1]:
            found.append(Frame((verb.i, verb.i + 1), "deny", head, (comma.i, verb.i + 1), (content,), closing=True))
    return found


@cache
def _answered() -> frozenset[str]:
    """Nouns for what somebody denies: charges, reports, counts."""
    words = load("speech")["nouns"]
    return frozenset((*words["accusation"], *words["report"], *load("speech")["prefixes"]["count"]))


def _denying(passage: Passage, noun: Token) -> Token | None:
    """The denying verb a few words behind "charge": "a charge (that) X has (repeatedly) denied"."""
    for token in passage.marked.tokens[noun.i + 1 : min(passage.sentence.last, noun.i + 10)]:
        if token.text in (",", ";"):
            return None
        if lexicon().forms.get(token.lower) is not None and lexicon().classes[lexicon().forms[token.lower]] == "deny":
            return token
    return None


def _describes(frame: Frame, other: Frame) -> bool:
    """Whether the saying word stands inside the words of another attribution, before its verb, with its speaker."""
    same = len(frame.holders) > 0 and len(other.holders) > 0 and frame.holders[0].head == other.holders[0].head
    return same and other.own[0] <= frame.cue[0] < other.cue[0] and frame.own[0] >= other.own[0]


def _belongs(frame: Frame, citing: Frame) -> bool:
    """Whether the citing stands right behind the statement or between speaker and verb."""
    inside = frame.own[0] <= citing.cue[0] < frame.own[1]
    ends = (frame.own[1], *(last for _, last in frame.content))
    behind = any(last <= citing.cue[0] <= last + 2 for last in ends) and frame.cue < citing.cue
    return inside or behind


def _cited(passage: Passage, frame: Frame) -> Holder | None:
    """The person or body cited; None for a thing ("citing insecurity")."""
    if len(frame.content) == 0:
        return None
    first, last = frame.content[0]
    found = holders.source(passage.marked, first, last)
    if len(found) == 0:
        return None
    head = passage.marked.tokens[found[0].head]
    speaks = head.pos == "PROPN" or head.lemma.lower() in load("speech")["own"]["sources"]
    return found[0] if speaks else None
