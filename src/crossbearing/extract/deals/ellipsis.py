"""What of a deal a clause answers that names no deed in full: "none was", "this has yet to begin", "and took 1,216"."""

from collections.abc import Sequence

from crossbearing.extract.deals.deal_names import naming_words
from crossbearing.extract.deals.deeds import Family, family_of_noun, lemma_of, says_any
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.term import Term
from crossbearing.extract.deals.word_patterns import deed_words, pattern
from crossbearing.extract.words.clauses import BE_FORMS, Clause
from crossbearing.extract.words.inflections import forms_of
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.vocab import load

# A short answer speaks of what was owed at most this many sentences before.
ANSWER_REACH = 2
# "Reached a new ten-point agreement": so many words behind its verb the deal is named.
SIGNED_WORDS = 5
_NOBODY = frozenset({"none", "nobody", "nothing", "neither", "one"})
_POINTING = frozenset({"it", "this", "that", "they", "these", "those", "both"})
_BARE = BE_FORMS | {"did", "does", "do", "has", "have", "had", "not", "n't", "been"}
_SMALL = frozenset({"of", "from", "to", "out", "off", "back"})
_YET = ("has", "have", "had", "is", "are", "was", "were")


def is_yet_to(marked: Marked, clause: Clause) -> bool:
    """Whether the clause tells of something as still to be done ("has yet to begin", "is yet to be paid")."""
    words = [token.lower for token in clause.words(marked)]
    return any(
        word == "yet" and words[at + 1 : at + 2] == ["to"] and set(words[max(0, at - 2) : at]) & set(_YET)
        for at, word in enumerate(words)
    )


def verb_ahead(marked: Marked, clause: Clause) -> int | None:
    """The verb of what has "yet to" be done."""
    words = clause.words(marked)
    at = next((t.i for t in words[:-2] if t.lower == "yet" and marked.tokens[t.i + 1].lower == "to"), None)
    if at is None or not is_yet_to(marked, clause):
        return None
    verb = at + 2
    return verb + 1 if marked.tokens[verb].lower == "be" and verb + 1 < clause.last else verb


def has_no_object(marked: Marked, clause: Clause) -> bool:
    """Whether nothing or nobody is what the deed was done to ("released none", "removed no gun")."""
    after = clause.after(marked)[:2]
    is_no = len(after) > 1 and after[0].lower == "no" and after[1].pos != "ADV"
    return is_no or _is_nothing(marked, clause)


def _is_nothing(marked: Marked, clause: Clause) -> bool:
    """Whether the object is "none", "nothing" or "not one", with no noun of its own."""
    after = [token.lower for token in clause.after(marked)[:3] if token.lower not in _SMALL]
    return after[:1] in (["none"], ["nothing"], ["nobody"], ["neither"]) or after[:2] in (["not", "a"], ["not", "one"])


def kept_word(marked: Marked, clause: Clause) -> bool:
    """Whether somebody is said to have kept or not kept what they owe as a whole ("carried out its part")."""
    if not clause.group or not says_any(marked, clause, deed_words()["keeping"]):
        return False
    return any(lemma_of(token) in deed_words()["kept"] for token in clause.after(marked))


def broken_word(marked: Marked, clause: Clause) -> bool:
    """Whether somebody is said to have gone back on what they owe as a whole ("broke its word")."""
    if not clause.group or not says_any(marked, clause, deed_words()["breaking"]):
        return False
    return any(lemma_of(token) in deed_words()["own_word"] for token in clause.after(marked)[:3])


def is_undone(marked: Marked, clause: Clause) -> bool:
    """Whether what should have changed is told as unchanged ("the road is still shut", "they remain in prison")."""
    words = [token.lower for token in clause.words(marked)]
    verbs = {lemma_of(marked.tokens[i]) for i in clause.group}
    lasts = "still" in words or "remain" in verbs or "stay" in verbs
    return lasts and bool(set(words) & set(deed_words()["unchanged"]))


def is_share(words: Sequence[Token]) -> bool:
    """Whether some of a counted whole are told of ("eleven of the 17 temples")."""
    at = next((n for n, t in enumerate(words[1:-2], 1) if t.lower == "of" and words[n - 1].tag == "CD"), None)
    if at is None:
        return False
    behind = [token for token in words[at + 1 : at + 3] if token.tag == "CD"]
    return bool(behind) and behind[0].lower != words[at - 1].lower


def is_whole_thing(marked: Marked, clause: Clause, term: Term) -> bool:
    """Whether the one thing owed is told as done with ("the road was opened"), with no word of a part."""
    if (
        clause.subject is None
        or not clause.is_passive(marked)
        or pattern("performance", "part").search(clause.span(marked).quote)
    ):
        return False
    head = marked.tokens[clause.subject]
    owed = {lemma_of(token) for token in marked.tokens[term.first : term.last]}
    return head.tag in ("NN", "NNP") and head.i > 0 and lemma_of(head) in owed


def tells_signing(marked: Marked, clause: Clause) -> bool:
    """Whether the clause tells that a deal was reached, struck or signed, not what was done of it."""
    verb = marked.tokens[clause.group[-1]]
    after = clause.after(marked)[:SIGNED_WORDS]
    return lemma_of(verb) in load("agreements")["signing"] and any(token.lower in naming_words() for token in after)


