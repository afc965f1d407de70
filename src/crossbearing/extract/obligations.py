"""What a deal makes its parties owe: due deeds, promises, provisions, exchanges, listed terms."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from crossbearing.extract.clauses import Clause, trimmed
from crossbearing.extract.deals import Deal
from crossbearing.extract.deeds import Family, families, family_of_clause, family_of_noun, family_of_verb, lemma_of, whole_word
from crossbearing.extract.marked import Marked, Token
from crossbearing.extract.parties import Cast
from crossbearing.model.agreement import Obligation
from crossbearing.model.entity import EntityType
from crossbearing.model.figure import Category, Figure
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

# An object longer than this is cut: the quote keeps the whole.
OBJECT_WORDS = 8
# Words between "agreed" and what was agreed to.
PROMISE_REACH = 8
_BESIDE = frozenset({("along", "with"), ("as", "well"), ("together", "with")})
_LIMITS = frozenset({"within", "by", "before", "under", "in", "once", "after", "until", "from", "for", "to", "on", "at", "along"})
# In front of a deal's name: then the deal is no subject.
_ADVERBIAL = frozenset({"under", "by", "since", "after", "before", "during", "despite", "with", "of", "in", "as"})
# Verbs whose subject is a deal even where other words stand between.
_BINDING = frozenset({"bind", "oblige", "require", "stipulate", "foresee", "envisage", "provide", "commit"})
_OBLIQUE = frozenset({"of", "in", "to", "on", "with", "from", "against", "after", "since", "about"})
# Kinds of deed in which the people or troops that move are those who owe it.
_MOVING = frozenset({"leave", "withdraw", "return", "meet"})


@dataclass(frozen=True, slots=True)
class Term:
    """One thing owed: tokens `first` to `last` (not included) that say it, the deed's kind, who owes it."""

    first: int
    last: int
    family: Family | None
    debtor: str | None
    creditor: str | None
    verb: int | None
    deal: Deal
    is_nominal: bool = False
    is_part: bool = False
    is_implied: bool = False


@cache
def _words() -> dict[str, Any]:
    return load("agreements")["terms"]  # type: ignore[no-any-return]


def find_terms(cast: Cast, found: Sequence[Clause], deals: Sequence[Deal]) -> tuple[Term, ...]:
    """What the deals of a report make owed, in order of the text, each stretch once."""
    terms: list[Term] = []
    listed = _listed(cast.draft.marked)
    for place, clause in enumerate(found):
        heading = listed.get(clause.sentence.index)
        deal = deal_at(deals, clause.last if heading is None else heading)
        if deal is None or clause.sentence.zone is ZoneKind.TITLE:
            continue
        said = _terms_of(cast, found, place, deal) if heading is None else _listed_term(cast, clause, deal)
        for term in said:
            if not any(term.first < other.last and other.first < term.last for other in terms):
                terms.append(_completed(term, terms))
    return tuple(sorted(terms, key=lambda term: term.first))


def deal_at(deals: Sequence[Deal], token: int) -> Deal | None:
    """The deal that words ending at a token (not included) speak of: the one named last, else the first one."""
    if not deals:
        return None
    near = max(deals, key=lambda deal: deal.last_before(token - 1))
    return near if near.last_before(token - 1) >= 0 else deals[0]


def _completed(term: Term, before: Sequence[Term]) -> Term:
    """The term with debtor and kind of the one it is a part of ("half of them ...")."""
    if not term.is_part or not before:
        return term
    whole = before[-1]
    return replace(term, debtor=whole.debtor, creditor=whole.creditor, family=whole.family)


def truce_terms(cast: Cast, found: Sequence[Clause], deals: Sequence[Deal], terms: Sequence[Term]) -> Iterator[Term]:
    """The ceasing of fire, from what is said of "the truce" itself, for deals of which no term says it."""
    marked = cast.draft.marked
    for deal in deals:
        if any(term.deal is deal and term.family is not None and term.family.name == "ceasefire" for term in terms):
            continue
        for clause in found:
            family = family_of_noun(marked, clause.first, clause.group[0]) if clause.group else None
            if family is not None and family.name == "ceasefire" and _is_truce_subject(marked, clause, deal):
                yield Term(clause.first, clause.last, family, cast.both_sides(), None, None, deal, is_nominal=True)
                break


