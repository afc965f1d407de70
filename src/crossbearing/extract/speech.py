"""Claims: who says what, through which chain. Every statement of a report is one, the publisher's own included."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crossbearing.extract.attribution import find_frames
from crossbearing.extract.claim_build import Builder, Piece
from crossbearing.extract.claim_chain import Speakers
from crossbearing.extract.claim_split import has_finite, split_list, split_statement, trim
from crossbearing.extract.draft import Draft
from crossbearing.extract.finite import is_finite
from crossbearing.extract.holders import Holder
from crossbearing.extract.marked import Marked, Sentence
from crossbearing.extract.papers import aside_of_opener, goes_on, is_listing, is_paper, noun_frames, paper_frames
from crossbearing.extract.said_border import limit
from crossbearing.extract.said_source import answers, clauses_whole, outer_only, through_sources
from crossbearing.extract.quotation import Quoted, find_quoted
from crossbearing.extract.scene import Frame, Range, Scene
from crossbearing.model.claim import Claim
from crossbearing.model.relation import Quotation
from crossbearing.model.silence import Silence
from crossbearing.model.zone import ZoneKind

# A title whose words stand in the body to this share only repeats it.
REPEATED = 0.5
# A sentence without a verb is a statement only from this many words on.
SHORTEST_STATEMENT = 2
# The stem length at which "attacked" and "attacks" are one word.
STEM = 5


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence with its attributions and the silences it reports."""

    scene: Scene
    frames: tuple[Frame, ...]
    silences: tuple[Silence, ...]


def find_claims(draft: Draft) -> Draft:
    """The draft with its quotations and claims, and with the pronouns that name holders as mentions."""
    quoted = find_quoted(draft.marked)
    told = _told(draft, quoted)
    speakers = Speakers(draft.marked, draft.entities, draft.publisher)
    builder = Builder(draft.marked, speakers, draft.publisher, quoted)
    for item in told:
        _tell(item, builder, quoted)
    claims = builder.claims()
    quotes = _quotations(draft.marked, quoted, claims)
    return replace(draft, claims=claims, quotes=quotes, entities=speakers.with_pronouns())


def _told(draft: Draft, quoted: Sequence[Quoted]) -> list[Told]:
    """Every telling sentence with its attributions. The title comes only if the body does not repeat it."""
    marked = draft.marked
    found: list[Told] = []
    paper: Holder | None = None
    paragraph = -1
    for sentence in marked.sentences:
        if sentence.zone not in (ZoneKind.BODY, ZoneKind.CORRECTION_NOTE) and not _new_title(marked, sentence):
            continue
        scene = _scene(marked, sentence, quoted)
        silences = tuple(s for s in draft.silences if sentence.start <= s.span.start < sentence.end)
        frames = _frames(scene, paper if sentence.paragraph == paragraph else None)
        found.append(Told(scene, frames, silences))
        paper = _paper_after(marked, sentence, frames, paper if sentence.paragraph == paragraph else None)
        paragraph = sentence.paragraph
    return found


def _scene(marked: Marked, sentence: Sentence, quoted: Sequence[Quoted]) -> Scene:
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
    return Scene(marked, sentence, first, direct)


def _frames(scene: Scene, paper: Holder | None) -> tuple[Frame, ...]:
    """All attributions of the sentence: by verbs, by papers and by nouns; of two on the same words the first."""
    papers = tuple(paper_frames(scene, paper))
    spoken = tuple(
        replace(frame, kind="document") if _by_paper(scene, frame) else frame
        for frame in find_frames(scene)
        if not any(_same_words(frame, other) for other in papers)
    )
    taken = (*papers, *spoken)
    nouns = tuple(
        frame for frame in noun_frames(scene) if not any(o.own[0] <= frame.cue[0] < o.own[1] for o in taken)
    )
    limited = list(limit(scene, sorted((*taken, *nouns), key=lambda frame: frame.cue)))
    found = clauses_whole(scene, outer_only(through_sources(scene, limited)))
    return tuple(_cut_at_answers(found, answers(scene, found)))


def _cut_at_answers(frames: Sequence[Frame], answering: Sequence[Frame]) -> Iterator[Frame]:
    """All frames, what is said ending where "a charge X denies" begins."""
    denied = {frame.cue for frame in answering}
    for frame in frames:
        if frame.cue in denied:
            continue
        stop = min((a.own[0] for a in answering if a.own[0] > frame.cue[0]), default=None)
        content = [(a, b if stop is None else min(b, stop)) for a, b in frame.content]
        yield replace(frame, content=tuple((a, b) for a, b in content if a < b))
    yield from answering


