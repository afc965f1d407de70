"""Breaches told in plain words: "X accused Y of firing", "in breach of the truce", "he called it a flagrant breach"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from crossbearing.extract.deals.contests import holder_of
from crossbearing.extract.deals.deal_names import deal_words, naming_words
from crossbearing.extract.deals.deeds import lemma_of
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.performance import MODALS
from crossbearing.extract.deals.word_patterns import deed_words, pattern
from crossbearing.extract.words.clauses import Clause, trimmed
from crossbearing.extract.words.inflections import all_forms, plurals
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.model.claim import Claim, ClaimKind
from crossbearing.model.entity import EntityType
from crossbearing.model.span import Span
from crossbearing.model.zone import TELLING, ZoneKind

# "Accused the Amhara militia of": so many words behind the verb who is accused is named.
ACCUSED_REACH = 8
# "Violated for the third time the truce": so many words behind the verb the deal is named.
BROKEN_REACH = 7
# What somebody is accused of, blamed for or charged with stands behind one of these.
_LEADS = ("of", "for", "with")
_NO_PARTIES = frozenset({EntityType.DOCUMENT, EntityType.FACILITY, EntityType.MEDIA, EntityType.MONITOR})
_BREACH = re.compile(r"\b(?:breach|violation|infringement)\b", re.IGNORECASE)


def charges(cast: Cast, found: Sequence[Clause]) -> Iterator[tuple[Span, str, str | None]]:
    """The breaches that sentences tell outright, each with who is accused and by whom, in order of the text."""
    marked = cast.draft.marked
    for sentence in marked.sentences:
        if sentence.zone not in TELLING or sentence.zone is ZoneKind.TITLE:
            continue
        words = {token.lower for token in marked.words(sentence)}
        if not words.isdisjoint(_accusing()):
            yield from _accused_of(cast, sentence)
        if "calling" in words:
            yield from _called_breach(cast, sentence)
        if not words.isdisjoint(_complaining()):
            yield from _complained_of(cast, sentence)
        if (
            not words.isdisjoint(_breaking())
            or not words.isdisjoint(deal_words()["breach"]["forbidding"])
            or {"it", "was"} <= words
        ):
            yield from _broken_by(cast, found, sentence)


@cache
def _accusing() -> frozenset[str]:
    return all_forms(frozenset(deal_words()["breach"]["charging_verbs"]))


@cache
def _breaking() -> frozenset[str]:
    words = deal_words()["breach"]
    verbs = frozenset((*words["breaking_verbs"], *deed_words()["failing"]))
    return all_forms(verbs) | frozenset((*words["breach_nouns"], "contrary", "defiance"))


@cache
def _complaining() -> frozenset[str]:
    return plurals(frozenset(deal_words()["breach"]["complaints"]))


def _complained_of(cast: Cast, sentence: Sentence) -> Iterator[tuple[Span, str, str | None]]:
    """The counts of complaints by each side ("340 complaints from Lund and just over 100 from the rebels")."""
    marked = cast.draft.marked
    words = marked.words(sentence)
    first = next((token.i for token in words if token.lower in _complaining()), sentence.last)
    for token in words:
        by = next((t for t in marked.tokens[token.i + 1 : token.i + 3] if t.lower in ("from", "by")), None)
        if token.tag != "CD" or token.i < first - 1 or by is None or by.i + 1 >= sentence.last:
            continue
        noun = next((t for t in marked.tokens[by.i + 1 : by.i + 4] if t.pos in ("NOUN", "PROPN")), by)
        told = cast.at(noun)
        accuser = None if told is None else cast.state_of(told)
        if accuser is None or not _may_break(cast, accuser):
            continue
        rivals = (entity for entity in (*cast.rivals(), *cast.belligerents) if entity != accuser)
        accused = cast.other_side(accuser) or next(rivals, None)
        if accused is not None:
            yield trimmed(marked, token.i, noun.i + 1), accused, accuser


def _accused_of(cast: Cast, sentence: Sentence) -> Iterator[tuple[Span, str, str | None]]:
    """What a verb of accusing says who has done; it is quoted from that verb on."""
    marked = cast.draft.marked
    for token in marked.words(sentence):
        if token.lower not in _accusing() or not token.tag.startswith("VB") or token.i + 1 >= sentence.last:
            continue
        named = _party_behind(cast, token.i + 1, min(sentence.last, token.i + 1 + ACCUSED_REACH))
        accuser = _accuser(cast, sentence, token)
        if named is None or accuser is None or accuser == named or _are_one_side(cast, accuser, named):
            continue
        last = _end(marked, token.i + 1, sentence.last)
        if not _is_harm(marked, token.i + 1, last):
            continue
        yield trimmed(marked, token.i, last), named, accuser


def _is_harm(marked: Marked, first: int, last: int) -> bool:
    """Whether what somebody is accused of breaks a deal; what is not told ("the elders blame the clan") may."""
    stop = next((t.i for t in marked.tokens[first:last] if t.lower in (*_LEADS, "over")), None)
    if stop is None:
        return last - first <= ACCUSED_REACH
    words = deal_words()["breach"]
    harms = {*words["attacks"], *words["attack_nouns"], *words["breach_nouns"], *words["harms"]}
    lemmas = [lemma_of(token) for token in marked.tokens[stop + 1 : last]]
    text = f" {' '.join(lemmas)} "
    return not harms.isdisjoint(lemmas) or any(f" {phrase} " in text for phrase in words["broken"])


def _are_one_side(cast: Cast, one: str, other: str) -> bool:
    """Whether two are known to be on the same side."""
    side = cast.side(one)
    return side is not None and side is cast.side(other)


def _end(marked: Marked, first: int, last: int) -> int:
    """Where the words of a charge end: at a break of the sentence that another clause follows."""
    for token in marked.tokens[first:last]:
        follows = marked.tokens[token.i + 1].lower if token.i + 1 < last else ""
        is_link = follows in ("which", "who", "while", "but", "an", "a", "whose")
        if token.text in (";", "—", "–") or (token.text == "," and is_link):
            return token.i
    return last


def _party_behind(cast: Cast, first: int, last: int) -> str | None:
    """Who is named right behind an accusing verb, before "of" or "for"."""
    marked = cast.draft.marked
    stop = next((t.i for t in marked.tokens[first:last] if t.lower in _LEADS or t.pos == "PUNCT"), last)
    whole = next((t.i for t in marked.tokens[stop : last + 1] if t.lower == "of"), stop)
    named = cast.in_tokens(first, stop) or (cast.in_tokens(first, last) if whole == stop else [])
    found = next((entity for entity in named if _may_break(cast, entity)), None)
    # A place is accused only where its name stands for its people, right behind the verb.
    if found is None or cast.is_actor(found):
        return found
    at = first + (marked.tokens[first].lower == "the")
    around = cast.index.covering(marked.tokens[at].start)
    return found if around is not None and around.id == found else None


def _may_break(cast: Cast, entity: str | None) -> bool:
    found = cast.entity(entity)
    return found is not None and found.type not in _NO_PARTIES


def _accuser(cast: Cast, sentence: Sentence, verb: Token) -> str | None:
    """Who accuses: the holder of a claim of that verb, else the actor or person named last ahead of it."""
    for claim in cast.draft.claims:
        cues = (link for link in claim.chain if link.cue is not None and link.cue.start <= verb.start < link.cue.end)
        told = next((link.entity for link in cues if link.entity is not None), None)
        if told is not None:
            return told
    ahead = [entity for entity in cast.in_tokens(sentence.first, verb.i) if _may_break(cast, entity)]
    before = [token.lower for token in cast.draft.marked.tokens[max(sentence.first, verb.i - 2) : verb.i]]
    # "The front denied that its men had fired, and charged": who spoke first goes on.
    is_joined = before in ([",", "and"], [",", "but"])
    return ahead[0 if is_joined else -1] if ahead else None


def _broken_by(cast: Cast, found: Sequence[Clause], sentence: Sentence) -> Iterator[tuple[Span, str, str | None]]:
    """What is told as a breach of a deal: a verb with the deal behind it, "in breach of", "he called it a breach"."""
    marked = cast.draft.marked
    for clause in (clause for clause in found if clause.sentence.index == sentence.index):
        if clause.is_negated(marked) or not clause.group or clause.has_modal(marked, *MODALS):
            continue
        # "Charged the navy with shelling in breach of the truce": who charges breaks nothing.
        if marked.tokens[clause.group[-1]].lower in _accusing():
            continue
        span = clause.span(marked)
        called = _called(cast, clause)
        if called is not None:
            yield span, called[0], called[1]
            continue
        forbidden = _forbidden(cast, found, clause)
        if forbidden is not None:
            yield forbidden
            continue
        cleft = _cleft(cast, clause)
        is_told = _tells_breach(marked, clause) or _is_against(span)
        if not is_told and cleft is None:
            continue
        holder = _holder(cast, span, sentence)
        accused = cast.subject(clause) if cleft is None else cleft
        if accused is not None and accused != holder and _may_break(cast, accused) and cast.is_actor(accused):
            yield span, accused, holder


def _forbidden(cast: Cast, found: Sequence[Clause], clause: Clause) -> tuple[Span, str, str | None] | None:
    """What the clause ahead of "which the accord forbids" tells somebody does."""
    marked = cast.draft.marked
    words = [token.lower for token in clause.words(marked)]
    is_relative = words[:1] == ["which"] or words[1:2] == ["which"]
    if (
        not is_relative
        or naming_words().isdisjoint(words)
        or set(words).isdisjoint(deal_words()["breach"]["forbidding"])
    ):
        return None
    ahead = [c for c in found if c.sentence.index == clause.sentence.index and c.last <= clause.first and c.group]
    accused = cast.subject(ahead[-1]) if ahead else None
    if accused is None or not cast.is_actor(accused):
        return None
    span = ahead[-1].span(marked)
    return span, accused, _holder(cast, span, clause.sentence)


def _is_against(span: Span) -> bool:
    """Whether the words tell of something as a breach of a deal ("in breach of the truce")."""
    match = pattern("breach", "against").search(span.quote)
    if match is None:
        return False
    behind = re.findall(r"[\w-]+", span.quote[match.end() :].lower())[:BROKEN_REACH]
    return "flagrant" in match.group() or any(word in naming_words() for word in behind)


def _tells_breach(marked: Marked, clause: Clause) -> bool:
    """Whether a verb of breaking has a deal's name behind it ("has violated the truce"), or one failed to keep it."""
    if _fails(marked, clause):
        return True
    for token in clause.words(marked):
        if token.tag.startswith("VB") and token.lower in all_forms(frozenset(deal_words()["breach"]["breaking_verbs"])):
            behind = marked.tokens[token.i + 1 : min(clause.last, token.i + 1 + BROKEN_REACH)]
            return any(t.lower in naming_words() for t in behind)
    return False


