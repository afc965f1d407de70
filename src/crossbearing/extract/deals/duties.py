"""What somebody must do by any word of duty or pledge, also where the report names no deal."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from crossbearing.extract.deals.deal_names import naming_words
from crossbearing.extract.deals.deals import Deal
from crossbearing.extract.deals.deeds import Family, deed_words, family_of_noun, family_of_verb, lemma_of
from crossbearing.extract.deals.duty_marks import Force, duty_marks, may_tell
from crossbearing.extract.deals.own_deals import own_deal
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.term import Term, deal_at
from crossbearing.extract.deals.term_parts import may_owe
from crossbearing.extract.deals.term_reading import fronted
from crossbearing.extract.deals.word_patterns import pattern
from crossbearing.extract.words.clauses import Clause, trimmed
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.model.entity import EntityType
from crossbearing.model.zone import TELLING, ZoneKind
from crossbearing.vocab import load

_BREAK = re.compile(r"[;:—–]|,(?=\s)")
_END = re.compile(r"[;—–?!]|,\s+(?:and|but|while|though|although|which|as|because|where|who)\b")
# In front of a duty these make it a question or a mere case.
_SUPPOSED = re.compile(
    r"\b(?:if|whether|unless|could|might|why|how|asked|thinks?|thought|believes?|believed|hopes?|hoped|argue[sd]?)\b",
    re.IGNORECASE,
)
# "Vowed to keep fighting" goes on with the war.
_GOING_ON = re.compile(r"\s*(?:keep|continue|carry on|go on)\s+(?:up\b|\w+ing\b|to\b)", re.IGNORECASE)
_SKIPPED = frozenset(
    {"be", "not", "also", "then", "now", "jointly", "immediately", "first", "a", "an", "the", "have", "been"}
)

# Who owes it stands this near in front of the word of duty.
SUBJECT_WORDS = 6
# "They were to leave. Nobody has. The elders call the deal dead": so many sentences on, a deal may first be named.
NAMED_BEHIND = 3
# So many sentences behind its name a party may promise its share of the only deal.
PLEDGED_BEHIND = 2
# A sentence with more words than this is a transcript without full stops.
SENTENCE_WORDS = 90
_BARE = frozenset({"VB", "VBP"})
_PARTICLES = frozenset({"back", "over", "up", "down", "out", "off", "away", "in"})
_OBJECT_TAGS = frozenset({"CD", "DT", "PRP$"})
_JOINTS = (",", ";", "and", "but", "while")
_TRAILING = ("and", "but", "to")
_WAS = ("was ", "were ", "should have ")
_FIRM = ("must ", "shall ", "pledged", "promised", "is due", "are due", "had to")
_DENYING = frozenset({"no", "not", "never", "been", "nothing", "neither"})


@dataclass(frozen=True, slots=True)
class Duty:
    """Tokens `first` to `last` (not included) that tell a duty, `verb` the deed's first word."""

    first: int
    last: int
    verb: int
    force: Force
    debtor: str | None
    has_party: bool
    has_agent: bool
    is_firm: bool
    family: Family | None
    sentence: Sentence


def find_duties(cast: Cast) -> Iterator[Duty]:
    """The duties of a report, in order of the text."""
    marked = cast.draft.marked
    for sentence in marked.sentences:
        if sentence.zone not in TELLING or sentence.zone is ZoneKind.TITLE:
            continue
        words = marked.words(sentence)
        if not may_tell(words):
            continue
        text = marked.text[sentence.start : sentence.end]
        is_long = sentence.last - sentence.first > SENTENCE_WORDS
        if is_long or text.rstrip("\"'”’ ").endswith("?") or _SUPPOSED.match(text):
            continue
        yield from _duties_in(cast, sentence, text, {token.lower for token in words})


def _duties_in(cast: Cast, sentence: Sentence, text: str, words: Set[str]) -> Iterator[Duty]:
    reached = 0
    for start, end, force in duty_marks(text, words):
        if start < reached:
            continue
        duty = _duty(cast, sentence, text, (start, end), force)
        if duty is not None:
            reached = cast.draft.marked.tokens[duty.last - 1].end - sentence.start
            yield from _split(cast.draft.marked, duty)


def _split(marked: Marked, duty: Duty) -> Iterator[Duty]:
    """The duty, or one for each verb that is joined to it ("were to leave, hand back guns and free captives")."""
    inside = marked.tokens[duty.verb + 1 : duty.last - 2]
    verbs = [v for t in inside if t.lower in ("and", ",") and (v := _joined_verb(marked, t.i + 1)) is not None]
    if not verbs:
        yield duty
        return
    first = family_of_verb(marked, duty.verb, verbs[0], marked.tokens[duty.first : verbs[0]])
    yield replace(duty, last=_without_links(marked, duty.first, verbs[0])[1], family=first)
    for verb, end in pairwise((*verbs, duty.last)):
        family = family_of_verb(marked, verb, end)
        yield replace(duty, first=verb, verb=verb, last=_without_links(marked, verb, end)[1], family=family)


