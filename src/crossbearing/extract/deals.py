"""Which deals a report speaks of: the words that name each, its date, how it stands and who mediates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from crossbearing.extract.clauses import FINITE, Clause
from crossbearing.extract.deeds import family_of_verb, lemma_of, whole_word
from crossbearing.extract.draft import Draft
from crossbearing.extract.marked import Marked, Token
from crossbearing.model.agreement import AgreementStatus
from crossbearing.model.span import Span
from crossbearing.model.when import When
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load
from crossbearing.vocab.phrases import Phrases

# A date this many words behind a deal's name still belongs to it ("the accord, reached in Doha on March 28").
DATE_REACH = 14
# A bare "the deal" this many words behind a deal's name still means that one; farther on, the report's main deal.
NEAR = 30
# Words that may stand between "agreed" and its date.
PARTICLES = 4
_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "VERB"})
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


@dataclass(frozen=True, slots=True)
class Deal:
    """One deal of a report with all words that name it, in order of the text."""

    mentions: tuple[DealMention, ...]

    @property
    def when(self) -> When | None:
        """The date first given for it."""
        return next((mention.when for mention in self.mentions if mention.when is not None), None)

    @property
    def names(self) -> frozenset[str]:
        """All names it goes by."""
        return frozenset().union(*(mention.names for mention in self.mentions))

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
    mentions = mentions or list(_mentions(draft, found, weak=True)) or list(_spoken(draft, found))
    deals: list[Deal] = []
    for mention in mentions:
        place = _which(deals, mention)
        if place is None:
            if not mention.is_talk or mention.when is not None:
                deals.append(Deal((mention,)))
        else:
            deals[place] = replace(deals[place], mentions=(*deals[place].mentions, mention))
    return tuple(deals)


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
def _words() -> dict[str, Any]:
    return load("agreements")


@cache
def _status_phrases() -> dict[str, Phrases]:
    return {status: Phrases({status: phrases}) for status, phrases in _words()["status_phrases"].items()}


def _mentions(draft: Draft, found: Sequence[Clause], *, weak: bool) -> Iterator[DealMention]:
    for clause in found:
        for token in clause.words(draft.marked):
            if _names_deal(draft.marked, token, weak=weak):
                yield _mention(draft, clause, token)


def _spoken(draft: Draft, found: Sequence[Clause]) -> Iterator[DealMention]:
    """Deals that are told by a verb alone ("the sides agreed on 2 May to exchange prisoners")."""
    marked = draft.marked
    for clause in found:
        verb = clause.verb(marked)
        if verb is None or verb.lower != "agreed" or clause.sentence.zone is ZoneKind.TITLE:
            continue
        infinitives = (t.i + 1 for t in clause.after(marked)[:-1] if t.lower == "to")
        if any(family_of_verb(marked, i, clause.last) is not None for i in infinitives):
            mention = _mention(draft, clause, verb)
            yield replace(mention, first=verb.i, when=_agreed_when(draft, clause, verb), names=frozenset())


def _agreed_when(draft: Draft, clause: Clause, verb: Token) -> When | None:
    """The date of the agreeing: a point in time before what is agreed to."""
    marked = draft.marked
    end = next((t.start for t in clause.after(marked) if t.lower == "to"), verb.end)
    start = marked.tokens[clause.first].start
    dated = [w for w in draft.dates if w.span is not None and start <= w.span.start < end]
    return next((when for when in dated if "/" not in (when.edtf or "/")), None)


def _names_deal(marked: Marked, token: Token, *, weak: bool) -> bool:
    """Whether the token is the head of a deal's name."""
    words, lemma = _words(), lemma_of(token)
    if whole_word(marked, token) in words["deal_nouns"]:
        lemma = whole_word(marked, token)
    if token.pos not in ("NOUN", "PROPN") and not _is_noun_by_place(marked, token):
        return False
    if _is_modifier(marked, token):
        return False
    before = marked.tokens[token.i - 1] if token.i > 0 else token
    if lemma_of(before) in words["no_deal_before"]:
        return False
    kinds = {lemma_of(before), before.lower.split("-")[0]}
    if lemma in words["deal_nouns"]:
        return True
    if lemma in words["talk_nouns"]:
        return bool(kinds & set(words["deal_kinds"]))
    if lemma in words["weak_nouns"]:
        named = _is_name(before) and lemma in words["named_nouns"]
        return weak or named or bool(kinds & set(words["deal_kinds"]))
    return False