def _fails(marked: Marked, clause: Clause) -> bool:
    """Whether somebody is told to have failed to keep what was agreed ("failed to fulfil its side of it")."""
    words = clause.words(marked)
    for token in words[:-2]:
        if lemma_of(token) not in deed_words()["failing"] or marked.tokens[token.i + 1].lower != "to":
            continue
        behind = [lemma_of(t) for t in marked.tokens[token.i + 2 : clause.last]]
        return behind[0] in deed_words()["keeping"] and not {*deed_words()["kept"], *naming_words()}.isdisjoint(behind)
    return False


def _cleft(cast: Cast, clause: Clause) -> str | None:
    """Who is told to be the one that did it ("it was the rebels who fired first")."""
    marked = cast.draft.marked
    verb = clause.verb(marked)
    if verb is None or lemma_of(verb) not in (
        *deal_words()["breach"]["firing"],
        *deal_words()["breach"]["breaking_verbs"],
    ):
        return None
    words = marked.tokens[clause.sentence.first : verb.i]
    at = next((t.i for t in words[:-1] if t.lower == "it" and marked.tokens[t.i + 1].lower == "was"), None)
    that = (
        None if at is None else next((t.i for t in marked.tokens[at + 3 : verb.i] if t.lower in ("that", "who")), None)
    )
    doer = None if that is None else cast.at(marked.tokens[that - 1])
    return doer if cast.is_actor(doer) else None