def _joined_verb(marked: Marked, at: int) -> int | None:
    """The verb that stands right behind a joint, "to" aside."""
    at += marked.tokens[at].lower == "to"
    is_deed = _is_deed_at(marked, at) and marked.tokens[at].lower != "to"
    return at if is_deed else None


def _is_deed_at(marked: Marked, at: int) -> bool:
    """Whether a bare verb stands here, also where the tagger took it for a noun ("and hand back")."""
    token, after = marked.tokens[at], marked.tokens[at + 1]
    if token.tag in _BARE or (token.tag == "NN" and after.lower in _PARTICLES):
        return True
    return token.tag in ("NN", "JJ") and after.tag in _OBJECT_TAGS and lemma_of(token) in deed_words()


def _duty(cast: Cast, sentence: Sentence, text: str, mark: tuple[int, int], force: Force) -> Duty | None:
    marked = cast.draft.marked
    breaks = [m.end() for m in _BREAK.finditer(text, 0, mark[0]) if text[m.end() : mark[0]].strip()]
    start = breaks[-1] if breaks else 0
    if _SUPPOSED.search(text, start, mark[0]) or _is_of_deal(text[start : mark[0]]) or _GOING_ON.match(text, mark[1]):
        return None
    stop = _END.search(text, mark[1])
    end = len(text) if stop is None else stop.start()
    tokens = marked.tokens_in(sentence.start + start, sentence.start + end)
    behind = [t for t in tokens if t.start >= sentence.start + mark[1] and t.pos != "PUNCT"]
    if not tokens or not behind:
        return None
    verb = next((t for t in behind if t.lower not in _SKIPPED and t.tag != "RB"), behind[0])
    first, last = _without_links(marked, tokens[0].i, tokens[-1].i + 1)
    is_truce = (told := family_of_verb(marked, verb.i, last)) is not None and told.name == "ceasefire"
    words = text[mark[0] : mark[1]].lower()
    is_barred = words.startswith("neither")
    if (not is_truce and not is_barred and _is_no_deed(verb, behind[0], force)) or _is_no_duty(words, behind[0]):
        return None
    if force is Force.PLEDGED and _is_vague(cast, tokens, behind, words):
        return None
    is_told = force in (Force.PROVIDED, Force.UNDER_DEAL)
    by = text.rfind(" by ", mark[1], end)
    ahead = " ".join(text[start : mark[0]].split()[-SUBJECT_WORDS:])
    subject = text if is_told else ahead + (text[by:end] if by >= 0 else "")
    debtor = _debtor(cast, first, verb.i, last)
    is_named = is_barred or pattern("duty", "parties").search(subject) is not None
    has_party = debtor is not None or is_named
    if is_named and debtor is not None and _is_of(cast, debtor, EntityType.PLACE):
        debtor = None
    family = family_of_verb(marked, verb.i, last, tokens) or family_of_noun(marked, verb.i, last)
    is_of_place = not is_named and debtor is not None and _is_of(cast, debtor, EntityType.PLACE)
    is_known = (has_party and not is_of_place) or family is not None
    is_firm = _is_firm(text[mark[0] :].lower(), is_known=is_known, is_deed=family is not None) and not _is_aim(
        text[start : mark[0]]
    )
    has_agent = _has_agent(text, mark[1], end)
    return Duty(first, last, verb.i, force, debtor, has_party, has_agent, is_firm, family, sentence)


def _is_of_deal(ahead: str) -> bool:
    """Whether a deal itself is what is meant to do something ("a deal that is supposed to empty the towns")."""
    words = ahead.lower().split()[-2:]
    return len(words) == 2 and words[0] in naming_words() and words[1] in ("that", "which")


def _is_no_deed(verb: Token, follows: Token, force: Force) -> bool:
    """Whether what follows is no deed that a deal could make owed: a threat, a state, a denied or told provision."""
    if force is Force.PROVIDED:
        return follows.lower in _DENYING or follows.tag in ("VBN", "VBD", "RB", "JJ")
    if force is Force.PLEDGED and (
        follows.tag in ("IN", "CC", "VBD", "WDT") or (verb is not follows and verb.lower in naming_words())
    ):
        return True
    if force in (Force.BINDING, Force.PLEDGED):
        return lemma_of(verb) in load("agreements")["duty"]["threats"]
    return lemma_of(verb) in ("be", "blame", "sign") or lemma_of(verb) in load("agreements")["duty"]["fighting"]


