"""Where what somebody says ends: at another attribution, a semicolon, or the publisher's own "but"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossbearing.extract.scene import Frame, Scene

_TURNS = frozenset({"but", "while", "whereas", "though", "although", "yet"})
_DETERMINERS = frozenset({"DET", "PRON", "PROPN"})


def limit(scene: Scene, frames: Sequence[Frame]) -> Iterator[Frame]:
    """The frames with what is said cut where another attribution or the publisher's own words begin."""
    for n, frame in enumerate(frames):
        first, last = frame.content[-1] if len(frame.content) > 0 else (scene.last, scene.last)
        if first >= frame.cue[1]:
            last = _turn(scene, first, last)
            for other in frames[n + 1 :]:
                last = min(last, _taken_by(scene, frame, other, first))
        start = _left_border(scene, frame, frames[:n])
        content = [(max(a, start), min(b, last) if (a, b) == frame.content[-1] else b) for a, b in frame.content]
        kept = tuple((a, b) for a, b in content if a < b)
        if len(kept) > 0 or frame.closing:
            yield replace(frame, content=kept)


def _taken_by(scene: Scene, frame: Frame, other: Frame, first: int) -> int:
    """Where the content of `frame` ends because `other` takes over; the sentence's end if it does not."""
    lead = other.own[0]
    if lead <= first:
        return scene.last
    if other.closing:
        left_of_it = any(a <= frame.cue[0] for a, _ in other.content)
        return scene.without_comma(lead) if left_of_it else scene.last
    linked = scene.before_link(lead)
    participle = scene.marked.tokens[other.cue[0]].tag == "VBG" and other.own[0] == other.cue[0]
    if linked < lead or participle:
        return scene.without_comma(linked)
    return scene.last


def _left_border(scene: Scene, frame: Frame, earlier: Sequence[Frame]) -> int:
    """Where the content of a closing attribution may begin: behind a semicolon or an earlier closing one."""
    border = scene.first
    for token in scene.marked.tokens[scene.first : frame.cue[0]]:
        if token.text == ";" and token.i not in scene.quoted:
            border = token.i + 1
    closed = [other.own[1] for other in earlier if other.closing and other.own[1] < frame.cue[0]]
    return max([border, *closed]) if frame.closing else scene.first


def _turn(scene: Scene, first: int, last: int) -> int:
    """Where a semicolon, or "but" with a new subject, ends what somebody said."""
    for token in scene.marked.tokens[first:last]:
        if token.i in scene.quoted:
            continue
        if token.text == ";":
            return token.i
        turns = token.lower in _TURNS and token.i > first and scene.marked.tokens[token.i - 1].text == ","
        if turns and scene.marked.tokens[token.i + 1].pos in _DETERMINERS and scene.has_clause(token.i + 1):
            return token.i - 1
    return last