def _saying(cast: Cast, sentence: Sentence) -> str | None:
    """Who is set between commas as saying it ("on the contrary, the ministry said, it was ...")."""
    marked = cast.draft.marked
    said = next(
        (t.i for t in marked.words(sentence)[1:-1] if t.lower == "said" and marked.tokens[t.i + 1].text == ","), None
    )
    named = [] if said is None else cast.in_tokens(max(sentence.first, said - ACCUSED_REACH), said)
    return named[-1] if named else None


def _holder(cast: Cast, span: Span, sentence: Sentence) -> str | None:
    """Who claims the words, the publisher where nobody else does."""
    claims = [c for c in cast.draft.claims if any(part.overlaps(span) for part in c.content)]
    held = [holder_of(cast, claim) for claim in claims if claim.kind is not ClaimKind.DENIAL]
    told = next((h for h in held if h is not None and h != cast.draft.publisher), None)
    return told or _saying(cast, sentence) or cast.draft.publisher


def _called(cast: Cast, clause: Clause) -> tuple[str, str] | None:
    """Whom somebody accuses in calling what they did a breach, and who does."""
    marked = cast.draft.marked
    verb = clause.verb(marked)
    if verb is None or lemma_of(verb) not in deal_words()["breach"]["calling"]:
        return None
    behind = marked.text[verb.end : clause.sentence.end]
    accuser = cast.subject(clause)
    if _BREACH.search(behind) is None or accuser is None:
        return None
    before = [entity for entity in reversed(cast.in_tokens(clause.sentence.first, verb.i)) if entity != accuser]
    doer = next((e for e in before if cast.is_actor(e) and cast.side(e) is not cast.side(accuser)), None)
    accused = doer or cast.other_side(accuser)
    return None if accused is None else (accused, accuser)


