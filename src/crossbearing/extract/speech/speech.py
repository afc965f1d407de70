"""Claims: who says what, through which chain. Every statement of a report is one, the publisher's own included."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossbearing.extract.draft import Draft
from crossbearing.extract.speech.claim_build import Builder, Piece
from crossbearing.extract.speech.claim_chain import Speakers
from crossbearing.extract.speech.claim_split import NEGATIONS, has_finite, is_negated, split_list, split_statement, trim
from crossbearing.extract.speech.cues import asking_forms, asks_for_itself
from crossbearing.extract.speech.papers import aside_of_opener, goes_on, is_listing
from crossbearing.extract.speech.passage import Frame, Passage, Range, without
from crossbearing.extract.speech.quotation import Quoted, find_quoted
from crossbearing.extract.speech.silent_words import silent_parts, silent_places, without_unsaid
from crossbearing.extract.speech.told import Told, told_sentences
from crossbearing.extract.words.finite import is_finite
from crossbearing.extract.words.marked import Marked
from crossbearing.model.claim import Claim
from crossbearing.model.relation import Quotation
from crossbearing.vocab import load

# A sentence without a verb is a statement only from this many words on.
SHORTEST_STATEMENT = 2


def find_claims(draft: Draft) -> Draft:
    """The draft with its quotations and claims, and with the pronouns that name holders as mentions."""
    quoted = find_quoted(draft.marked)
    told = told_sentences(draft, quoted)
    speakers = Speakers(draft.marked, draft.entities, draft.publisher)
    builder = Builder(draft.marked, speakers, draft.publisher, quoted, draft.attributions)
    for item in told:
        _tell(item, builder, quoted)
    claims = builder.claims()
    quotes = _quotations(draft.marked, quoted, claims)
    return replace(draft, claims=claims, quotes=quotes, entities=speakers.with_pronouns())


# -- one sentence ------------------------------------------------------------------------------------------------


def _tell(told: Told, builder: Builder, quoted: Sequence[Quoted]) -> None:
    """Give the builder every statement of the sentence."""
    passage = told.passage
    told = without_unsaid(told)
    quoted = _spoken_in(passage, quoted)
    silent: list[Range] = []
    for place in silent_places(told):
        if any(frame.own[0] <= place[0] and place[1] <= frame.own[1] for frame in told.frames if frame.closing):
            continue
        parts = silent_parts(passage, place)
        silent.extend(parts)
        turned = place[0] > passage.first and passage.marked.tokens[place[0] - 1].text == ";"
        # That somebody counts "without naming culprits" is the publisher's remark.
        turned = turned or passage.marked.tokens[place[0]].lower == "without"
        builder.add_silence(parts, () if turned else _around(told.frames, place[0]))
    for frame in told.frames:
        aside = aside_of_opener(passage, frame)
        if aside is not None:
            builder.add_told(Piece((aside,), False), None)
        outer = tuple(other for other in _around(told.frames, frame.cue[0]) if other is not frame)
        inner = [other for other in told.frames if other is not frame and frame.holds(other.cue[0])]
        builder.add_said(frame, outer, list(_said(passage, frame, inner, silent, quoted)))
    paper = _going_on(told, builder)
    for first, last in _left_over(passage, told.frames, silent):
        if _describes_source(passage, first, told.frames) or _runs_into(passage, first, last, told.frames):
            continue
        for piece in _narrated(passage, first, last, quoted):
            builder.add_told(piece, paper)
    builder.end_sentence(told.frames)


def _around(frames: Sequence[Frame], token: int) -> tuple[Frame, ...]:
    """The attributions whose content holds the token, outermost first."""
    found = [frame for frame in frames if frame.holds(token)]
    return tuple(sorted(found, key=lambda frame: -sum(b - a for a, b in frame.content)))


def _said(
    passage: Passage, frame: Frame, inner: Sequence[Frame], silent: Sequence[Range], quoted: Sequence[Quoted]
) -> Iterator[Piece]:
    """The statements of an attribution, without those that belong to attributions or silences inside it."""
    aside = aside_of_opener(passage, frame)
    taken = [*silent, *(place for other in inner for place in (other.own, *other.content))]
    taken.extend(() if aside is None else (aside,))
    ranges = [part for content in frame.content for part in without(content, taken)]
    if len(ranges) == 2 and frame.closing and _cleft(passage, ranges[1]):
        rest = split_statement(passage.marked, *ranges[1], told=True)
        left = trim(passage.marked, *ranges[0])
        if left is not None and len(rest) > 0:
            yield Piece((left, (ranges[1][0], rest[0][1])), False)
            yield from (Piece((part,), False) for part in rest[1:])
            return
    for first, last in ranges:
        if is_listing(passage.marked, frame):
            yield from (Piece((part,), False) for part in split_list(passage.marked, first, last))
        else:
            whole = len(inner) == 0 or has_finite(passage.marked, first, last)
            yield from (piece for piece in _pieces(passage, first, last, quoted, told=True) if whole)


def _spoken_in(passage: Passage, quoted: Sequence[Quoted]) -> list[Quoted]:
    """The stretches of direct speech that the sentence shares."""
    start, end = passage.sentence.start, passage.sentence.end
    return [quote for quote in quoted if quote.direct and quote.start < end and quote.end > start]


def _cleft(passage: Passage, place: Range) -> bool:
    token = passage.marked.tokens[place[0]]
    return token.lower in ("who", "that", "which") or is_finite(passage.marked, token)


def _pieces(passage: Passage, first: int, last: int, quoted: Sequence[Quoted], *, told: bool) -> Iterator[Piece]:
    """The statements of a stretch, direct words by themselves."""
    start = first
    for quote in quoted:
        tokens = [t.i for t in passage.marked.tokens_in(quote.start, quote.end) if first <= t.i < last]
        if len(tokens) == 0:
            continue
        yield from _plain(passage, start, tokens[0], told=told)
        yield from (Piece((part,), True) for part in _spoken(passage, tokens[0], tokens[-1] + 1))
        start = tokens[-1] + 1
    yield from _plain(passage, start, last, told=told)


def _plain(passage: Passage, first: int, last: int, *, told: bool) -> Iterator[Piece]:
    if first < last:
        yield from (Piece((part,), False) for part in split_statement(passage.marked, first, last, told=told))


def _spoken(passage: Passage, first: int, last: int) -> Iterator[Range]:
    """A direct sentence; two, where its clauses differ in that one is negated."""
    parts = split_statement(passage.marked, first, last, told=True)
    joined = all(passage.marked.tokens[part[0] - 1].lower in ("and", "but") for part in parts[1:])
    if joined and len({is_negated(passage.marked, *part) for part in parts}) > 1:
        yield from parts
        return
    whole = trim(passage.marked, first, last)
    if whole is not None:
        yield whole


def _narrated(passage: Passage, first: int, last: int, quoted: Sequence[Quoted]) -> Iterator[Piece]:
    """The publisher's own statements in a stretch that is left over: it holds a verb or somebody's words."""
    whole = first == passage.first and last == passage.sentence.last
    if not passage.has_verb(first, last) and not (whole and _is_statement(passage)):
        return
    yield from _pieces(passage, first, last, quoted, told=False)


def _describes_source(passage: Passage, first: int, frames: Sequence[Frame]) -> bool:
    """Whether left-over words only tell of the source or the report: "asked about it, ...", "..., which aired it"."""
    while first + 1 < passage.last and passage.marked.tokens[first].pos == "PUNCT":
        first += 1
    own = load("speech")["own"]
    opening = [token.lower for token in passage.marked.tokens[first : first + 2]]
    asked = opening[0] in own["asked"] and len(frames) > 0
    if len(frames) == 0 and not asking_forms().isdisjoint(passage.lowers):
        words = passage.words(first, passage.last)
        asked = asked or any(asks_for_itself(passage.marked, t, passage.last) for t in words)
    itself = opening[0] == "this" and opening[-1] in own["reports"]
    behind = any(frame.closing and frame.own[1] in (first, first - 1) for frame in frames)
    return asked or itself or (behind and opening[0] in ("which", "who", "whose", "where"))


def _runs_into(passage: Passage, first: int, last: int, frames: Sequence[Frame]) -> bool:
    """Whether left-over words stand right before an attribution: then they are part of its noun phrase."""
    touching = any(frame.own[0] == last for frame in frames)
    return touching and all(t.pos not in ("PUNCT", "CCONJ", "SCONJ", "AUX") for t in passage.marked.tokens[first:last])


def _is_statement(passage: Passage) -> bool:
    """Whether a sentence without a finite verb still states something: "No casualties.", not a heading."""
    words = passage.words(passage.first, passage.last)
    telling = any(t.pos in ("VERB", "AUX") or t.lower in NEGATIONS for t in words)
    counted = any(t.pos == "NUM" for t in words) and any(t.pos == "NOUN" for t in words)
    long = len(words) >= SHORTEST_STATEMENT and passage.marked.text[passage.sentence.end - 1] == "."
    return long and (telling or counted)


def _left_over(passage: Passage, frames: Sequence[Frame], silent: Sequence[Range]) -> Iterator[Range]:
    taken = [*silent, *(place for frame in frames for place in (frame.own, *frame.content))]
    yield from without((passage.first, passage.sentence.last), taken)


def _going_on(told: Told, builder: Builder) -> Frame | None:
    """The paper's frame of the sentence before, if this sentence goes on with its terms."""
    passage = told.passage
    known = builder.paper(passage.sentence.paragraph)
    if known is None or any(f.kind != "document" for f in told.frames) or len(told.silences) > 0:
        return None
    return known if goes_on(passage.marked, passage.first, passage.last) else None


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