def _same_words(frame: Frame, other: Frame) -> bool:
    return frame.cue == other.cue or other.own[0] <= frame.cue[0] < other.own[1]


def _by_paper(scene: Scene, frame: Frame) -> bool:
    heads = [scene.marked.tokens[holder.head] for holder in frame.holders]
    return frame.kind == "say" and all(is_paper(head) and head.lower != "paper" for head in heads) and not frame.closing


def _paper_after(marked: Marked, sentence: Sentence, frames: Sequence[Frame], known: Holder | None) -> Holder | None:
    """The paper whose terms the next sentence may go on with."""
    for frame in frames:
        if frame.kind == "document":
            holder = frame.holders[0]
            return holder if is_paper(marked.tokens[holder.head]) else known
    subjects = [t for t in marked.words(sentence) if is_paper(t) or t.lower in ("declaration", "accord")]
    if len(subjects) > 0 and known is None:
        head = subjects[0]
        return Holder(head.i, head.i + 1, head.i)
    return known


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


# -- one sentence ------------------------------------------------------------------------------------------------


def _tell(told: Told, builder: Builder, quoted: Sequence[Quoted]) -> None:
    """Give the builder every statement of the sentence."""
    scene = told.scene
    silent = list(dict.fromkeys(_said_silence(told, _tokens_of(scene, silence)) for silence in told.silences))
    for place in silent:
        parts = _silent_parts(scene, place)
        builder.add_silence(parts, _around(told.frames, place[0]))
        for aside in _without(place, parts):
            builder.add_told(Piece((trim(scene.marked, *aside) or aside,), False), None)
    for frame in told.frames:
        aside = aside_of_opener(scene, frame)
        if aside is not None:
            builder.add_told(Piece((aside,), False), None)
        outer = tuple(other for other in _around(told.frames, frame.cue[0]) if other is not frame)
        inner = [other for other in told.frames if other is not frame and frame.holds(other.cue[0])]
        builder.add_said(frame, outer, list(_said(scene, frame, inner, silent, quoted)))
    paper = _going_on(told, builder)
    for first, last in _left_over(scene, told.frames, silent):
        if _describes_source(scene, first, told.frames):
            continue
        for piece in _narrated(scene, first, last, quoted):
            builder.add_told(piece, paper)
    builder.end_sentence(told.frames)


def _tokens_of(scene: Scene, silence: Silence) -> Range:
    tokens = scene.marked.tokens_in(silence.span.start, silence.span.end)
    return tokens[0].i, tokens[-1].i + 1


def _said_silence(told: Told, place: Range) -> Range:
    """The silent words alone: without the attribution that tells of them, or the report they are silent on."""
    for frame in told.frames:
        first, last = frame.content[0] if len(frame.content) > 0 else (0, 0)
        if place[0] <= frame.cue[0] < place[1] and first < last:
            if len(frame.holders) == 0:
                return place[0], max(place[0] + 1, frame.own[0] - 1)
            if not frame.closing and frame.kind in ("say", "tell"):
                return first, max(last, first + 1)
    return place


def _silent_parts(scene: Scene, place: Range) -> tuple[Range, ...]:
    """The silent words without a relative clause between or behind commas."""
    first, last = place
    for i in range(first + 1, last):
        if scene.marked.tokens[i].lower in ("which", "who", "whose") and scene.pauses(i - 1):
            end = scene.next_comma(i, last)
            if scene.has_verb(i, end):
                return tuple((a, b) for a, b in ((first, i - 1), (end + 1, last)) if a < b)
    return (place,)


def _around(frames: Sequence[Frame], token: int) -> tuple[Frame, ...]:
    """The attributions whose content holds the token, outermost first."""
    found = [frame for frame in frames if frame.holds(token)]
    return tuple(sorted(found, key=lambda frame: -sum(b - a for a, b in frame.content)))


def _said(
    scene: Scene, frame: Frame, inner: Sequence[Frame], silent: Sequence[Range], quoted: Sequence[Quoted]
) -> Iterator[Piece]:
    """The statements of an attribution, without those that belong to attributions or silences inside it."""
    aside = aside_of_opener(scene, frame)
    taken = [*silent, *(place for other in inner for place in (other.own, *other.content))]
    taken.extend(() if aside is None else (aside,))
    ranges = [part for content in frame.content for part in _without(content, taken)]
    if len(ranges) == 2 and frame.closing and _cleft(scene, ranges[1]):
        rest = split_statement(scene.marked, *ranges[1], told=True)
        left = trim(scene.marked, *ranges[0])
        if left is not None and len(rest) > 0:
            yield Piece((left, rest[0]), False)
            yield from (Piece((part,), False) for part in rest[1:])
            return
    for first, last in ranges:
        if is_listing(scene.marked, frame):
            yield from (Piece((part,), False) for part in split_list(scene.marked, first, last))
        else:
            whole = len(inner) == 0 or has_finite(scene.marked, first, last)
            yield from (piece for piece in _pieces(scene, first, last, quoted, told=True) if whole)


