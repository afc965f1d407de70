"""Builds the claims of a report from statements and their attributions, in order of the text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossbearing.extract.speech.attributed import Attribution, Manner
from crossbearing.extract.speech.claim_chain import Speakers
from crossbearing.extract.speech.claim_kind import Said, hedge_of, kind_of, polarity_of, stance_of
from crossbearing.extract.speech.claim_sides import hits_other, is_other, is_party, side_of
from crossbearing.extract.speech.cues import lexicon
from crossbearing.extract.speech.passage import Frame, Range
from crossbearing.extract.speech.quotation import Quoted
from crossbearing.extract.words.marked import Marked
from crossbearing.model.claim import Certainty, Claim, ClaimKind, Form, Link, Polarity, Stance
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

# So many words behind a quotation its speaker and the saying word stand.
CLOSING_REACH = 8
# What stands for a whole statement that is denied.
_BARE = frozenset({"it", "that", "them", "so"})
# By these a publisher tells what it printed before.
_PRINTING = frozenset({"write", "report", "say", "state", "give", "speak", "put", "publish", "announce", "list"})
_OWN = frozenset({"our", "this", "we"})
_EARLIER = frozenset({"earlier", "previous", "last", "first", "yesterday's", "original"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One statement: its token ranges, and whether they are somebody's direct words."""

    ranges: tuple[Range, ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is made of a statement: its form, kind, polarity, hedge and the publisher's stance."""

    form: Form
    kind: ClaimKind
    polarity: Polarity = Polarity.AFFIRMED
    hedge: Span | None = None
    stance: Stance = Stance.NEUTRAL


class Builder:
    """Collects claims sentence by sentence and remembers who spoke last in the paragraph."""

    def __init__(
        self,
        marked: Marked,
        speakers: Speakers,
        publisher: str | None,
        quoted: Sequence[Quoted],
        attributions: Sequence[Attribution] = (),
    ) -> None:
        self._marked = marked
        self._quotations = [one for one in attributions if one.manner is Manner.DIRECT and len(one.source) > 0]
        self._speakers = speakers
        self._publisher = Link(publisher, None, None)
        self._quoted = quoted
        self._partial = [quote for quote in quoted if not quote.direct]
        self._correcting = _is_correction(marked)
        # The paragraph in which the publisher takes up what it printed before.
        self._correcting_at: int | None = None
        self._claims: list[Claim] = []
        self._paper: tuple[int, Frame] | None = None
        # The words of the statement told last, for "denied it".
        self._told: tuple[Range, ...] | None = None
        self._speaking: tuple[int, Link] | None = None
        self._denied: tuple[int, str | None] | None = None
        # Direct words whose speaker is named only afterwards: claims to finish, by place in the list.
        self._waiting: list[tuple[int, int]] = []

    def claims(self) -> tuple[Claim, ...]:
        """All claims, numbered in order of the text."""
        ordered = sorted(self._claims, key=lambda claim: (claim.content[0].start, claim.content[0].end))
        return tuple(replace(claim, id=f"c{n}") for n, claim in enumerate(ordered, 1))

    def paper(self, paragraph: int) -> Frame | None:
        """The attribution to a paper that the paragraph has gone through last."""
        return self._paper[1] if self._paper is not None and self._paper[0] == paragraph else None

    def add_silence(self, places: Sequence[Range], around: Sequence[Frame]) -> None:
        """Add the claim that reports a silence."""
        chain = self._chain(around)
        form = Form.NARRATOR if len(chain) == 1 else Form.INDIRECT
        self._add(chain, places, Verdict(form, ClaimKind.REPORT_OF_SILENCE, Polarity.NEGATED))

    def add_said(self, frame: Frame, outer: Sequence[Frame], pieces: Sequence[Piece]) -> None:
        """Add what the holders of an attribution say, one claim for each of joint holders."""
        paragraph = self._paragraph(frame)
        for holder_chain in self._chains(frame, outer):
            for piece in pieces:
                # A closing attribution may not reach back over a whole coordinated sentence.
                far = frame.closing and piece is not pieces[-1] and not piece.direct
                self._say(frame, holder_chain, piece, far=far)
            last = holder_chain[-1]
            if frame.kind == "deny":
                self._denied = (paragraph, last.entity)
            if frame.kind != "document" and len(frame.holders) > 0:
                self._speaking = (paragraph, last)
                self._finish(last, paragraph)
        if frame.kind == "document":
            self._paper = (paragraph, frame)

    def add_told(self, piece: Piece, paper: Frame | None) -> None:
        """Add a statement outside attributions: the publisher's, a paper's, or direct words whose speaker is near."""
        if paper is not None:
            self._say(paper, self._chains(paper, ())[0], piece)
            return
        paragraph = self._marked.sentences[self._marked.tokens[piece.ranges[0][0]].sentence].paragraph
        if piece.direct:
            known = self._speaking is not None and self._speaking[0] == paragraph and not self._is_ended_anew(piece)
            speaker = self._speaking[1] if known and self._speaking else self._speaker_before(piece)
            chain = (self._publisher,) if speaker is None else (self._publisher, speaker)
            self._direct(chain, piece, paragraph, waiting=speaker is None)
            return
        said = self._judged(piece, "", (self._publisher,), attributed=False)
        self._judge(said, (self._publisher,), piece, Form.NARRATOR)

    def _is_ended_anew(self, piece: Piece) -> bool:
        """Whether the words open a quotation of several sentences behind the last of which its own speaker stands."""
        start = self._marked.tokens[piece.ranges[0][0]].start
        quote = next((q for q in self._quoted if q.direct and q.start <= start < q.end), None)
        cue = self._speaking[1].cue if self._speaking is not None else None
        if quote is None or (cue is not None and cue.start > quote.start):
            return False
        last = self._marked.token_at(quote.end - 1)
        if last is None or last.sentence == self._marked.tokens[piece.ranges[0][0]].sentence:
            return False
        behind = self._marked.tokens[last.i + 1 : self._marked.sentences[last.sentence].last]
        spoken = (token for token in behind[:CLOSING_REACH] if token.pos != "PUNCT")
        return any(token.lower in lexicon().forms for token in spoken)

    def _speaker_before(self, piece: Piece) -> Link | None:
        """Who said the words that a quotation goes on with from the paragraph before."""
        start = self._marked.tokens[piece.ranges[0][0]].start
        for one in self._quotations:
            if any(span.start <= start < span.end for span in one.content):
                said = (claim.last for claim in reversed(self._claims))
                return next((link for link in said if link.cue is not None and link.cue.overlaps(one.cue[0])), None)
        return None

    def end_sentence(self, frames: Sequence[Frame]) -> None:
        """Forget the paper once somebody else has spoken."""
        if any(frame.kind != "document" for frame in frames) and not any(f.kind == "document" for f in frames):
            self._paper = None

    # -- chains -------------------------------------------------------------------------------------------------

    def _chain(self, around: Sequence[Frame]) -> tuple[Link, ...]:
        """The publisher and the first holder of each attribution around, outermost first."""
        links = [self._publisher]
        for frame in around:
            links.extend(self._links(frame)[:1])
        return _without_repeats(links)

    def _chains(self, frame: Frame, outer: Sequence[Frame]) -> list[tuple[Link, ...]]:
        """One chain for each of joint holders."""
        start = list(self._chain(outer))
        if frame.relay is not None:
            start.append(self._speakers.link(frame.relay, None))
        links = self._links(frame)
        if len(links) == 0:
            return [_without_repeats(start)]
        return [_without_repeats([*start, link]) for link in links]

    def _links(self, frame: Frame) -> list[Link]:
        cue = self._marked.span_of(self._marked.tokens[frame.cue[0]], self._marked.tokens[frame.cue[1] - 1])
        said = None if cue.quote == ":" else cue
        return [self._speakers.link(holder, said) for holder in frame.holders]

    # -- claims -------------------------------------------------------------------------------------------------

    def _say(self, frame: Frame, chain: tuple[Link, ...], piece: Piece, *, far: bool = False) -> None:
        own = self._is_own_voice(chain)
        cue = "say" if piece.direct and frame.kind == "deny" else frame.kind
        said = self._judged(piece, cue, chain, attributed=not own)
        if frame.kind == "deny":
            piece = self._denied_words(piece)
        if frame.kind == "document":
            self._add(chain, piece.ranges, Verdict(Form.DOCUMENT, ClaimKind.FACT, polarity_of(self._marked, said)))
            return
        if frame.spread is not None:
            self._allegation(frame, chain, piece)
        form = self._form(piece, own)
        if len(frame.holders) == 0:
            self._rumour(said, chain, piece, frame)
            return
        if self._is_earlier_word(frame, chain):
            self._correcting_at = self._paragraph(frame)
            said = replace(said, correcting=True, attributed=False)
        self._judge(said, chain, piece, form, cue=chain[-1].cue)
        if self._publisher.entity is not None and (far or self._is_reporter(chain)):
            self._claims[-1] = replace(self._claims[-1], accept=(self._publisher.entity,))

    def _denied_words(self, piece: Piece) -> Piece:
        """What is denied: for a bare "it" the statement told last in the paragraph, else the words themselves."""
        first, last = piece.ranges[0]
        word = self._marked.tokens[first]
        bare = len(piece.ranges) == 1 and last == first + 1 and word.lower in _BARE
        if not bare or self._told is None:
            return piece
        before = self._marked.sentences[self._marked.tokens[self._told[0][0]].sentence].paragraph
        return Piece(self._told, False) if before == self._marked.sentences[word.sentence].paragraph else piece

    def _rumour(self, said: Said, chain: tuple[Link, ...], piece: Piece, frame: Frame) -> None:
        """A report that nobody is named for ("reports that S"): hedged by its noun."""
        cue = self._marked.span_of(self._marked.tokens[frame.cue[0]], self._marked.tokens[frame.cue[1] - 1])
        form = Form.NARRATOR if len(chain) == 1 else Form.INDIRECT
        hedge = cue if frame.kind == "say" else None
        kind = kind_of(self._marked, said)
        self._add(chain, piece.ranges, Verdict(form, kind, polarity_of(self._marked, said), hedge))

    def _allegation(self, frame: Frame, chain: tuple[Link, ...], piece: Piece) -> None:
        """The claim that is denied, as the denier tells it of those who spread it."""
        assert frame.spread is not None  # asked before
        spreader = self._speakers.link(frame.spread, None)
        whole = _without_repeats([*chain, spreader])
        self._add(whole, piece.ranges, Verdict(Form.INDIRECT, ClaimKind.ACCUSATION, stance=Stance.DISTANCED))

    def _direct(self, chain: tuple[Link, ...], piece: Piece, paragraph: int, *, waiting: bool) -> None:
        said = self._judged(piece, "say", chain, attributed=True)
        if waiting:
            self._waiting.append((len(self._claims), paragraph))
        self._judge(said, chain, piece, Form.DIRECT_QUOTE)

    def _finish(self, link: Link, paragraph: int) -> None:
        """Give the direct words that waited for it their speaker."""
        for place, where in self._waiting:
            if where == paragraph:
                self._claims[place] = replace(self._claims[place], chain=_without_repeats([self._publisher, link]))
        self._waiting = [item for item in self._waiting if item[1] != paragraph]

    def _judge(self, said: Said, chain: tuple[Link, ...], piece: Piece, form: Form, cue: Span | None = None) -> None:
        hedge = hedge_of(self._marked, said, cue)
        hearsay = hedge is not None and hedge.quote.lower().endswith("ly")
        kind, polarity = kind_of(self._marked, said), polarity_of(self._marked, said)
        stance = stance_of(self._marked, said, kind, scare_quoted=form is Form.MIXED, hearsay=hearsay)
        if kind is ClaimKind.DENIAL and len(chain) > 1:
            paragraph = self._marked.sentences[self._marked.tokens[said.first].sentence].paragraph
            self._denied = (paragraph, chain[-1].entity)
        self._add(chain, piece.ranges, Verdict(form, kind, polarity, hedge, stance))

    def _judged(self, piece: Piece, cue: str, chain: tuple[Link, ...], *, attributed: bool) -> Said:
        first, last = piece.ranges[0][0], piece.ranges[-1][1]
        link = chain[-1]
        entity = self._speakers.entity(link.entity)
        party = attributed and is_party(self._marked, link, entity)
        side = side_of(self._marked, link, entity) if party else None
        paragraph = self._marked.sentences[self._marked.tokens[first].sentence].paragraph
        answering = self._denied is not None and self._denied == (paragraph, chain[-1].entity) and attributed
        own = attributed and self._speakers.is_about(chain[-1], first, last, direct=piece.direct)
        subject, named = self._speakers.subject(first, last)
        opposed = party and not own and is_other(subject, named, side, direct=piece.direct)
        hits = party and len(subject) > 0 and hits_other(self._marked.tokens[subject[-1].i + 1 : last], side)
        quoted = not piece.direct and self._form(piece, False) is Form.MIXED
        return Said(
            first,
            last,
            cue,
            piece.direct,
            attributed,
            party,
            answering,
            own,
            self._correcting or self._correcting_at == paragraph,
            replying=self._replies(chain),
            opposed=opposed,
            hits=hits,
            quoted=quoted,
            explaining=self._lemma_of_cue(chain) in ("explain", "justify"),
        )

    def _replies(self, chain: tuple[Link, ...]) -> bool:
        """Whether the saying word answers somebody: "replied", "retorted"."""
        return self._lemma_of_cue(chain) in load("speech")["answering"]["verbs"]

    def _lemma_of_cue(self, chain: tuple[Link, ...]) -> str | None:
        """The saying verb of the last holder."""
        cue = chain[-1].cue
        token = None if cue is None else self._marked.token_at(cue.start)
        return None if token is None else lexicon().lemma_of(token)

    def _form(self, piece: Piece, own: bool) -> Form:
        if piece.direct:
            return Form.DIRECT_QUOTE
        if own:
            return Form.NARRATOR
        spans = [self._span(place) for place in piece.ranges]
        partial = any(
            span.start - 1 <= quote.start and quote.end <= span.end + 1 for quote in self._partial for span in spans
        )
        return Form.MIXED if partial else Form.INDIRECT

    def _is_own_voice(self, chain: tuple[Link, ...]) -> bool:
        """Whether the publisher speaks of itself; its reporters are holders of their own."""
        last = chain[-1]
        if last.entity is None or last.entity != self._publisher.entity or last.holder is None:
            return len(chain) == 1
        return not self._is_reporter(chain)

    def _is_earlier_word(self, frame: Frame, chain: tuple[Link, ...]) -> bool:
        """Whether the publisher tells what it wrote before, which it does to correct it: "on Monday we wrote that"."""
        holder = chain[-1].holder
        verb = self._marked.tokens[frame.cue[0]]
        if holder is None or verb.tag not in ("VBD", "VBN") or lexicon().lemma_of(verb) not in _PRINTING:
            return False
        words = holder.quote.lower().split()
        return words == ["we"] or (not _EARLIER.isdisjoint(words) and not _OWN.isdisjoint(words))

    def _is_reporter(self, chain: tuple[Link, ...]) -> bool:
        """Whether the last holder is a reporter of the publisher's own."""
        words = frozenset() if chain[-1].holder is None else frozenset(chain[-1].holder.quote.lower().split())
        own = load("speech")["own"]
        named = not words.isdisjoint(own["reporters"])
        return named and (chain[-1].entity == self._publisher.entity or not words.isdisjoint(own["first_person"]))

    def _add(self, chain: tuple[Link, ...], ranges: Sequence[Range], verdict: Verdict) -> None:
        content = tuple(self._span(place) for place in ranges)
        if verdict.kind is not ClaimKind.REPORT_OF_SILENCE:
            self._told = tuple(ranges)
        hedge, stance = verdict.hedge, verdict.stance
        certainty = Certainty.ASSERTED if hedge is None else Certainty.HEDGED
        form, kind, polarity = verdict.form, verdict.kind, verdict.polarity
        self._claims.append(Claim("c", chain, content, form, kind, polarity, certainty, hedge, (), stance))

    def _span(self, place: Range) -> Span:
        return self._marked.span_of(self._marked.tokens[place[0]], self._marked.tokens[place[1] - 1])

    def _paragraph(self, frame: Frame) -> int:
        return self._marked.sentences[self._marked.tokens[frame.cue[0]].sentence].paragraph


def _is_correction(marked: Marked) -> bool:
    """Whether the report corrects another: its title says so, or the sentence stands in a correction note."""
    titles = marked.report.spans_of(ZoneKind.TITLE)
    return any(word in span.quote.lower() for span in titles for word in ("correction", "corrected", "retraction"))


def _without_repeats(links: Sequence[Link]) -> tuple[Link, ...]:
    """The chain with a holder named twice in a row once, by the words nearest the fact."""
    kept: list[Link] = []
    for link in links:
        same = len(kept) > 1 and link.entity is not None and kept[-1].entity == link.entity
        if same:
            kept.pop()
        kept.append(link)
    return tuple(kept)
