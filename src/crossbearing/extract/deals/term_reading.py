"""Reads terms off clauses that state them: due deeds, promises, provisions, exchanges."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from crossbearing.extract.deals.deals import Deal
from crossbearing.extract.deals.deeds import families, family_of_clause, family_of_noun, family_of_verb, lemma_of
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.term import Term
from crossbearing.extract.deals.term_lists import gapped
from crossbearing.extract.deals.term_parts import (
    actor_before,
    agent_in,
    are_both,
    debtor_of,
    infinitive_in,
    may_owe,
    names_both,
    phrase_end,
    subject_start,
)
from crossbearing.extract.deals.word_patterns import term_words
from crossbearing.extract.words.clauses import Clause
from crossbearing.extract.words.marked import Marked, Token

# Words between "agreed" and what was agreed to.
PROMISE_REACH = 8
# The same where somebody is told to whom it was promised ("promised the envoy in Lund in May to withdraw").
GIVEN_REACH = 12


_BESIDE = frozenset({("along", "with"), ("as", "well"), ("together", "with")})


def due(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """The terms of a clause that says outright what is to be done, one for each verb joined by "and"."""
    marked = cast.draft.marked
    debtor = debtor_of(cast, clause)
    first = subject_start(cast, clause)
    terms = list(_chain(cast, [first, *_second_verbs(marked, clause)], clause, debtor, deal))
    twin = _twin(cast, clause, terms[0])
    if twin is not None:
        yield from twin
        return
    yield from fronted(cast, clause.sentence.first, first, terms[0])
    yield from terms[:-1]
    yield from gapped(cast, terms[-1]) or terms[-1:]


def _twin(cast: Cast, clause: Clause, whole: Term) -> tuple[Term, Term] | None:
    """The two terms of "the weapons and the foreign troops go at the same time"; None for one subject.

    Who hands in weapons is the challenger of a government, who lets troops go is the other side.
    """
    marked = cast.draft.marked
    joint = next((t.i for t in clause.before(marked) if t.lower == "and"), None)
    if joint is None or whole.verb is None or clause.is_passive(marked):
        return None
    second_head = marked.tokens[clause.group[0] - 1].lower.removesuffix("s")
    first_heads = {token.lower.removesuffix("s") for token in clause.before(marked) if token.i < joint}
    disarm, withdraw = (next(f for f in families() if f.name == name) for name in ("disarm", "withdraw"))
    if not first_heads & disarm.about or second_head not in withdraw.about - disarm.about:
        return None
    weapons = cast.challenger()
    ahead = Term(clause.first, joint, disarm, weapons, None, None, whole.deal, is_nominal=True)
    return ahead, replace(whole, first=joint + 1, family=withdraw, debtor=cast.other_side(weapons))


def fronted(cast: Cast, first: int, subject: int, term: Term) -> Iterator[Term]:
    """What the other side owes, told from token `first` on, ahead of the duty ("In return for wells, they were ...").

    The duty's own words begin at token `subject`.
    """
    marked = cast.draft.marked
    words = [token.lower for token in marked.tokens[first : first + 3]]
    if words[:1] != ["in"] or words[1:] not in (["return", "for"], ["exchange", "for"]):
        return
    comma = next((t.i for t in marked.tokens[first + 3 : subject] if t.text == ","), None)
    if comma is not None:
        yield replace(_added(cast, first, comma, replace(term, family=None), is_return=True))


def _chain(cast: Cast, starts: Sequence[int], clause: Clause, debtor: str | None, deal: Deal) -> Iterator[Term]:
    """Terms that begin at these tokens, then what the clause adds: "along with Y", "in exchange for Z"."""
    marked = cast.draft.marked
    breaks = _additions(marked, starts[-1], clause.last)
    ends = [*starts[1:], breaks[0][0] if breaks else clause.last]
    term: Term | None = None
    for start, last in zip(starts, ends, strict=True):
        is_promise = _is_promiser(marked, start, last)
        found = infinitive_in(marked, start, last) if is_promise else None
        verb = found if found is not None else clause.group[-1] if start < clause.group[-1] else start
        family = family_of_verb(marked, verb, last) or (None if found is not None else family_of_clause(marked, clause))
        term = Term(start, last, family, debtor, None, verb, deal)
        yield term
    assert term is not None  # there is always a first one
    for (start, is_return), end in zip(breaks, [*(at for at, _ in breaks[1:]), clause.last], strict=False):
        yield _added(cast, start, end, term, is_return=is_return)


def _is_promiser(marked: Marked, first: int, last: int) -> bool:
    words = marked.tokens[first:last]
    return any(
        lemma_of(token) in term_words()["promising"] or token.lower in term_words()["due_words"] for token in words
    )


def _additions(marked: Marked, first: int, last: int) -> list[tuple[int, bool]]:
    """Where "along with", "in exchange for" and the like begin, and whether the other side then owes."""
    found = []
    for i in range(first, last - 2):
        two = (marked.tokens[i].lower, marked.tokens[i + 1].lower)
        if two[0] == "in" and two[1] in ("exchange", "return") and marked.tokens[i + 2].lower == "for":
            found.append((i, True))
        elif two in _BESIDE:
            found.append((i, False))
        elif two[0] in ("concurrently", "simultaneously") and "with" in [t.lower for t in marked.tokens[i + 1 : i + 3]]:
            found.append((i, True))
    return found


def _added(cast: Cast, first: int, last: int, whole: Term, *, is_return: bool) -> Term:
    """What is owed besides a term, by the same party, or in return by the other."""
    family = family_of_noun(cast.draft.marked, first + 2, last)
    if not is_return:
        family = family or whole.family
        return Term(first, last, family, whole.debtor, None, None, whole.deal, is_nominal=True)
    named = [e for e in cast.in_tokens(first, last) if cast.is_belligerent(e) and e != whole.debtor]
    owed_by = named[0] if named else cast.other_side(whole.debtor)
    return Term(first, last, family, owed_by, whole.debtor, None, whole.deal, is_nominal=True)


def deed_due(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """The term of a deed named by a noun and told as due ("the withdrawal must be complete by 3 March")."""
    marked = cast.draft.marked
    head = clause.first if clause.subject is None else clause.subject
    family = family_of_noun(marked, clause.first, clause.group[0]) or family_of_noun(
        marked, head, head + 1, clause.words(marked)
    )
    yield Term(
        clause.first, clause.last, family, agent_in(cast, clause.first, clause.last), None, None, deal, is_nominal=True
    )


def staged(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """The term that a stage still to come stands for; its debtor is whom the sentence names."""
    sentence = clause.sentence
    named = [e for e in cast.in_tokens(sentence.first, clause.last) if may_owe(cast, e)]
    leave = next((family for family in families() if family.name == "leave"), None)
    debtor = next((e for e in named if cast.is_actor(e)), None)
    yield Term(sentence.first, clause.last, leave, debtor, None, clause.group[-1], deal)


def _second_verbs(marked: Marked, clause: Clause) -> list[int]:
    """Bare verbs behind "and" or a comma that share the clause's auxiliary ("to expedite aid and restore services")."""
    head = clause.group[-1] if clause.group else clause.first
    found = []
    for token in marked.tokens[head + 1 : clause.last - 1]:
        follower = marked.tokens[token.i + 1]
        if token.lower not in ("and", ",", "or"):
            continue
        to = follower.lower == "to" and follower.i + 1 < clause.last
        verb = marked.tokens[follower.i + 1] if to else follower
        if verb.i < clause.last and (verb.tag == "VB" or _is_bare_deed(marked, verb, clause)):
            found.append(verb.i)
    return found


