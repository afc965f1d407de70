"""Where what somebody says ends: at another attribution, a semicolon, or the publisher's own "but"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossbearing.extract.speech.passage import Frame, Passage

_TURNS = frozenset({"but", "while", "whereas", "though", "although", "yet"})
_DETERMINERS = frozenset({"DET", "PRON", "PROPN"})


def limit(passage: Passage, frames: Sequence[Frame]) -> Iterator[Frame]:
    """The frames with what is said cut where another attribution or the publisher's own words begin."""
    for n, frame in enumerate(frames):
        first, last = frame.content[-1] if len(frame.content) > 0 else (passage.last, passage.last)
        if first >= frame.cue[1]:
            last = _turn(passage, first, last)
            for other in frames[n + 1 :]:
                last = min(last, _taken_by(passage, frame, other, first))
        start = _left_border(passage, frame, frames[:n])
        content = [(max(a, start), min(b, last) if (a, b) == frame.content[-1] else b) for a, b in frame.content]
        kept = tuple((a, b) for a, b in content if a < b)
        if len(kept) > 0 or frame.closing:
            yield frame if kept == frame.content else replace(frame, content=kept)


def _taken_by(passage: Passage, frame: Frame, other: Frame, first: int) -> int:
    """Where the content of `frame` ends because `other` takes over; the sentence's end if it does not."""
    lead = other.own[0]
    if other.closing and _opens_colon(passage, frame):
        return passage.last
    if lead < frame.own[0] and not other.closing and first < other.cue[0]:
        commas = [t.i for t in passage.marked.tokens[first : other.cue[0]] if t.text == ","]
        return commas[-1] if len(commas) > 0 else passage.last
    if lead <= first:
        return passage.last
    if other.closing:
        left_of_it = any(a <= frame.cue[0] for a, _ in other.content)
        return passage.without_comma(lead) if left_of_it else passage.last
    linked = passage.before_link(lead)
    participle = passage.marked.tokens[other.cue[0]].tag == "VBG" and other.own[0] == other.cue[0]
    if linked < lead or participle:
        return passage.without_comma(linked)
    return passage.last


def _opens_colon(passage: Passage, frame: Frame) -> bool:
    """Whether what is said stands behind a colon: then it runs over all attributions after it."""
    return not frame.closing and frame.own[1] > frame.own[0] and passage.marked.tokens[frame.own[1] - 1].text == ":"


def _left_border(passage: Passage, frame: Frame, earlier: Sequence[Frame]) -> int:
    """Where the content of a closing attribution may begin: behind a semicolon or an earlier closing one."""
    border = passage.first
    for token in passage.marked.tokens[passage.first : frame.cue[0]]:
        if token.text == ";" and token.i not in passage.quoted:
            border = token.i + 1
    closed = [other.own[1] for other in earlier if other.closing and other.own[1] < frame.cue[0]]
    closed += [other.own[1] for other in earlier if _opens_colon(passage, other) and other.own[1] < frame.cue[0]]
    return max([border, *closed]) if frame.closing else passage.first


def _turn(passage: Passage, first: int, last: int) -> int:
    """Where a semicolon, or "but" with a new subject, ends what somebody said."""
    for token in passage.marked.tokens[first:last]:
        if token.i in passage.quoted:
            continue
        if token.text == ";":
            return token.i
        turns = token.lower in _TURNS and token.i > first and passage.marked.tokens[token.i - 1].text == ","
        if turns and passage.marked.tokens[token.i + 1].pos in _DETERMINERS and passage.has_clause(token.i + 1):
            return token.i - 1
    return last