def _called_breach(cast: Cast, sentence: Sentence) -> Iterator[tuple[Span, str, str | None]]:
    """The deed of a sentence that somebody calls a breach at its end ("..., the mission said, calling it a breach")."""
    marked = cast.draft.marked
    words = marked.words(sentence)
    calling = next(token for token in words if token.lower == "calling")
    commas = [token.i for token in words if token.text == "," and token.i < calling.i]
    if not commas or _BREACH.search(marked.text[calling.end : sentence.end]) is None:
        return
    told = commas[-2] if len(commas) > 1 else commas[-1]
    doer = next((e for e in cast.in_tokens(sentence.first, told) if cast.is_belligerent(e)), None)
    accusers = [e for e in cast.in_tokens(told, calling.i) if _may_break(cast, e)]
    if doer is not None and accusers[:1] != [doer]:
        yield trimmed(marked, sentence.first, told), doer, next(iter(accusers), cast.other_side(doer))


@dataclass(frozen=True, slots=True)
class Answer:
    """A denial that tells of an attack, its words, who denies it as accused, and the claim of it by somebody else."""

    denial: Claim
    span: Span
    accused: str
    charge: Claim


def denied_charges(cast: Cast, found: Sequence[Clause]) -> Iterator[Answer]:
    """The attacks that a side denies and another is told to charge at the same place, in order of the text."""
    accusations = [claim for claim in cast.draft.claims if claim.kind is ClaimKind.ACCUSATION]
    for denial in cast.draft.claims if accusations else ():
        holder = holder_of(cast, denial)
        if denial.kind is not ClaimKind.DENIAL or holder is None or holder == cast.draft.publisher:
            continue
        charge = next((c for c in accusations if _is_answered(cast, c, denial, holder)), None)
        told = None if charge is None else _attack_in(cast, found, denial)
        if charge is not None and told is not None:
            subject = cast.subject(told[0])
            accused = subject if subject is not None and cast.is_belligerent(subject) else holder
            yield Answer(denial, told[1], accused, charge)


def _is_answered(cast: Cast, charge: Claim, denial: Claim, holder: str) -> bool:
    """Whether somebody else charges at a place that the denial names too."""
    accuser = holder_of(cast, charge)
    if accuser is None or accuser in (holder, cast.draft.publisher) or _are_one_side(cast, accuser, holder):
        return False
    return bool(_places(cast, charge) & _places(cast, denial))


def _places(cast: Cast, claim: Claim) -> set[str]:
    return {e.id for part in claim.content for e in cast.index.in_span(part) if e.type is EntityType.PLACE}


def _attack_in(cast: Cast, found: Sequence[Clause], claim: Claim) -> tuple[Clause, Span] | None:
    """The clause of a claim that tells of an attack, with the claim's words."""
    marked = cast.draft.marked
    for clause in found:
        span = clause.span(marked)
        part = next((part for part in claim.content if part.overlaps(span)), None)
        verb = clause.verb(marked)
        if part is None or verb is None or clause.sentence.zone is ZoneKind.TITLE or clause.is_negated(marked):
            continue
        if lemma_of(verb) in deal_words()["breach"]["firing"]:
            return clause, part
    return None