def _is_modifier(marked: Marked, token: Token) -> bool:
    """Whether another noun follows of which this one is a part ("ceasefire monitors"); not a verb taken for a noun."""
    follows = marked.tokens[token.i + 1] if token.i + 1 < len(marked.tokens) else None
    if follows is None or follows.sentence != token.sentence or follows.pos not in ("NOUN", "PROPN"):
        return False
    is_provision = follows.tag == "NNS" and follows.lower.removesuffix("s") in _words()["terms"]["providing"]
    return follows.lower not in _words()["signing_forms"] and not is_provision


def _is_noun_by_place(marked: Marked, token: Token) -> bool:
    """Whether an article or adjective stands right before: then the word is no verb ("a new understanding")."""
    before = marked.tokens[token.i - 1] if token.i > 0 else token
    return before.tag in ("DT", "JJ", "PRP$") and before.sentence == token.sentence


def _mention(draft: Draft, clause: Clause, noun: Token) -> DealMention:
    marked, words = draft.marked, _words()
    first = _phrase_first(marked, noun, clause.first)
    inside = marked.tokens[first : noun.i]
    when = _date_of(draft, clause, first, noun.i)
    names = frozenset(t.lower for t in inside if _is_name(t) and not _in_date(draft, t))
    lowers = {t.lower for t in inside}
    last = noun.i + 1
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
    )


def _phrase_first(marked: Marked, noun: Token, floor: int) -> int:
    """The first token of the noun phrase: articles, adjectives, names and hyphenated parts before the noun."""
    first = noun.i
    while first > floor:
        token = marked.tokens[first - 1]
        if token.text == "-" or (token.pos in _INSIDE and token.tag not in FINITE and token.tag != "VB"):
            first -= 1
            if token.pos == "DET":
                break
        else:
            break
    return first


def _is_name(token: Token) -> bool:
    """Whether a noun in front of the deal's is a name; the tagger takes rare names for common nouns."""
    return token.pos == "PROPN" or (token.pos == "NOUN" and token.text[:1].isupper())


def _in_date(draft: Draft, token: Token) -> bool:
    return any(when.span is not None and when.span.start <= token.start < when.span.end for when in draft.dates)


def _date_of(draft: Draft, clause: Clause, first: int, noun: int) -> When | None:
    """The date in the name, behind it, or of the clause that tells of its signing or its failure."""
    marked = draft.marked
    sentence = marked.sentences[marked.tokens[noun].sentence]
    dated = [(when, when.span) for when in draft.dates if when.span is not None and "/" not in (when.edtf or "/")]
    here = [(when, span) for when, span in dated if sentence.start <= span.start < sentence.end]
    for when, span in here:
        if marked.tokens[first].start <= span.start < marked.tokens[noun].end:
            return when
    for when, span in here:
        if marked.tokens[noun].end <= span.start and (
            _reaches(marked, noun, span) or _is_agreed_at(marked, noun, span)
        ):
            return when
    verb = clause.verb(marked)
    if verb is None:
        return None
    start, has_failed = marked.tokens[clause.first].start, _has_failed(marked, clause)
    if not has_failed and lemma_of(verb) not in _words()["signing"]:
        return None
    end = marked.tokens[clause.last - 1].end if has_failed else verb.start
    return next((when for when, span in here if start <= span.start < end), None)


def _is_agreed_at(marked: Marked, noun: int, span: Span) -> bool:
    """Whether a clause behind the name tells when the sides agreed ("a deal whereby one side agreed in May to ...")."""
    between = [t for t in marked.tokens[noun + 1 :] if t.end <= span.start]
    return any(t.lower in ("agreed", "signed") for t in between[-PARTICLES:])


def _has_failed(marked: Marked, clause: Clause) -> bool:
    span = clause.span(marked)
    return any(True for _ in _status_phrases()["collapsed"].find(marked.text, span.start, span.end))


def _reaches(marked: Marked, noun: int, span: Span) -> bool:
    """Whether nothing but signing words and places stands between a deal's name and a date."""
    between = [t for t in marked.tokens[noun + 1 : noun + 1 + DATE_REACH] if t.end <= span.start]
    if not between or between[-1].i + 1 < marked.tokens_in(span.start, span.end)[0].i:
        return marked.tokens[noun + 1].start == span.start
    signed = [t.i for t in between if lemma_of(t) in _words()["signing"] or t.lower in _words()["signing_forms"]]
    if any(t.tag in FINITE and t.i not in signed for t in between):
        return False
    return len(signed) > 0 or not any(t.text in (",", "(", "—", "–", "-") for t in between)


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