def _is_vague(cast: Cast, tokens: Sequence[Token], behind: Sequence[Token], words: str) -> bool:
    """Whether something is promised that is no deed and has no number ("pledged allegiance", "agreed to eight")."""
    pledge = next((t for t in reversed(tokens) if t.i < behind[0].i and words.startswith(t.lower)), None)
    if pledge is not None and pledge.tag[0] not in "VN" and "sel" not in words:
        return True
    if behind[0].tag.startswith(("V", "RB")):
        return False
    marked = cast.draft.marked
    if family_of_noun(marked, behind[0].i, behind[-1].i + 1) or family_of_verb(marked, behind[0].i, behind[-1].i + 1):
        return False
    return words.endswith(" to") or not any(token.tag == "CD" for token in behind)


def _is_no_duty(words: str, follows: Token) -> bool:
    """Whether "due to" gives a cause, or "should have" an opinion on what one has."""
    if words.endswith("due to"):
        return follows.tag in ("DT", "PRP$", "JJ", "NNS")
    return words == "should have" and follows.tag not in ("VBN", "VBD")


def _has_agent(text: str, start: int, end: int) -> bool:
    """Whether a party is told to do what the passive has done ("is to be cleared by the brigade")."""
    by = text.rfind(" by ", start, end)
    return by >= 0 and text[start:].startswith(" be ") and pattern("duty", "parties").search(text, by, end) is not None


def _is_firm(words: str, *, is_known: bool, is_deed: bool) -> bool:
    """Whether the fate of such a duty may make it a term: one told of the past, or of a known party or deed."""
    is_hope = words.split(maxsplit=2)[1:2] == ["expected"]
    return (is_deed or not is_hope) and (words.startswith(_WAS) or (is_known and words.startswith(_FIRM)))


def _is_aim(subject: str) -> bool:
    """Whether an aim or a plan is what "was to" be done, not somebody who owes it."""
    words = re.findall(r"[a-z]+", subject.lower())
    return not set(words).isdisjoint(load("agreements")["duty"]["aims"])


def _without_links(marked: Marked, first: int, last: int) -> tuple[int, int]:
    while first < last - 1 and (marked.tokens[first].pos == "PUNCT" or marked.tokens[first].lower in ("and", "but")):
        first += 1
    while last > first + 1 and (marked.tokens[last - 1].pos == "PUNCT" or marked.tokens[last - 1].lower in _TRAILING):
        last -= 1
    return first, last


def _debtor(cast: Cast, first: int, verb: int, last: int) -> str | None:
    """The agent behind "by", else the actor or organisation in front of the deed."""
    by = next((t.i for t in cast.draft.marked.tokens[verb:last] if t.lower == "by"), None)
    named = cast.in_tokens(by + 1, last)[:1] if by is not None else []
    ahead = [entity for entity in cast.in_tokens(first, verb) if may_owe(cast, entity)]
    actors = [entity for entity in (*named, *ahead) if cast.is_actor(entity)]
    others = [entity for entity in ahead if _is_of(cast, entity, EntityType.ORGANISATION)]
    # A clan or town that owes may be taken for the place of its name.
    places = [entity for entity in ahead[-1:] if _is_of(cast, entity, EntityType.PLACE)]
    return next(iter((*actors, *others, *places)), None)


def _is_of(cast: Cast, entity: str, kind: EntityType) -> bool:
    found = cast.entity(entity)
    return found is not None and found.type is kind