def _is_truce_subject(marked: Marked, clause: Clause, deal: Deal) -> bool:
    """Whether the clause says of the deal, called a truce, that it holds, began or covers something."""
    if clause.subject is None or clause.sentence.zone is ZoneKind.TITLE:
        return False
    named = [m for m in deal.mentions if m.noun == clause.subject]
    return any(whole_word(marked, marked.tokens[m.noun]) in _words_root()["truce_nouns"] for m in named)


def obligation_of(cast: Cast, term: Term, number: str, key: str) -> Obligation:
    """The obligation that a term states."""
    marked = cast.draft.marked
    span = trimmed(marked, term.first, term.last)
    return Obligation(
        id=number,
        key=key,
        debtor=term.debtor,
        creditor=term.creditor if term.creditor is not None else cast.other_side(term.debtor),
        action=_action(marked, term),
        object=_object(marked, term),
        quantity=quantity_in(cast.draft.figures, span),
        deadline=_deadline(marked, term),
        condition=_condition(marked, term),
        spans=(span,),
    )


def quantity_in(figures: Sequence[Figure], span: Span) -> str | None:
    """The figure that measures what stands in the span: a count before a time limit."""
    inside = [figure for figure in figures if span.covers(figure.span)]
    counts = [figure for figure in inside if figure.category not in (Category.DURATION, Category.ORDINAL, Category.DISTANCE)]
    chosen = counts or [figure for figure in inside if figure.category is Category.DURATION]
    return chosen[0].id if chosen else None


# -- where terms are said -------------------------------------------------------------------------------------


def _terms_of(cast: Cast, found: Sequence[Clause], place: int, deal: Deal) -> Iterator[Term]:
    clause, marked = found[place], cast.draft.marked
    if clause.group:
        if _is_provision(cast, clause, deal):
            yield from _provided(cast, clause, deal)
        if _is_owed(cast, found, place, deal):
            yield from _due(cast, clause, deal)
        elif _is_stage_planned(marked, clause):
            yield from _staged(cast, clause, deal)
        yield from _promised(cast, clause, deal)
        yield from _noun_promises(cast, clause, deal)
        yield from _purposes(cast, clause, deal)
    yield from _fragments(cast, clause, deal)


