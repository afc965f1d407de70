"""Reports called untrue: "Reports that S are false, X said" is X's denial of S, and so is "S was rejected by X"."""

from collections.abc import Sequence
from dataclasses import replace

from crossbearing.extract.speech.holders import Holder
from crossbearing.extract.speech.passage import Frame, Passage
from crossbearing.extract.words.finite import is_finite
from crossbearing.vocab import load

# So many words behind "are" the word stands that calls a report untrue.
PREDICATE_REACH = 5


def falsified(passage: Passage, first: int) -> int | None:
    """Where "are false", "have no basis", "do not correspond" begins behind a reported clause; None without it."""
    seen = False
    for token in passage.marked.tokens[first : passage.last]:
        if not is_finite(passage.marked, token):
            continue
        if seen and token.lemma.lower() in ("be", "do", "have", "lack"):
            rest = passage.marked.tokens[token.i + 1 : min(passage.last, token.i + PREDICATE_REACH)]
            if any(word.lower in load("speech")["deniable"]["predicates"] for word in rest):
                return token.i
        seen = True
    return None


def with_denials(passage: Passage, frames: Sequence[Frame]) -> list[Frame]:
    """The frames, those of reports that somebody calls untrue as what he denies."""
    done: list[Frame] = []
    spent: set[Frame] = set()
    for frame in frames:
        speaker = _speaker(passage, frame, frames)
        if speaker is not None:
            spent.add(speaker)
            done.append(_denied(frame, speaker))
            continue
        answer = next((o for o in frames if o.kind == "deny" and o.closing and _rests_on(o, frame)), None)
        done.append(frame if answer is None else replace(frame, content=answer.content))
    return [_silenced(frame, done) if frame in spent else frame for frame in done]


def _silenced(speaker: Frame, frames: Sequence[Frame]) -> Frame:
    """The speaker's own attribution without content: it covers the words that call the report untrue."""
    start = max((f.content[0][1] for f in frames if f.cue == speaker.cue and f.kind == "deny"), default=speaker.own[0])
    end = speaker.own[1] if speaker.closing else max(last for _, last in speaker.content)
    return replace(speaker, content=(), own=(min(start, speaker.own[0]), max(end, start)), closing=True)


def _rests_on(denial: Frame, frame: Frame) -> bool:
    """Whether the denial's content is what the frame's noun carries."""
    return len(denial.content) > 0 and denial is not frame and denial.content[0][0] == frame.own[1]


def _denied(frame: Frame, speaker: Frame) -> Frame:
    """The speaker's denial of what a report says, which the report's own source has spread."""
    spread = frame.holders[0] if len(frame.holders) > 0 else Holder(frame.cue[0], frame.cue[1], frame.cue[0])
    return Frame(speaker.cue, "deny", speaker.holders, frame.own, frame.content, spread=spread)


def _speaker(passage: Passage, frame: Frame, frames: Sequence[Frame]) -> Frame | None:
    """Who calls the report untrue that the frame's noun carries; None if nobody does."""
    if frame.kind not in ("say", "accuse") or frame.own[1] <= frame.own[0] or len(frame.content) == 0:
        return None
    if passage.marked.tokens[frame.own[1] - 1].lower != "that" or frame.content[0][1] >= passage.last:
        return None
    if falsified(passage, frame.own[1]) != frame.content[0][1]:
        return None
    return next((other for other in frames if other is not frame and other.holds(frame.cue[0])), None)