def duty_terms(
    cast: Cast, found: Sequence[Clause], deals: Sequence[Deal], stated: Sequence[Term]
) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The terms that duties make, sure ones first, then those that only a told fate would make terms."""
    sure: list[Term] = []
    open_: list[Term] = []
    own: Deal | None = None
    for told in find_duties(cast):
        duty = _before_next(cast.draft.marked, _with_subject(cast, found, told), stated)
        if any(duty.first < other.last and other.first < duty.last for other in stated):
            continue
        near = _near_deal(cast, duty, deals)
        is_place = duty.debtor is not None and _is_of(cast, duty.debtor, EntityType.PLACE)
        if near is None and is_place and duty.force is not Force.PLEDGED:
            duty = replace(duty, debtor=None, has_party=False)
        if near is None and duty.force is not Force.PLEDGED:
            near = _named_behind(cast, duty, deals)
        if near is None:
            deal = (
                own
                if own is not None and duty.force is not Force.PLEDGED
                else own_deal(found, duty.first, duty.last, duty.verb)
            )
            own = deal if own is None and duty.force is not Force.PLEDGED else own
        else:
            deal = near
        term = Term(duty.first, duty.last, duty.family, duty.debtor, None, duty.verb, deal, is_duty=True)
        if _is_sure(cast, duty, near):
            ahead = fronted(cast, duty.sentence.first, duty.first, term)
            known = {other.first for other in sure}
            sure.extend(other for other in ahead if other.debtor is not None and other.first not in known)
            sure.append(term)
        elif duty.is_firm:
            open_.append(term)
    return tuple(sure), tuple(open_)


def _before_next(marked: Marked, duty: Duty, stated: Sequence[Term]) -> Duty:
    """The duty, ending where a term begins that is stated behind its verb in the same words."""
    if duty.force is Force.PROVIDED:
        return duty
    tokens = marked.tokens
    starts = [t.first for t in stated if duty.verb < t.first < duty.last and tokens[t.first - 1].lower in _JOINTS]
    if not starts:
        return duty
    first, last = _without_links(marked, duty.first, min(starts))
    return replace(duty, first=first, last=last, family=family_of_verb(marked, duty.verb, last) or duty.family)


def _with_subject(cast: Cast, found: Sequence[Clause], duty: Duty) -> Duty:
    """The duty; a pledge whose words name nobody is that of its clause's subject."""
    if duty.force is not Force.PLEDGED or duty.has_party:
        return duty
    clause = next(clause for clause in found if clause.first <= duty.verb < clause.last)
    subject = cast.subject(clause)
    return replace(duty, debtor=subject, has_party=True) if may_owe(cast, subject) else duty


def _is_sure(cast: Cast, duty: Duty, near: Deal | None) -> bool:
    if duty.force is Force.PROVIDED:
        return True
    if duty.force is Force.UNDER_DEAL:
        return duty.has_party or duty.family is not None
    if duty.force is Force.LOOSE:
        return (near is not None or duty.has_agent) and duty.has_party and duty.family is not None
    return duty.has_party and (near is not None or duty.force is Force.BINDING or _is_of_war(cast, duty))


def _is_of_war(cast: Cast, duty: Duty) -> bool:
    """Whether a pledge that no deal stands by is one of war: by a belligerent, of such a deed, or of so much."""
    is_counted = cast.draft.marked.tokens[duty.verb].tag == "CD"
    named = pattern("duty", "parties").search(trimmed(cast.draft.marked, duty.first, duty.last).quote)
    return duty.family is not None or is_counted or named is not None or cast.is_belligerent(duty.debtor)


def _near_deal(cast: Cast, duty: Duty, deals: Sequence[Deal]) -> Deal | None:
    """The deal named in the same paragraph or the one before; a pledge belongs to the one in its own sentence."""
    marked = cast.draft.marked
    named = deal_at(deals, duty.last)
    if named is None:
        return None
    for mention in named.mentions:
        sentence = marked.sentences[marked.tokens[mention.noun].sentence]
        if sentence.index == duty.sentence.index:
            return named
        if duty.force is Force.PLEDGED and _goes_on(marked, duty, sentence):
            return named
        if duty.force is Force.PLEDGED and len(deals) == 1 and _is_party_behind(cast, duty, sentence):
            return named
        is_before = sentence.paragraph in (duty.sentence.paragraph, duty.sentence.paragraph - 1)
        if duty.force is not Force.PLEDGED and is_before and sentence.index < duty.sentence.index:
            return named
    return None


def _is_party_behind(cast: Cast, duty: Duty, named: Sentence) -> bool:
    """Whether a side of the war promises it in the paragraph that follows the only deal's name."""
    is_next = 0 < duty.sentence.index - named.index <= PLEDGED_BEHIND
    is_beside = duty.sentence.paragraph - named.paragraph in (0, 1)
    return is_next and is_beside and cast.is_belligerent(duty.debtor)


def _goes_on(marked: Marked, duty: Duty, named: Sentence) -> bool:
    """Whether "they promised" stands right behind the sentence that names the deal, in its paragraph."""
    opens = marked.tokens[duty.sentence.first]
    is_next = named.paragraph == duty.sentence.paragraph and named.index == duty.sentence.index - 1
    return is_next and (opens.tag.startswith("PRP") or opens.lower in ("both", "each", "all"))


def _named_behind(cast: Cast, duty: Duty, deals: Sequence[Deal]) -> Deal | None:
    """The deal first named as "the deal" right after what was to be done under it."""
    marked = cast.draft.marked
    for deal in deals:
        told = [mention for mention in deal.mentions if not mention.in_title]
        if not told or told[0].spoken is not None or marked.tokens[told[0].first].lower not in ("the", "this", "that"):
            continue
        sentence = marked.sentences[marked.tokens[told[0].noun].sentence]
        is_same = (sentence.zone, sentence.paragraph) == (duty.sentence.zone, duty.sentence.paragraph)
        if is_same and 0 < sentence.index - duty.sentence.index <= NAMED_BEHIND:
            return deal
    return None