def _purposes(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """What somebody is there "to do under the accord"."""
    marked = cast.draft.marked
    for mention in deal.mentions:
        if not clause.group[-1] < mention.noun < clause.last or marked.tokens[mention.first - 1].lower != "under":
            continue
        infinitive = _infinitive(marked, clause.group[-1] + 1, mention.first)
        family = None if infinitive is None else family_of_verb(marked, infinitive, mention.first)
        if infinitive is not None and family is not None:
            subject = cast.subject(clause)
            debtor = subject if _may_owe(cast, subject) else None
            yield Term(infinitive, clause.last, family, debtor, None, infinitive, deal)


def _listed_term(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """The term that a sentence under a heading such as "the terms" states."""
    marked = cast.draft.marked
    family = family_of_clause(marked, clause) or family_of_noun(marked, clause.first, clause.last)
    subject = cast.subject(clause) if clause.group else None
    debtor = subject if cast.is_actor(subject) and not _is_object(marked, clause, family) else cast.both_sides()
    verb = clause.group[-1] if clause.group else None
    yield Term(clause.first, clause.last, family, debtor, None, verb, deal, is_nominal=verb is None)


def _is_owed(cast: Cast, found: Sequence[Clause], place: int, deal: Deal) -> bool:
    """Whether a clause tells what must be done: "are to", "shall", or a plain present under a deal's name."""
    marked, clause = cast.draft.marked, found[place]
    near = _names_in_reach(marked, deal, clause)
    is_party = cast.is_actor(cast.subject(clause))
    if clause.is_due(marked):
        return marked.tokens[clause.group[0]].lower in ("is", "are") and (near or is_party)
    if not near or family_of_clause(marked, clause) is None:
        return False
    if clause.has_modal(marked, "shall", "must") or _is_due_thing(marked, clause):
        return True
    if clause.has_modal(marked, "will", "would"):
        return is_party or _is_within_deal(marked, deal, found, place)
    return not _is_told(marked, clause) and _is_within_deal(marked, deal, found, place)


def _is_told(marked: Marked, clause: Clause) -> bool:
    """Whether the verb group tells of the past."""
    first = marked.tokens[clause.group[0]]
    return first.tag in ("VBD", "MD") or first.lower in ("has", "have", "had", "was", "were")


def _is_due_thing(marked: Marked, clause: Clause) -> bool:
    """Whether something is said to be or have been due ("its report was due after a week")."""
    follows = clause.group[-1] + 1
    return follows < clause.last and marked.tokens[follows].lower == "due" and marked.tokens[follows - 1].pos == "AUX"


def _names_in_reach(marked: Marked, deal: Deal, clause: Clause) -> bool:
    """Whether the deal is named in the clause's sentence, or in the same paragraph before it.

    What somebody "would" do may also be told ahead of the deal's name.
    """
    for mention in deal.mentions:
        sentence = marked.sentences[marked.tokens[mention.noun].sentence]
        same_paragraph = (sentence.zone, sentence.paragraph) == (clause.sentence.zone, clause.sentence.paragraph)
        if same_paragraph and (sentence.index <= clause.sentence.index or clause.has_modal(marked, "would", "will")):
            return True
    return False


def _is_within_deal(marked: Marked, deal: Deal, found: Sequence[Clause], place: int) -> bool:
    """Whether the sentence has the deal say it: "under the accord ...", "the accord says that ..."."""
    clause = found[place]
    for mention in deal.mentions:
        token = marked.tokens[mention.noun]
        if token.sentence != clause.sentence.index or token.i >= clause.last:
            continue
        before = marked.tokens[mention.first - 1].lower if mention.first > clause.sentence.first else ""
        if before in ("under", "by", "per"):
            return True
        end = clause.group[0] if clause.group else clause.last
        between = marked.tokens[token.i + 1 : end]
        if before not in _OBLIQUE and any(_provides(word) for word in between):
            return True
    return False


def _provides(token: Token) -> bool:
    """Whether the word is a verb by which deals provide, also where the tagger took it for a noun."""
    return lemma_of(token) in _words()["providing"] or token.lower.removesuffix("s") in _words()["providing"]


def _is_stage_planned(marked: Marked, clause: Clause) -> bool:
    """Whether a stage of the deal is said to be still to come."""
    verb = clause.verb(marked)
    if verb is None or clause.subject is None:
        return False
    is_stage = lemma_of(marked.tokens[clause.subject]) in _words()["stages"]
    words = {lemma_of(marked.tokens[i]) for i in clause.group}
    is_ahead = bool(words & set(_words()["planned"])) or clause.has_modal(marked, "will")
    return is_stage and is_ahead and not clause.is_negated(marked)


def _listed(marked: Marked) -> dict[int, int]:
    """Sentences under a heading such as "the terms", in its paragraph, each with the token where the heading ends."""
    found: dict[int, int] = {}
    heads = set(_words_root()["terms_headings"])
    inside: tuple[object, int] | None = None
    heading = 0
    for sentence in marked.sentences:
        here = (sentence.zone, sentence.paragraph)
        text = re.sub(r"^[\W\d]+", "", marked.text[sentence.start : sentence.end].lower()).strip(" .:?")
        if text in heads:
            inside, heading = here, sentence.last
        elif inside == here:
            found[sentence.index] = heading
        else:
            inside = None
    return found


@cache
def _words_root() -> dict[str, Any]:
    return load("agreements")


# -- how terms are read ---------------------------------------------------------------------------------------


def _due(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """The terms of a clause that says outright what is to be done, one for each verb joined by "and"."""
    marked = cast.draft.marked
    debtor = _debtor(cast, clause)
    first = _subject_start(cast, clause)
    yield from _chain(cast, [first, *_second_verbs(marked, clause)], clause, debtor, deal)


def _chain(cast: Cast, starts: Sequence[int], clause: Clause, debtor: str | None, deal: Deal) -> Iterator[Term]:
    """Terms that begin at these tokens, then what the clause adds: "along with Y", "in exchange for Z"."""
    marked = cast.draft.marked
    breaks = _additions(marked, starts[-1], clause.last)
    ends = [*starts[1:], breaks[0][0] if breaks else clause.last]
    family: Family | None = None
    for start, last in zip(starts, ends, strict=True):
        verb = clause.group[-1] if start < clause.group[-1] else start
        infinitive = _infinitive(marked, start, last) if _is_promiser(marked, clause, start, last) else None
        verb = verb if infinitive is None else infinitive
        family = family_of_verb(marked, verb, last) or (family_of_clause(marked, clause) if infinitive is None else None)
        yield Term(start, last, family, debtor, None, verb, deal)
    for (start, is_return), end in zip(breaks, [*(at for at, _ in breaks[1:]), clause.last], strict=False):
        yield _added(cast, start, end, debtor, deal, family, is_return=is_return)


def _is_promiser(marked: Marked, clause: Clause, first: int, last: int) -> bool:
    return any(lemma_of(token) in _words()["promising"] for token in marked.tokens[first:last])


def _additions(marked: Marked, first: int, last: int) -> list[tuple[int, bool]]:
    """Where "along with", "in exchange for" and the like begin, and whether the other side then owes."""
    found = []
    for i in range(first, last - 2):
        two = (marked.tokens[i].lower, marked.tokens[i + 1].lower)
        if two[0] == "in" and two[1] in ("exchange", "return"):
            found.append((i, True))
        elif two in _BESIDE:
            found.append((i, False))
        elif two[0] in ("concurrently", "simultaneously") and "with" in [t.lower for t in marked.tokens[i + 1 : i + 3]]:
            found.append((i, True))
    return found


def _added(
    cast: Cast, first: int, last: int, debtor: str | None, deal: Deal, family: Family | None, *, is_return: bool
) -> Term:
    """What is owed besides, by the same party, or in return by the other."""
    own = family_of_noun(cast.draft.marked, first + 2, last)
    if not is_return:
        return Term(first, last, own or family, debtor, None, None, deal, is_nominal=True)
    named = [e for e in cast.in_tokens(first, last) if cast.is_belligerent(e) and e != debtor]
    owed_by = named[0] if named else cast.other_side(debtor)
    return Term(first, last, own, owed_by, debtor, None, deal, is_nominal=True)


def _staged(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """The term that a stage still to come stands for; its debtor is whom the sentence names."""
    sentence = clause.sentence
    named = [e for e in cast.in_tokens(sentence.first, clause.last) if _may_owe(cast, e)]
    leave = next((family for family in families() if family.name == "leave"), None)
    debtor = next((e for e in named if cast.is_actor(e)), None)
    yield Term(sentence.first, clause.last, leave, debtor, None, clause.group[-1], deal)


def _second_verbs(marked: Marked, clause: Clause) -> list[int]:
    """Bare verbs behind "and" or a comma that share the clause's auxiliary ("to expedite aid and restore services")."""
    head = clause.group[-1]
    found = []
    for token in marked.tokens[head + 1 : clause.last - 1]:
        follower = marked.tokens[token.i + 1]
        if token.lower in ("and", ",", "or") and follower.tag == "VB" and follower.i < clause.last:
            found.append(follower.i)
    return found


def _promised(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """The terms of "agreed to do X in exchange for Y"."""
    marked = cast.draft.marked
    for token in clause.words(marked):
        if lemma_of(token) not in _words()["promising"] or not token.tag.startswith("VB"):
            continue
        infinitive = _infinitive(marked, token.i + 1, min(clause.last, token.i + PROMISE_REACH))
        if infinitive is None:
            continue
        is_main = token.i in clause.group
        debtor = cast.subject(clause) if is_main else _actor_before(cast, clause.first, token.i)
        first = _subject_start(cast, clause) if is_main else clause.first
        joined = [i for i in _second_verbs(marked, clause) if i > infinitive]
        yield from _chain(cast, [first, *joined], clause, debtor, deal)
        return


def _actor_before(cast: Cast, first: int, last: int) -> str | None:
    """The actor named last between two tokens."""
    named = [entity for entity in cast.in_tokens(first, last) if cast.is_actor(entity)]
    return named[-1] if named else None


def _noun_promises(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """The terms of "its promise to do X"."""
    marked = cast.draft.marked
    for token in clause.words(marked):
        if lemma_of(token) in _words()["promise_nouns"] and token.pos == "NOUN" and token.i + 2 < clause.last:
            if marked.tokens[token.i + 1].lower != "to" or marked.tokens[token.i + 2].tag not in ("VB", "VBP", "NN"):
                continue
            last = _phrase_end(marked, token.i + 2, clause.last)
            first = token.i - 1 if token.i > clause.first and marked.tokens[token.i - 1].tag in ("PRP$", "DT") else token.i
            owner = cast.at(marked.tokens[first]) if marked.tokens[first].tag == "PRP$" else None
            debtor = owner if cast.is_actor(owner) else cast.subject(clause)
            yield Term(first, last, family_of_verb(marked, token.i + 2, last), debtor, None, token.i + 2, deal)


def _provided(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """The terms that a deal itself provides for: "requires X to do Y", or a list of noun phrases."""
    marked = cast.draft.marked
    start = clause.group[-1] + 1
    if start >= clause.last:
        return
    infinitive = _infinitive(marked, start, clause.last)
    if infinitive is not None and cast.in_tokens(start, infinitive - 1):
        debtor = cast.in_tokens(start, infinitive - 1)[0]
        family = family_of_verb(marked, infinitive, clause.last)
        yield Term(clause.first, clause.last, family, debtor if cast.is_actor(debtor) else None, None, infinitive, deal)
        return
    for first, last in _listed_phrases(marked, start, clause.last):
        family = family_of_noun(marked, first, last)
        if first < last and marked.tokens[first].lower == "for":
            first += 1
        if family is not None:
            yield Term(first, last, family, _agent_in(cast, first, last), None, None, deal, is_nominal=True)


def _listed_phrases(marked: Marked, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The noun phrases between two tokens, cut at commas and at "and" before an article."""
    start = first
    for i in range(first, last):
        token = marked.tokens[i]
        follows = marked.tokens[i + 1] if i + 1 < last else token
        if token.text in (",", ";") or (token.lower == "and" and follows.lower in ("the", "a", "an", "its")):
            if i > start:
                yield start, i
            start = i + 1
    if start < last:
        yield start, last


def _fragments(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """A part owed on a condition ("half of them once the first stage is over")."""
    marked = cast.draft.marked
    words = clause.words(marked)
    if len(words) < 4 or words[0].lower not in _words()["parts"] or words[1].lower != "of":
        return
    if any(token.lower in ("once", "when", "after", "before", "if") for token in words):
        yield Term(clause.first, clause.last, None, None, None, None, deal, is_nominal=True, is_part=True)


# -- parts of a term ------------------------------------------------------------------------------------------


def _debtor(cast: Cast, clause: Clause) -> str | None:
    """Who owes it: the subject; in the passive the agent, or the subject if people are to be moved."""
    marked = cast.draft.marked
    subject = cast.subject(clause)
    family = family_of_clause(marked, clause)
    if _is_due_thing(marked, clause):
        return _owner(cast, clause)
    if not _is_object(marked, clause, family):
        return subject if _may_owe(cast, subject) else None
    agent = _agent(cast, clause)
    if agent is None and family is not None and family.name == "disarm":
        return cast.challenger()
    return cast.both_sides() if agent is None else agent


def _is_object(marked: Marked, clause: Clause, family: Family | None) -> bool:
    """Whether the subject is what the deed is done to: weapons given up, captives let go; not people who leave."""
    if family is None or clause.subject is None or family.name in _MOVING:
        return False
    forms = marked.tokens[clause.subject : clause.group[0]] if clause.subject < clause.group[0] else ()
    about = {lemma_of(token) for token in (marked.tokens[clause.subject], *forms)} & family.about
    lowers = [marked.tokens[i].lower for i in clause.group]
    return clause.is_passive(marked) or (bool(about) and ("let" in lowers or "be" in lowers or lowers[-1] == "go"))


def _owner(cast: Cast, clause: Clause) -> str | None:
    """Whose thing is due ("its plan was due")."""
    marked = cast.draft.marked
    owners = [t for t in clause.before(marked) if t.tag == "PRP$"]
    return cast.at(owners[0]) if owners else None


def _may_owe(cast: Cast, entity: str | None) -> bool:
    found = cast.entity(entity)
    return found is not None and found.type not in (EntityType.PLACE, EntityType.FACILITY, EntityType.DOCUMENT)


def _agent(cast: Cast, clause: Clause) -> str | None:
    marked = cast.draft.marked
    for token in clause.after(marked):
        if token.lower == "by" and token.i + 1 < clause.last:
            named = cast.in_tokens(token.i + 1, clause.last)
            if named and cast.is_actor(named[0]):
                return named[0]
    return None


def _agent_in(cast: Cast, first: int, last: int) -> str | None:
    """Whose deed a noun phrase names: "by X", or "the withdrawal of X's troops" if X is a party."""
    marked = cast.draft.marked
    for token in marked.tokens[first:last]:
        if token.lower == "by" and token.i + 1 < last:
            named = cast.in_tokens(token.i + 1, last)
            return named[0] if named else None
    return None


def _is_provision(cast: Cast, clause: Clause, deal: Deal) -> bool:
    """Whether the deal is the subject and the verb one by which deals provide."""
    marked = cast.draft.marked
    verb = clause.verb(marked)
    if verb is None or lemma_of(verb) not in _words()["providing"] or clause.is_negated(marked):
        return False
    own = [m for m in deal.mentions if clause.first <= m.noun < clause.group[0]]
    if any(m.first == clause.sentence.first or marked.tokens[m.first - 1].lower not in _ADVERBIAL for m in own):
        return True
    if clause.first == clause.group[0] and lemma_of(verb) in _BINDING:
        return any(clause.sentence.first <= m.noun < clause.first for m in deal.mentions)
    if clause.subject is None or marked.tokens[clause.subject].lower not in ("it", "they"):
        return False
    named = deal.last_before(clause.first - 1)
    is_near = named >= 0 and marked.tokens[named].sentence >= clause.sentence.index - 2
    return is_near and _names_in_reach(marked, deal, clause)


def _infinitive(marked: Marked, first: int, last: int) -> int | None:
    """The first verb behind "to" between two tokens."""
    for i in range(first, last - 1):
        if marked.tokens[i].lower != "to":
            continue
        follower = marked.tokens[i + 1]
        after = marked.tokens[i + 2].tag if i + 2 < last else ""
        if follower.tag.startswith("VB") or (follower.tag == "NN" and after in ("NNS", "DT", "PRP$")):
            return i + 1
    return None


def _subject_start(cast: Cast, clause: Clause) -> int:
    """The token where the subject's phrase begins; the verb group where the subject stands in an earlier clause."""
    marked = cast.draft.marked
    if clause.subject is None or not clause.first <= clause.subject < clause.last:
        return clause.first
    start = cast.phrase_start(marked.tokens[clause.subject], marked.tokens[clause.first].start)
    found = marked.tokens_in(start, start + 1)
    return found[0].i if found and found[0].i >= clause.first else clause.first


def _phrase_end(marked: Marked, first: int, last: int) -> int:
    """Where the verb phrase that begins at `first` ends: the next comma or finite verb."""
    for i in range(first + 1, last):
        if marked.tokens[i].text in (",", ";") or marked.tokens[i].tag in ("VBD", "VBZ", "MD"):
            return i
    return last


def _action(marked: Marked, term: Term) -> str:
    """What is to be done, in few words: the kind of deed, else the verb."""
    if term.family is not None:
        return term.family.action
    if term.verb is not None:
        return lemma_of(marked.tokens[term.verb])
    return trimmed(marked, term.first, term.last).quote


def _object(marked: Marked, term: Term) -> str | None:
    """The words behind the verb, up to the next limit of time or place."""
    if term.is_nominal:
        return trimmed(marked, term.first, term.last).quote
    if term.verb is None:
        return None
    words: list[Token] = []
    for token in marked.tokens[term.verb + 1 : term.last]:
        if len(words) >= OBJECT_WORDS or token.lower in _LIMITS or (token.pos == "PUNCT" and token.text != "-"):
            break
        words.append(token)
    return marked.span_of(words[0], words[-1]).quote if words else None


def _deadline(marked: Marked, term: Term) -> str | None:
    """The words of a time limit ("within 30 days")."""
    text = trimmed(marked, term.first, term.last).quote
    phrases = "|".join(_words()["deadlines"])
    match = re.search(rf"\b(?:{phrases})\b(?:\s+(?!and\b)[\w.'’-]+){{0,5}}", text)
    return match.group() if match else None


def _condition(marked: Marked, term: Term) -> str | None:
    """The words of what must come first, or at the same time."""
    text = trimmed(marked, term.first, term.last).quote
    longest = sorted(_words()["conditions"], key=lambda phrase: (-len(phrase), phrase))
    match = re.search(rf"\b(?:{'|'.join(longest)})\b.*", text, re.DOTALL)
    return match.group() if match else None