def _is_bare_deed(marked: Marked, word: Token, clause: Clause) -> bool:
    """Whether a word is a verb of a deed though the tagger took it for another ("aid and restore services")."""
    is_to = word.tag == "JJ" and marked.tokens[word.i - 1].lower == "to"
    if (word.tag not in ("VBP", "NN") and not is_to) or word.i + 1 >= clause.last:
        return False
    after = marked.tokens[word.i + 1]
    is_object = after.tag in ("NNS", "DT", "PRP$", "CD", "RP", "JJ") or after.pos == "NOUN" or after.lower == "over"
    return is_object and family_of_verb(marked, word.i, clause.last) is not None


def promised(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """The terms of "agreed to do X in exchange for Y"."""
    marked = cast.draft.marked
    for token in clause.words(marked):
        if lemma_of(token) not in term_words()["promising"] or not token.tag.startswith("VB"):
            continue
        reach = GIVEN_REACH if lemma_of(token) in ("promise", "assure") else PROMISE_REACH
        infinitive = infinitive_in(marked, token.i + 1, min(clause.last, token.i + reach))
        if infinitive is None:
            continue
        is_main = token.i in clause.group
        is_own = lemma_of(token) in term_words()["own_word"] and not _is_named_in(clause, deal)
        if is_main and (is_own or clause.has_modal(marked, "may", "might", "could", "can")):
            continue
        debtor = cast.subject(clause) if is_main else actor_before(cast, clause.first, token.i)
        debtor = cast.both_sides() if is_main and are_both(cast, clause) else debtor
        first = subject_start(cast, clause) if is_main else clause.first
        joined = [i for i in _second_verbs(marked, clause) if i > infinitive]
        yield from _chain(cast, [first, *joined], clause, debtor, deal)
        return


def _is_named_in(clause: Clause, deal: Deal) -> bool:
    """Whether the clause's sentence names the deal."""
    return any(clause.sentence.first <= mention.noun < clause.sentence.last for mention in deal.mentions)


def deal_infinitives(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """The terms of "a deal (with X) to do Y"; its debtor is who reached it, where one side alone is told of."""
    marked = cast.draft.marked
    for mention in deal.mentions:
        if not clause.first <= mention.noun < clause.last - 2 or mention.spoken is not None:
            continue
        infinitive = infinitive_in(marked, mention.noun + 1, min(clause.last, mention.noun + 1 + PROMISE_REACH))
        if infinitive is None or not _leads_to(marked, mention.noun + 1, infinitive - 1):
            continue
        family = family_of_verb(marked, infinitive, clause.last)
        if family is None:
            continue
        is_object = bool(clause.group) and clause.group[-1] < mention.noun
        subject = cast.subject(clause) if is_object else None
        debtor = subject if cast.is_actor(subject) else None
        joined = [i for i in _second_verbs(marked, clause) if i > infinitive]
        for at, last in pairwise([infinitive, *joined, phrase_end(marked, infinitive, clause.last)]):
            yield Term(at, last, family_of_verb(marked, at, last), debtor, None, at, deal)
        return


def _leads_to(marked: Marked, first: int, last: int) -> bool:
    """Whether only a partner's name stands between a deal and what it is to do ("with Russia", "between X and Y")."""
    between = marked.tokens[first:last]
    return not between or (between[0].lower in ("with", "between", "by") and not any(t.pos == "PUNCT" for t in between))


def noun_promises(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """The terms of "its promise to do X"."""
    marked = cast.draft.marked
    for token in clause.words(marked):
        if lemma_of(token) in term_words()["promise_nouns"] and token.pos == "NOUN" and token.i + 2 < clause.last:
            if marked.tokens[token.i + 1].lower != "to" or marked.tokens[token.i + 2].tag not in ("VB", "VBP", "NN"):
                continue
            last = phrase_end(marked, token.i + 2, clause.last)
            is_verb = marked.tokens[token.i + 2].tag != "NN"
            if not is_verb and family_of_verb(marked, token.i + 2, last) is None:
                continue
            first = (
                token.i - 1 if token.i > clause.first and marked.tokens[token.i - 1].tag in ("PRP$", "DT") else token.i
            )
            owner = cast.at(marked.tokens[first]) if marked.tokens[first].tag == "PRP$" else None
            debtor = owner if cast.is_actor(owner) else cast.subject(clause)
            yield Term(first, last, family_of_verb(marked, token.i + 2, last), debtor, None, token.i + 2, deal)


def provided(cast: Cast, clause: Clause, start: int, deal: Deal) -> Iterator[Term]:
    """The terms a deal itself provides for, from token `start`: "X to do Y", "X to a truce", or a list of nouns."""
    marked = cast.draft.marked
    if start >= clause.last:
        return
    infinitive = infinitive_in(marked, start, clause.last)
    named = [] if infinitive is None else cast.in_tokens(start, infinitive - 1)
    if infinitive is not None and lemma_of(marked.tokens[infinitive]) == "do" and infinitive + 2 >= clause.last:
        return
    if infinitive is not None and (named or family_of_verb(marked, infinitive, clause.last)):
        debtor = named[0] if named and may_owe(cast, named[0]) else None
        starts = [infinitive, *(i for i in _second_verbs(marked, clause) if i > infinitive)]
        for at, last in pairwise([*starts, clause.last]):
            first = start if at == infinitive else at
            yield Term(first, last, family_of_verb(marked, at, last), debtor, None, at, deal)
        return
    barred = _barred(marked, start, clause.last)
    if barred is not None:
        named = [entity for entity in cast.in_tokens(start, barred) if may_owe(cast, entity)]
        family = family_of_verb(marked, barred, clause.last)
        yield Term(start - 1, clause.last, family, named[0] if named else None, None, barred, deal)
        return
    granted = _granted(cast, start, clause.last, deal)
    if granted is not None:
        yield granted
        return
    bound = _bound(cast, start, clause.last)
    if bound is not None:
        yield from (replace(term, debtor=bound[0]) for term in _named(cast, bound[1], clause.last, deal))
        return
    for first, last in _listed_phrases(marked, start, clause.last):
        yield from _named(cast, first, last, deal)


def _barred(marked: Marked, first: int, last: int) -> int | None:
    """The verb of what a deal bars somebody from ("bars the rebels from collecting taxes"); None for other verbs."""
    if lemma_of(marked.tokens[first - 1]) not in term_words()["forbidding"]:
        return None
    words = marked.tokens[first : last - 1]
    return next((t.i + 1 for t in words if t.lower == "from" and marked.tokens[t.i + 1].tag == "VBG"), None)


def _granted(cast: Cast, first: int, last: int, deal: Deal) -> Term | None:
    """What a deal grants somebody named right behind its verb ("gave the rebels a pardon"); None for other verbs."""
    marked = cast.draft.marked
    if lemma_of(marked.tokens[first - 1]) not in term_words()["granting"]:
        return None
    article = next((t.i for t in marked.tokens[first + 1 : last] if t.tag in ("DT", "CD") and t.i <= first + 4), None)
    named = [] if article is None else [e for e in cast.in_tokens(first, article) if may_owe(cast, e)]
    if article is None or len(named) != 1 or not all(_is_of_name(t) for t in marked.tokens[first:article]):
        return None
    # "Gave the parties 60 days": time is no gift.
    if any(token.lower in term_words()["times"] for token in marked.tokens[article : article + 3]):
        return None
    family = family_of_noun(marked, article, last)
    other = cast.other_side(named[0])
    return Term(article, last, family, other, named[0], None, deal, is_nominal=True)


def _is_of_name(token: Token) -> bool:
    """Whether a word may stand in the name of who is given something."""
    return token.pos in ("DET", "ADJ", "NOUN", "PROPN") and not token.tag.startswith("VB")


def _bound(cast: Cast, first: int, last: int) -> tuple[str | None, int] | None:
    """Who is bound "to a truce", and the token where that begins; None without an article or figure behind "to"."""
    marked = cast.draft.marked
    for token in marked.tokens[first : last - 1]:
        if token.lower == "to" and marked.tokens[token.i + 1].tag in ("DT", "CD", "JJ"):
            named = [entity for entity in cast.in_tokens(first, token.i) if may_owe(cast, entity)]
            if not named and names_both(marked, first, token.i):
                return None, token.i + 1
            return (named[0], token.i + 1) if named else None
        if token.text in (",", ";"):
            return None
    return None


def _named(cast: Cast, first: int, last: int, deal: Deal) -> Iterator[Term]:
    """The term that a noun phrase names ("the release of X"), then what is owed in return for it."""
    marked = cast.draft.marked
    cut = next((at for at, is_return in _additions(marked, first, last) if is_return), last)
    family = family_of_noun(marked, first, cut)
    if family is None:
        return
    start = first + 1 if first + 1 < last and marked.tokens[first].lower == "for" else first
    whole = Term(start, cut, family, agent_in(cast, first, cut), None, None, deal, is_nominal=True)
    yield whole
    if cut < last:
        yield _added(cast, cut, last, whole, is_return=True)


def _listed_phrases(marked: Marked, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The noun phrases between two tokens, cut at commas and at "and" before an article."""
    start = first
    for i in range(first, last):
        token = marked.tokens[i]
        follows = marked.tokens[i + 1] if i + 1 < last else token
        if token.text in (",", ";") or (token.lower == "and" and follows.lower in ("the", "a", "an", "its", "for")):
            if i > start:
                yield start, i
            start = i + 1
    if start < last:
        yield start, last


def fragments(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """A part owed on a condition ("half of them once the first stage is over")."""
    marked = cast.draft.marked
    words = clause.words(marked)
    if len(words) < 4 or words[0].lower not in term_words()["parts"] or words[1].lower != "of":
        return
    if any(token.lower in ("once", "when", "after", "before", "if") for token in words):
        yield Term(clause.first, clause.last, None, None, None, None, deal, is_nominal=True, is_part=True)


def things(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """The term of a thing promised: "36 trucks promised under the accord", "the arms due by the deal"."""
    marked = cast.draft.marked
    for mention in deal.mentions:
        under = mention.first - 1
        if not clause.first + 1 < under < clause.last or marked.tokens[under].lower not in ("under", "in", "by"):
            continue
        participle = marked.tokens[under - 1]
        if participle.lower not in term_words()["promised_forms"] or marked.tokens[under - 2].pos != "NOUN":
            continue
        thing = marked.tokens[under - 2]
        family = next((f for f in families() if f.name in term_words()["given"] and lemma_of(thing) in f.about), None)
        first = next((t.i for t in marked.tokens[clause.first : thing.i] if t.tag in ("CD", "DT", "JJ")), thing.i)
        if family is not None:
            yield Term(first, mention.last, family, None, None, None, deal, is_nominal=True)


def purposes(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """What somebody is there "to do under the accord"."""
    marked = cast.draft.marked
    for mention in deal.mentions:
        if not clause.group[-1] < mention.noun < clause.last or marked.tokens[mention.first - 1].lower != "under":
            continue
        infinitive = infinitive_in(marked, clause.group[-1] + 1, mention.first)
        family = None if infinitive is None else family_of_verb(marked, infinitive, mention.first)
        if infinitive is not None and family is not None:
            subject = cast.subject(clause)
            debtor = subject if may_owe(cast, subject) else None
            yield Term(infinitive, clause.last, family, debtor, None, infinitive, deal)