def _cleft(scene: Scene, place: Range) -> bool:
    token = scene.marked.tokens[place[0]]
    return token.lower in ("who", "that", "which") or is_finite(scene.marked, token)


def _pieces(scene: Scene, first: int, last: int, quoted: Sequence[Quoted], *, told: bool) -> Iterator[Piece]:
    """The statements of a stretch, direct words by themselves."""
    start = first
    for quote in quoted:
        tokens = [t.i for t in scene.marked.tokens_in(quote.start, quote.end) if first <= t.i < last] if quote.direct else []
        if len(tokens) == 0:
            continue
        yield from _plain(scene, start, tokens[0], told=told)
        yield from (Piece((part,), True) for part in _trimmed(scene, tokens[0], tokens[-1] + 1))
        start = tokens[-1] + 1
    yield from _plain(scene, start, last, told=told)


def _plain(scene: Scene, first: int, last: int, *, told: bool) -> Iterator[Piece]:
    if first < last:
        yield from (Piece((part,), False) for part in split_statement(scene.marked, first, last, told=told))


def _trimmed(scene: Scene, first: int, last: int) -> Iterator[Range]:
    part = trim(scene.marked, first, last)
    if part is not None:
        yield part


def _narrated(scene: Scene, first: int, last: int, quoted: Sequence[Quoted]) -> Iterator[Piece]:
    """The publisher's own statements in a stretch that is left over: it holds a verb or somebody's words."""
    whole = first == scene.first and last == scene.sentence.last
    if not scene.has_verb(first, last) and not (whole and _is_statement(scene)):
        return
    yield from _pieces(scene, first, last, quoted, told=False)


def _describes_source(scene: Scene, first: int, frames: Sequence[Frame]) -> bool:
    """Whether left-over words only tell of the source or the report: "asked about it, ...", "..., which aired it"."""
    while first + 1 < scene.last and scene.marked.tokens[first].pos == "PUNCT":
        first += 1
    token = scene.marked.tokens[first]
    behind = any(frame.closing and frame.own[1] in (first, first - 1) for frame in frames)
    asked = token.lower in ("asked", "speaking", "reached", "contacted", "pressed", "questioned", "quoted") and len(frames) > 0
    report = scene.marked.tokens[first + 1].lower if first + 1 < scene.last else ""
    itself = token.lower == "this" and report in ("report", "bulletin", "update", "article", "summary", "digest")
    return asked or itself or (behind and token.lower in ("which", "who", "whose", "where"))


def _is_statement(scene: Scene) -> bool:
    """Whether a sentence without a finite verb still states something: "No casualties.", not a heading."""
    words = scene.words(scene.first, scene.last)
    return len(words) >= SHORTEST_STATEMENT and scene.marked.text[scene.sentence.end - 1] == "."


def _left_over(scene: Scene, frames: Sequence[Frame], silent: Sequence[Range]) -> Iterator[Range]:
    taken = [*silent, *(place for frame in frames for place in (frame.own, *frame.content))]
    yield from _without((scene.first, scene.sentence.last), taken)


def _without(place: Range, taken: Sequence[Range]) -> Iterator[Range]:
    """The stretches of a range that none of the others covers."""
    first, last = place
    for a, b in sorted(taken):
        if b <= first or a >= last:
            continue
        if first < a:
            yield first, a
        first = max(first, b)
    if first < last:
        yield first, last


def _going_on(told: Told, builder: Builder) -> Frame | None:
    """The paper's frame of the sentence before, if this sentence goes on with its terms."""
    scene = told.scene
    known = builder.paper(scene.sentence.paragraph)
    if known is None or len(told.frames) > 0 or len(told.silences) > 0:
        return None
    return known if goes_on(scene.marked, scene.first, scene.last) else None


# -- quotations ---------------------------------------------------------------------------------------------------


def _quotations(marked: Marked, quoted: Sequence[Quoted], claims: Sequence[Claim]) -> tuple[Quotation, ...]:
    """Every stretch between marks, with the claim whose words it is or stands in."""
    found = []
    for n, quote in enumerate(quoted, 1):
        span = marked.span(quote.start, quote.end)
        claim = next((c for c in claims if any(part.overlaps(span) for part in c.content)), None)
        speaker = None if claim is None else claim.last.entity
        form = "direct" if quote.direct else "partial"
        found.append(Quotation(f"qt{n}", form, speaker, span, None if claim is None else claim.id))
    return tuple(found)
