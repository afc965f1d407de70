"""The sentences of a report that tell something, each with its attributions and the silences it reports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crossbearing.extract.draft import Draft
from crossbearing.extract.speech.attribution import find_frames
from crossbearing.extract.speech.claim_split import has_finite
from crossbearing.extract.speech.holders import Holder
from crossbearing.extract.speech.papers import first_paper, is_paper, noun_frames, paper_frames
from crossbearing.extract.speech.passage import Frame, Passage
from crossbearing.extract.speech.quotation import Quoted
from crossbearing.extract.speech.said_border import limit
from crossbearing.extract.speech.said_label import label_frames
from crossbearing.extract.speech.said_source import answers, clauses_whole, outer_only, through_sources, without_echoes
from crossbearing.extract.speech.said_untrue import with_denials
from crossbearing.extract.words.marked import Marked, Sentence
from crossbearing.model.silence import Silence
from crossbearing.model.zone import ZoneKind

# A title whose words stand in the body to this share only repeats it.
REPEATED = 0.5
# The stem length at which "attacked" and "attacks" are one word.
STEM = 5

# Papers that go on speaking, whatever the grammar takes the word for.
_SPEAKING_PAPERS = frozenset({"declaration", "accord"})


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence with its attributions and the silences it reports."""

    passage: Passage
    frames: tuple[Frame, ...]
    silences: tuple[Silence, ...]


def told_sentences(draft: Draft, quoted: Sequence[Quoted]) -> list[Told]:
    """Every telling sentence with its attributions. The title comes only if the body does not repeat it."""
    marked = draft.marked
    found: list[Told] = []
    paper: Holder | None = None
    paragraph = -1
    for sentence in marked.sentences:
        if sentence.zone not in (ZoneKind.BODY, ZoneKind.CORRECTION_NOTE) and not _new_title(marked, sentence):
            continue
        passage = _passage(marked, sentence, quoted)
        silences = tuple(s for s in draft.silences if sentence.start <= s.span.start < sentence.end)
        frames = _frames(passage, paper if sentence.paragraph == paragraph else None)
        found.append(Told(passage, frames, silences))
        paper = _paper_after(marked, sentence, frames, paper if sentence.paragraph == paragraph else None)
        paragraph = sentence.paragraph
    return found


def _passage(marked: Marked, sentence: Sentence, quoted: Sequence[Quoted]) -> Passage:
    """The sentence behind its dateline, with the tokens of direct speech marked."""
    first = sentence.first
    for span in marked.report.spans_of(ZoneKind.DATELINE):
        while first < sentence.last and span.start <= marked.tokens[first].start < span.end:
            first += 1
    while first + 1 < sentence.last and marked.tokens[first].pos == "PUNCT" and marked.tokens[first].text in "-–—:•*":
        first += 1
    direct = frozenset(
        token.i
        for quote in quoted
        if quote.direct and quote.start < sentence.end and quote.end > sentence.start
        for token in marked.tokens_in(max(quote.start, sentence.start), min(quote.end, sentence.end))
    )
    return Passage(marked, sentence, first, direct)


def _frames(passage: Passage, paper: Holder | None) -> tuple[Frame, ...]:
    """All attributions of the sentence: by verbs, by papers and by nouns; of two on the same words the first."""
    papers = tuple(paper_frames(passage, paper))
    spoken = tuple(
        replace(frame, kind="document") if _by_paper(passage, frame) else frame
        for frame in find_frames(passage)
        if not any(_same_words(frame, other) for other in papers)
    )
    labelled = () if len(papers) + len(spoken) > 0 else tuple(label_frames(passage))
    taken = (*papers, *spoken, *labelled)
    nouns = tuple(
        frame for frame in noun_frames(passage) if not any(o.own[0] <= frame.cue[0] < o.own[1] for o in taken)
    )
    limited = list(limit(passage, with_denials(passage, sorted((*taken, *nouns), key=lambda frame: frame.cue))))
    found = without_echoes(passage, clauses_whole(passage, outer_only(through_sources(passage, limited))))
    return tuple(_cut_at_answers(passage, found, answers(passage, found)))


def _cut_at_answers(passage: Passage, frames: Sequence[Frame], answering: Sequence[Frame]) -> Iterator[Frame]:
    """All frames, what is said ending where "a charge X denies" begins."""
    denied = {frame.cue for frame in answering}
    for frame in frames:
        if frame.cue in denied:
            continue
        stop = min((a.own[0] for a in answering if a.own[0] > frame.cue[0]), default=None)
        aside = min(
            (_before_whose(passage, f) for f in frames if frame.content and f.own[0] > frame.cue[0]), default=None
        )
        stop = min((end for end in (stop, aside) if end is not None and end > frame.cue[0]), default=None)
        cut = [(a, b if stop is None else min(b, stop)) for a, b in frame.content]
        content = tuple((a, b) for a, b in cut if a < b)
        yield frame if content == frame.content else replace(frame, content=content)
    yield from answering


def _before_whose(passage: Passage, frame: Frame) -> int:
    """The comma before "whose spokesman said", where the publisher speaks again; the sentence's end without one."""
    first = frame.own[0]
    whose = (
        first > passage.first + 1 and passage.marked.tokens[first - 1].lower == "whose" and passage.pauses(first - 2)
    )
    return first - 2 if whose else passage.last


def _same_words(frame: Frame, other: Frame) -> bool:
    return frame.cue == other.cue or other.own[0] <= frame.cue[0] < other.own[1]


def _by_paper(passage: Passage, frame: Frame) -> bool:
    heads = [passage.marked.tokens[holder.head] for holder in frame.holders]
    return frame.kind == "say" and all(is_paper(head) and head.lower != "paper" for head in heads) and not frame.closing


def _paper_after(marked: Marked, sentence: Sentence, frames: Sequence[Frame], known: Holder | None) -> Holder | None:
    """The paper whose terms the next sentence may go on with."""
    for frame in frames:
        if frame.kind == "document":
            holder = frame.holders[0]
            return holder if is_paper(marked.tokens[holder.head]) else known
    if known is not None:
        return known
    head = first_paper(marked.words(sentence), _SPEAKING_PAPERS)
    return None if head is None else Holder(head.i, head.i + 1, head.i)


def _new_title(marked: Marked, sentence: Sentence) -> bool:
    """Whether a sentence of the title says what the body does not repeat."""
    if sentence.zone is not ZoneKind.TITLE:
        return False
    words = _stems(marked, sentence)
    if len(words) == 0 or not has_finite(marked, sentence.first, sentence.last):
        return False
    bodies = [_stems(marked, other) for other in marked.sentences if other.zone is ZoneKind.BODY]
    return len(words & frozenset().union(*bodies)) < REPEATED * len(words)


def _stems(marked: Marked, sentence: Sentence) -> frozenset[str]:
    content = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
    return frozenset(token.lower[:STEM] for token in marked.words(sentence) if token.pos in content)
