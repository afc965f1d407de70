"""The parts of a term: who owes it, where its words begin and end."""

from collections.abc import Sequence

from crossbearing.extract.deals.deal_names import country_words
from crossbearing.extract.deals.deeds import Family, deed_words, family_of_clause, lemma_of
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.words.clauses import Clause
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import Alignment, EntityType
from crossbearing.model.span import Span
from crossbearing.vocab import load

# A subject's tree with more words ahead of its head is taken for a misparse.
SUBJECT_WORDS = 8


_NO_PARTIES = frozenset({EntityType.FACILITY, EntityType.DOCUMENT, EntityType.MEDIA})
# Behind "to", a noun in front of one of these is a verb ("to hand over the guns").
_BEHIND_VERBS = frozenset({"NNS", "DT", "PRP$", "RP"})
# The same behind a word taken for an adjective ("to free 40 prisoners").
_BEHIND_FREE = _BEHIND_VERBS | {"CD", "JJ", "NN"}
# Kinds of deed in which the people or troops that move are those who owe it.
_MOVING = frozenset({"leave", "withdraw", "return", "meet"})


def debtor_of(cast: Cast, clause: Clause) -> str | None:
    """Who owes it: the subject; in the passive the agent, or the subject if people are to be moved."""
    marked = cast.draft.marked
    subject = cast.subject(clause)
    family = family_of_clause(marked, clause)
    if is_due_thing(marked, clause):
        return _owner(cast, clause)
    if not is_object(marked, clause, family):
        if are_both(cast, clause):
            return cast.both_sides()
        return subject if may_owe(cast, subject) else _pointed_at(cast, clause)
    agent = _agent(cast, clause)
    if agent is None and family is not None and family.name == "disarm":
        return cast.challenger()
    return cast.both_sides() if agent is None else agent


def are_both(cast: Cast, clause: Clause) -> bool:
    """Whether both sides are told of as one subject ("the army and the rebels agreed to")."""
    words = clause.before(cast.draft.marked)
    if words and words[0].tag == "IN" and clause.subject is not None:
        # "Under the accord of the army and the rebels, the army is to": the subject stands behind the comma.
        words = words[next((n + 1 for n in range(len(words) - 1, 0, -1) if words[n].text == ","), 0) :]
    joint = next((token.i for token in words if token.lower == "and"), None)
    if joint is None:
        return False
    return _are_two_countries(words, joint, clause) or cast.are_joint(cast.in_tokens(words[0].i, words[-1].i + 1))


def _are_two_countries(words: Sequence[Token], joint: int, clause: Clause) -> bool:
    """Whether "and" joins the adjectives of two countries ahead of the subject ("Ukrainian and Russian forces")."""
    beside = [token.text for token in words if token.i in (joint - 1, joint + 1)]
    is_ahead = clause.subject == joint + 2 and len(beside) == 2
    return is_ahead and all(country_words().get(word, word) != word for word in beside)


def names_both(marked: Marked, first: int, last: int) -> bool:
    """Whether the words between two tokens are "both sides", "each party" or the like."""
    breach = load("agreements")["breach"]
    words = [token.lower for token in marked.tokens[first:last]]
    return (
        bool(words) and words[0] in ("both", "each", "either", "the") and words[-1] in {*breach["both"], *breach["one"]}
    )


def _pointed_at(cast: Cast, clause: Clause) -> str | None:
    """The armed actor named last, where "the group" or the like is the subject."""
    if clause.subject is None:
        return None
    token = cast.draft.marked.tokens[clause.subject]
    if token.lower not in load("agreements")["terms"]["groups"]:
        return None
    before = Span.of(cast.draft.marked.text, 0, token.start) if token.start else None
    named = [] if before is None else cast.index.in_span(before)
    armed = [e.id for e in named if e.type is EntityType.ARMED_ACTOR and cast.side(e.id) is not Alignment.GOVERNMENT]
    return armed[-1] if armed else None


