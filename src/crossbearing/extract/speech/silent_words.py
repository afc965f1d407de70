"""The words of a silence within its sentence: without who tells of it, and without what it is silent on."""

from dataclasses import replace

from crossbearing.extract.speech.claim_split import is_negated, split_statement
from crossbearing.extract.speech.cues import lexicon
from crossbearing.extract.speech.passage import Passage, Range
from crossbearing.extract.speech.told import Told
from crossbearing.model.silence import Silence

# So many words before "without" are a statement of their own.
SHORTEST_BEFORE = 4


def _tokens_of(passage: Passage, silence: Silence) -> Range:
    tokens = passage.marked.tokens_in(silence.span.start, silence.span.end)
    return tokens[0].i, tokens[-1].i + 1


def without_unsaid(told: Told) -> Told:
    """The sentence without rumours that a silence covers whole: "Reports that S could not be confirmed"."""
    if len(told.silences) == 0:
        return told
    starts = [_tokens_of(told.passage, silence)[0] for silence in told.silences]
    kept = [f for f in told.frames if len(f.holders) > 0 or not any(0 <= f.own[0] - start <= 1 for start in starts)]
    return replace(told, frames=tuple(kept))


def _said_silence(told: Told, place: Range) -> Range:
    """The silent words alone: without the attribution that tells of them, or the report they are silent on."""
    for frame in told.frames:
        first, last = frame.content[0] if len(frame.content) > 0 else (0, 0)
        if place[0] <= frame.cue[0] < place[1] and first < last:
            if len(frame.holders) == 0 and frame.own[0] > place[0] + 1:
                return place[0], frame.own[0] - 1
            if not frame.closing and frame.kind in ("say", "tell"):
                return first, max(last, first + 1)
    return place


def silent_parts(passage: Passage, place: Range) -> tuple[Range, ...]:
    """The silent words without a relative clause between commas, and without a statement joined to them."""
    first, last = place
    for i in range(max(first, passage.first + 1), last):
        token = passage.marked.tokens[i]
        if token.lower in ("which", "who", "whose") and passage.pauses(i - 1):
            end = passage.next_comma(i, last)
            if passage.has_any_verb(i, end) or _names_speaker(passage, i, end):
                parts = tuple((a, b) for a, b in ((first, i - 1), (end + 1, last)) if a < b)
                return parts if len(parts) > 0 else (place,)
        if token.lower == "without" and i > first + SHORTEST_BEFORE and passage.pauses(i - 1):
            return ((i, last),)
    return _silent_clauses(passage, place)


def _names_speaker(passage: Passage, first: int, last: int) -> bool:
    """Whether a form of a saying verb stands there, whatever its tag."""
    return any(lexicon().lemma_of(token) is not None for token in passage.marked.tokens[first:last])


def _silent_clauses(passage: Passage, place: Range) -> tuple[Range, ...]:
    """Of joined clauses those that are negated; all of them if none is, or if one declines."""
    pieces = split_statement(passage.marked, *place, told=True)
    silent = tuple(piece for piece in pieces if is_negated(passage.marked, *piece))
    declines = any(token.lemma.lower() == "decline" for token in passage.marked.tokens[place[0] : place[1]])
    return silent if 0 < len(silent) < len(pieces) and not declines else (place,)


def silent_places(told: Told) -> list[Range]:
    """The token ranges of the sentence's silences, each once."""
    return list(dict.fromkeys(_said_silence(told, _tokens_of(told.passage, silence)) for silence in told.silences))