def is_owed_thing(term: Term, clause: Clause) -> bool:
    """Whether the thing owed is what the clause tells of ("half of the men promised under the accord are free")."""
    return term.is_nominal and term.last <= clause.group[0]


def is_goods(marked: Marked, clause: Clause, family: Family) -> bool:
    """Whether what arrives is no group of people ("aid reached thousands of residents")."""
    if family.name != "leave" or lemma_of(marked.tokens[clause.group[-1]]) not in ("reach", "arrive"):
        return False
    subject = None if clause.subject is None else marked.tokens[clause.subject]
    words = [*clause.before(marked), *(() if subject is None else (subject,))]
    return not any({lemma_of(token), token.lower, token.lower.removesuffix("s")} & family.about for token in words)


def nominal_deed(marked: Marked, clause: Clause) -> Family | None:
    """The kind of deed that is the subject of a verb of coming about or being put off ("the exchange was delayed")."""
    if not clause.group or clause.first >= clause.group[0]:
        return None
    ahead = verb_ahead(marked, clause)
    verb = marked.tokens[clause.group[-1] if ahead is None else ahead]
    if lemma_of(verb) in deed_words()["postponing"] and not clause.is_passive(marked) and verb.i + 1 < clause.last:
        return family_of_noun(marked, verb.i + 1, clause.last)
    befalls = says_any(marked, clause, deed_words()["befalling"]) or lemma_of(verb) in deed_words()["postponing"]
    befalls = befalls or (ahead is not None and lemma_of(verb) in deed_words()["befalling"])
    return family_of_noun(marked, clause.first, clause.group[0]) if befalls else None


def elliptical_term(cast: Cast, clause: Clause, terms: Sequence[Term]) -> Term | None:
    """The term that a clause without a deed of its own answers; None if it answers none."""
    marked = cast.draft.marked
    if not clause.group:
        return None
    near = [term for term in terms if _is_near(marked, term, clause)]
    verb = marked.tokens[clause.group[-1]]
    subject = None if clause.subject is None else marked.tokens[clause.subject]
    if near and subject is not None and _is_short_answer(marked, clause, subject):
        return near[-1]
    same = [term for term in near if _is_same_verb(marked, term, verb)]
    if same:
        return same[-1]
    if subject is not None and (_is_nothing(marked, clause) or _is_counted(subject)):
        fitting = [term for term in terms if term.family is not None and _can_tell(marked, term.family, verb)]
        before = [term for term in fitting if term.first < clause.first]
        return before[-1] if before else next(iter(fitting), None)
    return None


def elliptical_undone(marked: Marked, clause: Clause, before: Sequence[Term]) -> Term | None:
    """The term just before a clause that tells of something unchanged."""
    near = [term for term in before if _is_near(marked, term, clause)]
    told = {lemma_of(token) for token in clause.words(marked) if token.pos == "NOUN"}
    named = [t for t in near if told & {lemma_of(w) for w in marked.tokens[t.first : t.last] if w.pos == "NOUN"}]
    return (named or near)[-1] if near else None


def _is_near(marked: Marked, term: Term, clause: Clause) -> bool:
    """Whether a term was stated just before the clause."""
    there = marked.tokens[term.first].sentence
    return term.last <= clause.first and 0 <= clause.sentence.index - there <= ANSWER_REACH


def _is_short_answer(marked: Marked, clause: Clause, subject: Token) -> bool:
    """Whether the clause is "none was", "not one did", "this has yet to begin"."""
    group = [marked.tokens[i].lower for i in clause.group]
    is_bare = all(word in _BARE for word in group) and len(clause.after(marked)) <= 1
    words = clause.words(marked)
    is_share = words[0].lower in ("only", "just", "barely") or any(token.tag == "CD" for token in words)
    if is_bare and (subject.lower in _NOBODY or is_share):
        return True
    ahead = verb_ahead(marked, clause)
    is_ahead = ahead is not None and lemma_of(marked.tokens[ahead]) in deed_words()["befalling"]
    if is_ahead and ahead is not None and clause.last - ahead <= 2:
        return True
    return subject.lower in _POINTING and (is_ahead or says_any(marked, clause, deed_words()["befalling"]))


def _is_same_verb(marked: Marked, term: Term, verb: Token) -> bool:
    """Whether a term's own verb is told again ("was to take 2,000 and took 1,216")."""
    return term.verb is not None and verb.lower in forms_of(lemma_of(marked.tokens[term.verb])).all


def _is_counted(subject: Token) -> bool:
    return subject.tag == "CD" or subject.lower in _NOBODY or subject.lower in ("others", "rest", "first", "second")


def _can_tell(marked: Marked, family: Family, verb: Token) -> bool:
    """Whether the verb is one of the family's, whatever it is about."""
    calls = [words for words in family.verbs if verb.lower in forms_of(words[0]).all]
    follows = marked.tokens[verb.i + 1].lower if verb.i + 1 < len(marked.tokens) else ""
    return any(len(words) == 1 or words[1:] == (follows,) for words in calls)