def is_object(marked: Marked, clause: Clause, family: Family | None) -> bool:
    """Whether the subject is what the deed is done to: weapons given up, captives let go; not people who leave."""
    if family is None or clause.subject is None or family.name in _MOVING:
        return False
    forms = marked.tokens[clause.subject : clause.group[0]] if clause.subject < clause.group[0] else ()
    about = {lemma_of(token) for token in (marked.tokens[clause.subject], *forms)} & family.about
    lowers = [marked.tokens[i].lower for i in clause.group]
    return clause.is_passive(marked) or (bool(about) and ("let" in lowers or "be" in lowers or lowers[-1] == "go"))


def is_due_thing(marked: Marked, clause: Clause) -> bool:
    """Whether something is said to be or have been due ("its report was due after a week")."""
    follows = clause.group[-1] + 1
    if follows >= clause.last or marked.tokens[follows].lower != "due" or marked.tokens[follows - 1].pos != "AUX":
        return False
    return follows + 1 >= clause.last or marked.tokens[follows + 1].lower != "to"


def _owner(cast: Cast, clause: Clause) -> str | None:
    """Whose thing is due ("its plan was due")."""
    marked = cast.draft.marked
    owners = [t for t in clause.before(marked) if t.tag == "PRP$"]
    return cast.at(owners[0]) if owners else None


def may_owe(cast: Cast, entity: str | None) -> bool:
    """Whether the entity can owe something; a country named as a place can."""
    found = cast.entity(entity)
    return found is not None and found.type not in _NO_PARTIES


def passive_agent(cast: Cast, clause: Clause) -> str | None:
    """Who did what a passive clause tells ("was broken by the rebels")."""
    return _agent(cast, clause) if clause.is_passive(cast.draft.marked) else None


def _agent(cast: Cast, clause: Clause) -> str | None:
    marked = cast.draft.marked
    for token in clause.after(marked):
        if token.lower == "by" and token.i + 1 < clause.last:
            named = cast.in_tokens(token.i + 1, clause.last)
            if named and cast.is_actor(named[0]):
                return named[0]
    return None


def agent_in(cast: Cast, first: int, last: int) -> str | None:
    """Whose deed a noun phrase names: "by X", or "the withdrawal of X's troops" if X is a party."""
    marked = cast.draft.marked
    for token in marked.tokens[first:last]:
        if token.lower == "by" and token.i + 1 < last:
            named = cast.in_tokens(token.i + 1, last)
            return named[0] if named else None
    return None


def actor_before(cast: Cast, first: int, last: int) -> str | None:
    """The actor named last between two tokens."""
    named = [entity for entity in cast.in_tokens(first, last) if cast.is_actor(entity)]
    return named[-1] if named else None


def infinitive_in(marked: Marked, first: int, last: int) -> int | None:
    """The first verb behind "to" between two tokens."""
    for i in range(first, last - 1):
        if marked.tokens[i].lower != "to":
            continue
        follower = marked.tokens[i + 1]
        after = marked.tokens[i + 2].tag if i + 2 < last else ""
        is_particle = i + 2 < last and marked.tokens[i + 2].lower in ("over", "back", "in")
        is_bare = follower.tag == "JJ" and after in _BEHIND_FREE and lemma_of(follower) in deed_words()
        if (
            follower.tag.startswith("VB")
            or is_bare
            or (follower.tag == "NN" and (after in _BEHIND_VERBS or is_particle))
        ):
            return i + 1
    return None


def subject_start(cast: Cast, clause: Clause) -> int:
    """The token where the subject's phrase begins; the verb group where the subject stands in an earlier clause."""
    marked = cast.draft.marked
    if clause.subject is None or not clause.first <= clause.subject < clause.last:
        return clause.first
    subject = marked.tokens[clause.subject]
    start = cast.phrase_start(subject, marked.tokens[clause.first].start)
    found = marked.tokens_in(start, start + 1)
    first = found[0].i if found and found[0].i >= clause.first else clause.first
    whole = [token for token in marked.subtree(subject) if token.i <= subject.i]
    by_tree = whole[0].i if len(whole) == subject.i - whole[0].i + 1 <= SUBJECT_WORDS else first
    return max(clause.first, min(first, by_tree))


def phrase_end(marked: Marked, first: int, last: int) -> int:
    """Where the verb phrase that begins at `first` ends: the next comma or finite verb."""
    for i in range(first + 1, last):
        if marked.tokens[i].text in (",", ";") or marked.tokens[i].tag in ("VBD", "VBZ", "MD"):
            return i
    return last
