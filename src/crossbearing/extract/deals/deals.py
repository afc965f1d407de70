"""Which deals a report speaks of: the words that name each, its date, how it stands and who mediates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from crossbearing.extract.deals.deal_dates import date_of
from crossbearing.extract.deals.deal_names import (
    deal_words,
    in_date,
    is_breached,
    is_name,
    is_numbered,
    names_deal,
    naming_words,
    phrase_first,
)
from crossbearing.extract.deals.deal_signs import is_prolonged, signing_in
from crossbearing.extract.deals.deal_spoken import Spoken, spoken_deals
from crossbearing.extract.deals.deeds import lemma_of
from crossbearing.extract.draft import Draft
from crossbearing.extract.words.clauses import Clause
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.agreement import AgreementStatus
from crossbearing.model.span import Span
from crossbearing.model.when import Precision, When
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab.phrases import Phrases

# A bare "the deal" this many words behind a deal's name still means that one; farther on, the report's main deal.
NEAR = 30
# A date that tells its day has so many characters.
DAY = 10
_FAR = date(9999, 1, 1)


@dataclass(frozen=True, slots=True)
class DealMention:
    """Tokens `first` to `last` (not included) that name a deal, `noun` the head, with what they say of it."""

    first: int
    last: int
    noun: int
    when: When | None
    names: frozenset[str]
    is_apart: bool
    is_indefinite: bool
    is_talk: bool
    is_proposed: bool
    in_title: bool
    spoken: Spoken | None = None
    is_extension: bool = False


@dataclass(frozen=True, slots=True)
class Deal:
    """One deal of a report with all words that name it, in order of the text."""

    mentions: tuple[DealMention, ...]

    @property
    def when(self) -> When | None:
        """The date first given for it, or a later one that tells its day."""
        told = [mention.when for mention in self.mentions if mention.when is not None]
        exact = (when for when in told if when.precision is Precision.DAY and "/" not in (when.edtf or "/"))
        first = told[0] if told else None
        return first if first is None or len(first.edtf or "") >= DAY else next(exact, first)

    @property
    def names(self) -> frozenset[str]:
        """All names it goes by."""
        return frozenset().union(*(mention.names for mention in self.mentions))

    @property
    def is_extension(self) -> bool:
        """Whether it only prolongs another deal."""
        return all(mention.is_extension for mention in self.mentions)

    @property
    def start(self) -> int:
        """The token of its first mention outside the title, or in it."""
        told = [mention.first for mention in self.mentions if not mention.in_title]
        return told[0] if told else self.mentions[0].first

    def last_before(self, token: int) -> int:
        """The token of its last mention at or before a token; -1 if there is none."""
        return max((mention.noun for mention in self.mentions if mention.noun <= token), default=-1)


def find_deals(draft: Draft, found: Sequence[Clause]) -> tuple[Deal, ...]:
    """The deals of a report, in order of their first mention."""
    mentions = list(_mentions(draft, found, weak=False))
    mentions = mentions or list(_mentions(draft, found, weak=True))
    mentions = sorted([*mentions, *_repeated(draft, found, mentions)], key=lambda mention: mention.noun)
    mentions = sorted([*mentions, *_signings(draft, found, mentions)], key=lambda mention: mention.noun)
    deals: list[Deal] = []
    for mention in mentions:
        place = _which(deals, mention)
        if place is None:
            if not mention.is_talk or mention.when is not None:
                deals.append(Deal((mention,)))
        else:
            deals[place] = replace(deals[place], mentions=(*deals[place].mentions, mention))
    deals.extend(_joined(list(_spoken(draft, found, deals))))
    return tuple(sorted(deals, key=lambda deal: deal.mentions[0].noun))


def status_of(draft: Draft, deal: Deal, deals: Sequence[Deal]) -> tuple[AgreementStatus, Span] | None:
    """How a deal stands and the words that say so; None if no listed words stand by it."""
    marked = draft.marked
    order = list(_status_phrases())
    best: tuple[int, AgreementStatus, Span] | None = None
    for mention in [m for m in deal.mentions if not m.in_title] or deal.mentions:
        sentence = marked.sentences[marked.tokens[mention.noun].sentence]
        for rank, status in enumerate(order):
            for hit in _status_phrases()[status].find(marked.text, sentence.start, sentence.end):
                if _nearest(marked, deals, hit.start, sentence.index) is deal and (best is None or rank < best[0]):
                    best = (rank, AgreementStatus(status), marked.span(hit.start, hit.end))
    return None if best is None else best[1:]


@cache
def _status_phrases() -> dict[str, Phrases]:
    return {status: Phrases({status: phrases}) for status, phrases in deal_words()["status_phrases"].items()}


def _mentions(draft: Draft, found: Sequence[Clause], *, weak: bool) -> Iterator[DealMention]:
    words = naming_words()
    for clause in found:
        for token in clause.words(draft.marked):
            if token.lower in words and names_deal(draft.marked, token, weak=weak):
                yield _mention(draft, clause, token)


def _signings(draft: Draft, found: Sequence[Clause], known: Sequence[DealMention]) -> Iterator[DealMention]:
    """Words that tell of the signing of a deal named elsewhere ("the families first signed in Salbu on 11 June")."""
    for clause in found if known else ():
        verb = signing_in(draft, clause)
        if verb is not None and not any(clause.first <= mention.noun < clause.last for mention in known):
            mention = _mention(draft, clause, draft.marked.tokens[verb])
            yield replace(mention, first=clause.first, last=clause.last, names=frozenset())


def _repeated(draft: Draft, found: Sequence[Clause], known: Sequence[DealMention]) -> Iterator[DealMention]:
    """Later words for deals called by a noun that names much else ("the pause", once "a 48-hour pause" is told)."""
    tokens, words = draft.marked.tokens, deal_words()
    weak = {*words["weak_nouns"], *words["pause_nouns"]} - set(words["deal_nouns"])
    first: dict[str, int] = {}
    for mention in known:
        noun = lemma_of(tokens[mention.noun])
        if noun in weak and mention.spoken is None:
            first.setdefault(noun, mention.noun)
    told = {mention.noun for mention in known}
    for clause in found if first else ():
        for token in clause.words(draft.marked):
            is_later = first.get(lemma_of(token), token.i) < token.i and token.i not in told
            if is_later and token.pos == "NOUN" and tokens[token.i - 1].lower in ("the", "this", "that"):
                yield _mention(draft, clause, token)


def _spoken(draft: Draft, found: Sequence[Clause], deals: Sequence[Deal]) -> Iterator[DealMention]:
    """Deals told by a verb alone; beside deals with a name only demands, and promises of a date of their own."""
    for spoken in spoken_deals(draft, found):
        if deals and not spoken.is_demand and (spoken.is_mutual or not _is_of_own_date(spoken, deals)):
            continue
        mention = _mention(draft, spoken.clause, draft.marked.tokens[spoken.verb])
        yield replace(mention, first=spoken.first, last=spoken.last, when=spoken.when, names=frozenset(), spoken=spoken)


def _joined(spoken: Sequence[DealMention]) -> list[Deal]:
    """The deals told by verbs alone: what both sides agreed to is one, if no second date is told."""
    deals: list[Deal] = []
    for mention in spoken:
        last = deals[-1] if deals else None
        both = last is not None and _is_mutual(mention) and _is_mutual(last.mentions[-1])
        if last is not None and both and (mention.when is None or last.when in (None, mention.when)):
            deals[-1] = Deal((*last.mentions, mention))
        else:
            deals.append(Deal((mention,)))
    return deals


def _is_mutual(mention: DealMention) -> bool:
    return mention.spoken is not None and mention.spoken.is_mutual


def _is_of_own_date(spoken: Spoken, deals: Sequence[Deal]) -> bool:
    """Whether a promise was made on a day on which no deal with a name was."""
    if spoken.when is None:
        return False
    return not any(deal.when is not None and _overlap(deal.when, spoken.when) for deal in deals)


def _mention(draft: Draft, clause: Clause, noun: Token) -> DealMention:
    marked, words = draft.marked, deal_words()
    first = noun.i if is_breached(marked, noun) else phrase_first(draft, noun, clause.first)
    inside = marked.tokens[first : noun.i]
    when = date_of(draft, clause, first, noun.i)
    names = frozenset(t.lower for t in inside if is_name(t) and not in_date(draft, t))
    lowers = {t.lower for t in inside}
    last = noun.i + 1
    if is_numbered(marked, noun):
        last += 1
    if lemma_of(noun) == "cessation" and [t.lower for t in marked.tokens[last : last + 2]] == ["of", "hostilities"]:
        last += 2
    if when is not None and when.span is not None and when.span.start > noun.end:
        last = marked.tokens_in(when.span.start, when.span.end)[-1].i + 1
    return DealMention(
        first,
        last,
        noun.i,
        when,
        names,
        is_apart=bool(lowers & set(words["apart"])),
        is_indefinite=bool(lowers & {"a", "an"}),
        is_talk=lemma_of(noun) in words["talk_nouns"],
        is_proposed=_is_proposed(marked, noun),
        in_title=clause.sentence.zone is ZoneKind.TITLE,
        is_extension=is_prolonged(marked, first, noun.i),
    )


def _which(deals: Sequence[Deal], mention: DealMention) -> int | None:
    """The index of the deal that a mention names; None if it names one not yet told of."""
    possible = [i for i, deal in enumerate(deals) if _may_name(deal, mention)]
    if not possible:
        return None
    dated = [i for i in possible if mention.when is not None and deals[i].when is not None]
    named = [i for i in possible if mention.names & deals[i].names]
    if dated or named:
        return (dated or named)[-1]
    nearest = max(possible, key=lambda i: deals[i].last_before(mention.noun))
    if mention.noun - deals[nearest].last_before(mention.noun) <= NEAR:
        return nearest
    return max(possible, key=lambda i: (len(deals[i].mentions), -i))


def _may_name(deal: Deal, mention: DealMention) -> bool:
    if mention.is_extension is not deal.is_extension and not mention.in_title:
        return False
    if mention.when is not None and deal.when is not None:
        return _overlap(mention.when, deal.when)
    if mention.names and deal.names and not mention.names & deal.names:
        return False
    told = [other for other in deal.mentions if not other.in_title]
    if mention.is_apart and told:
        return any(other.is_apart for other in deal.mentions)
    if mention.is_talk and mention.when is not None:
        return False
    if mention.is_indefinite and told and not all(other.is_talk for other in told):
        return mention.when is None and not mention.is_proposed
    # A deal still to be signed is not the one that is called by a name of its own.
    return not (mention.names and not mention.is_proposed and all(other.is_proposed for other in deal.mentions))


def _is_proposed(marked: Marked, noun: Token) -> bool:
    """Whether the sentence has it that the deal is still to be signed."""
    sentence = marked.sentences[noun.sentence]
    return any(True for _ in _status_phrases()["proposed"].find(marked.text, sentence.start, sentence.end))


def _overlap(one: When, other: When) -> bool:
    first, last = one.days
    start, end = other.days
    return (first or date.min) <= (end or _FAR) and (start or date.min) <= (last or _FAR)


def _nearest(marked: Marked, deals: Sequence[Deal], offset: int, sentence: int) -> Deal | None:
    """The deal named nearest to a character of a sentence."""
    near = [
        (abs(marked.tokens[mention.noun].start - offset), number)
        for number, deal in enumerate(deals)
        for mention in deal.mentions
        if marked.tokens[mention.noun].sentence == sentence
    ]
    return deals[min(near)[1]] if near else None
