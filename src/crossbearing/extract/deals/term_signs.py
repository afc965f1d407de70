"""Signs that a clause states what a deal makes owed."""

from collections.abc import Sequence

from crossbearing.extract.deals.deal_dates import agreed_between
from crossbearing.extract.deals.deals import Deal, DealMention
from crossbearing.extract.deals.deeds import family_of_clause, family_of_noun, family_of_verb, lemma_of
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.term_parts import is_due_thing
from crossbearing.extract.deals.word_patterns import term_words
from crossbearing.extract.words.clauses import BE_FORMS, Clause
from crossbearing.extract.words.inflections import forms_of
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.claim import ClaimKind
from crossbearing.model.entity import EntityType
from crossbearing.vocab import load

# In front of a deal's name: then the deal is no subject.
_ADVERBIAL = frozenset({"under", "by", "since", "after", "before", "during", "despite", "with", "of", "in", "as"})


# Verbs whose subject is a deal even where other words stand between.
_BINDING = frozenset(
    {"bind", "oblige", "require", "stipulate", "foresee", "envisage", "provide", "commit", "compel", "demand"}
    | {"prescribe", "entail", "mandate", "give", "envision", "forbid", "prohibit", "bar", "task", "charge", "specify"}
)
# "It also requires ...": so many sentences before, a paragraph's number among them, the deal is named.
NAMED_BEFORE = 3
# What a deal's paper consists of.
_PARTS = frozenset({"point", "article", "clause", "section", "paragraph", "annex", "chapter", "text", "terms"})
# Behind one of these a clause tells what is to be, whatever its tense.
_SUBJUNCTIVE = ("demand", "require", "order", "stipulate", "insist", "specify")
# Between a deal's name and a verb these open a clause in which somebody else acts.
_STOPPING = frozenset({"but", "because", "although", "while", "after", "before", "when", "if", ";", ":"})
_OPINIONS = frozenset({ClaimKind.DEMAND, ClaimKind.EVALUATION})
_DENIED = frozenset({"not", "never"})
_OBLIQUE = frozenset({"of", "in", "to", "on", "with", "from", "against", "after", "since", "about"})


def is_owed(cast: Cast, found: Sequence[Clause], place: int, deal: Deal) -> bool:
    """Whether a clause tells what must be done: "are to", "shall", or a plain present under a deal's name."""
    marked, clause = cast.draft.marked, found[place]
    if _is_demanded(marked, clause, deal):
        return True
    if _is_exchanged(marked, clause, deal):
        return True
    near = _names_in_reach(marked, deal, clause)
    is_party = cast.is_actor(cast.subject(clause))
    if clause.is_due(marked):
        if _is_no_duty(marked, clause) or _is_of_deal(marked, clause, deal):
            return False
        if marked.tokens[clause.group[0]].lower in ("was", "were"):
            return near and _is_within_deal(marked, deal, found, place)
        # What a person alone is to do ("the minister is to visit") is owed only if it is such a deed.
        is_person = (subject := cast.entity(cast.subject(clause))) is not None and subject.type is EntityType.PERSON
        return is_party or (near and (not is_person or family_of_clause(marked, clause) is not None))
    if near and _is_supposed(marked, clause) and not _is_of_deal(marked, clause, deal):
        return True
    if near and clause.has_modal(marked, "will", "shall", "must", "would") and _is_whereby(marked, clause, deal):
        return True
    if is_party and clause.has_modal(marked, "shall", "must") and _is_within_deal(marked, deal, found, place):
        return True
    if not near or family_of_clause(marked, clause) is None or _is_opinion(cast, clause):
        return False
    if clause.has_modal(marked, "shall", "must") or is_due_thing(marked, clause):
        return True
    if clause.has_modal(marked, "should", "may"):
        return _is_within_deal(marked, deal, found, place)
    if clause.has_modal(marked, "will", "would"):
        return is_party or _is_within_deal(marked, deal, found, place)
    return not _is_told(marked, clause) and _is_within_deal(marked, deal, found, place)


def _is_exchanged(marked: Marked, clause: Clause, deal: Deal) -> bool:
    """Whether it is told what somebody will do in exchange ("In return the state will pay"), the deal named before."""
    opens = [token.lower for token in marked.tokens[clause.sentence.first : clause.sentence.first + 2]]
    if opens not in (["in", "return"], ["in", "exchange"]) or not clause.has_modal(marked, "will", "would", "shall"):
        return False
    named = deal.last_before(clause.first)
    return named >= 0 and 0 <= clause.sentence.index - marked.tokens[named].sentence <= NAMED_BEFORE


def _is_no_duty(marked: Marked, clause: Clause) -> bool:
    """Whether "is to" tells who is to blame, a fight, or an aim ("the priority is to defeat them")."""
    words = load("agreements")["duty"]
    verb = lemma_of(marked.tokens[clause.group[-1]])
    # "What is still to come" is owed by nobody.
    if any(t.lower in ("still", "yet") for t in marked.tokens[clause.group[0] : clause.group[-1]]):
        return True
    is_aim = clause.subject is not None and lemma_of(marked.tokens[clause.subject]) in words["aims"]
    return is_aim or verb == "blame" or verb in words["fighting"]


def _is_opinion(cast: Cast, clause: Clause) -> bool:
    """Whether somebody only demands or judges so ("he said that the army must stop its attacks")."""
    at = cast.draft.marked.tokens[clause.group[-1]].start
    claims = (c for c in cast.draft.claims if any(part.start <= at < part.end for part in c.content))
    return any(claim.kind in _OPINIONS for claim in claims)


def _is_of_deal(marked: Marked, clause: Clause, deal: Deal) -> bool:
    """Whether the deal itself is what is meant to do something ("a deal that is supposed to empty the towns")."""
    nouns = {mention.noun for mention in deal.mentions}
    opens = marked.tokens[clause.first].lower in ("that", "which") and clause.first - 1 in nouns
    return opens or clause.subject in nouns


def _is_supposed(marked: Marked, clause: Clause) -> bool:
    """Whether somebody is told as "due to" or "supposed to" do such a deed."""
    if marked.tokens[clause.group[0]].lower not in BE_FORMS:
        return False
    for token in marked.tokens[clause.group[0] + 1 : clause.last - 2]:
        if token.lower in term_words()["due_words"] and marked.tokens[token.i + 1].lower == "to":
            return family_of_verb(marked, token.i + 2, clause.last, clause.words(marked)) is not None
    return False


def _is_demanded(marked: Marked, clause: Clause, deal: Deal) -> bool:
    """Whether the clause is what a deal or council demands ("... demanded that the rebels lay down their arms")."""
    words = clause.words(marked)
    if words[0].lower != "that" or words[0].i == clause.sentence.first:
        return False
    before = marked.tokens[words[0].i - 1]
    demands = any(before.lower in forms_of(verb).all for verb in _SUBJUNCTIVE)
    return demands and any(clause.sentence.first <= m.noun < clause.first for m in deal.mentions)


def _is_told(marked: Marked, clause: Clause) -> bool:
    """Whether the verb group tells of the past."""
    first = marked.tokens[clause.group[0]]
    return first.tag in ("VBD", "MD") or first.lower in ("has", "have", "had", "was", "were")


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


def _is_whereby(marked: Marked, clause: Clause, deal: Deal) -> bool:
    """Whether the clause is what the deal right ahead of it makes owed ("an accord by which all firing will cease")."""
    for mention in deal.mentions:
        behind = [token.lower for token in marked.tokens[mention.last : mention.last + 2]]
        is_here = clause.sentence.first <= mention.noun < clause.group[0]
        if is_here and mention.spoken is not None and marked.tokens[mention.noun + 1].lower == "that":
            return True
        if is_here and (behind[:1] == ["whereby"] or (behind[0] in ("by", "under", "in") and behind[1:] == ["which"])):
            return True
    return False


def _provides(token: Token) -> bool:
    """Whether the word is a verb by which deals provide, also where the tagger took it for a noun."""
    return lemma_of(token) in term_words()["providing"] or token.lower.removesuffix("s") in term_words()["providing"]


def is_nominal_due(marked: Marked, clause: Clause) -> bool:
    """Whether a deed that a noun names is told as due ("the withdrawal must be complete by 3 March")."""
    if not clause.group or clause.first >= clause.group[0]:
        return False
    verb = marked.tokens[clause.group[-1]]
    is_duty = clause.has_modal(marked, "must", "shall") or clause.is_due(marked)
    rest = {lemma_of(verb), *(token.lower for token in clause.after(marked)[:2])}
    is_expected = rest & {"due", "scheduled"} and marked.tokens[clause.group[0]].lower in ("is", "are")
    if not (is_expected or (is_duty and rest & set(term_words()["completing"]))):
        return False
    head = marked.tokens[clause.subject] if clause.subject is not None else None
    return head is not None and family_of_noun(marked, head.i, head.i + 1, clause.words(marked)) is not None


def is_stage_planned(marked: Marked, clause: Clause) -> bool:
    """Whether a stage of the deal is said to be still to come."""
    verb = clause.verb(marked)
    if verb is None or clause.subject is None:
        return False
    is_stage = lemma_of(marked.tokens[clause.subject]) in term_words()["stages"]
    words = {lemma_of(marked.tokens[i]) for i in clause.group}
    is_ahead = bool(words & set(term_words()["planned"])) or clause.has_modal(marked, "will")
    return is_stage and is_ahead and not clause.is_negated(marked)


def is_provision(cast: Cast, clause: Clause, deal: Deal) -> bool:
    """Whether the deal is the subject and the verb one by which deals provide."""
    marked = cast.draft.marked
    verb = clause.verb(marked)
    if verb is None or not _provides(verb) or clause.is_negated(marked):
        return False
    if any(m.spoken is not None and m.spoken.is_demand and m.noun == verb.i for m in deal.mentions):
        return True
    own = [m for m in deal.mentions if clause.first <= m.noun < clause.group[0]]
    own += [m for m in deal.mentions if m.noun == clause.subject and m not in own]
    if any(not _is_adverbial(marked, m) for m in own):
        return True
    if clause.first == clause.group[0] and lemma_of(verb) in _BINDING:
        return any(clause.sentence.first <= m.noun < clause.first for m in deal.mentions)
    if clause.subject is None or marked.tokens[clause.subject].lower not in ("it", "they"):
        return False
    # "They were to give up their arms": those are people, not papers.
    if clause.is_due(marked):
        return False
    named = deal.last_before(clause.first - 1)
    apart = clause.sentence.index - marked.tokens[named].sentence
    is_next = clause.sentence.paragraph - marked.sentences[marked.tokens[named].sentence].paragraph <= 1
    return named >= 0 and is_next and apart <= NAMED_BEFORE


def _is_adverbial(marked: Marked, mention: DealMention) -> bool:
    """Whether a preposition stands in front of a deal's name: no subject, except in "point six of the accord"."""
    sentence = marked.tokens[mention.noun].sentence
    if mention.first == marked.sentences[sentence].first:
        return False
    before = marked.tokens[mention.first - 1].lower
    if before == "of" and {t.lower for t in marked.tokens[max(0, mention.first - 4) : mention.first - 1]} & _PARTS:
        return False
    return before in _ADVERBIAL or before in _OBLIQUE


def provider_in(marked: Marked, clause: Clause, deal: Deal) -> int | None:
    """The token by which the deal provides for something, also where the tagger missed it; None without one.

    Only participles of signing and the like may stand between the deal's name and it ("a text agreed in Lund calls
    for"), nothing with a subject of its own.
    """
    sentence = clause.sentence
    for mention in deal.mentions:
        if marked.tokens[mention.noun].sentence != sentence.index or mention.spoken is not None:
            continue
        if _is_adverbial(marked, mention):
            continue
        start = _behind_relative(marked, mention.noun + 1, clause.last)
        for token in marked.tokens[start : clause.last]:
            if token.i >= clause.first and _is_provider(marked, token):
                return token.i
            if token.tag in ("VBZ", "VBP", "MD", "PRP", "WP") or token.lower in _STOPPING:
                break
            if token.tag == "VBD" and not agreed_between(marked, token.i, token.i + 1):
                break
    return None


def _behind_relative(marked: Marked, first: int, last: int) -> int:
    """The token behind the verb of a clause that tells who made the deal ("the plan that the envoy drew up")."""
    if first >= last or marked.tokens[first].lower not in ("that", "which"):
        return first
    verb = next((t for t in marked.tokens[first:last] if t.tag in ("VBD", "VBZ", "VBP")), None)
    return first if verb is None or verb.i == first + 1 or verb.tag != "VBD" else verb.i + 1


def _is_provider(marked: Marked, token: Token) -> bool:
    """Whether the word binds by itself, or with the "for" or "that" behind it."""
    if lemma_of(token) in _DENIED or token.i + 1 >= len(marked.tokens):
        return False
    stem = next((verb for verb in _BINDING if token.lower in forms_of(verb).all), None)
    if stem is not None and token.tag not in ("VBN", "VBG"):
        return True
    follows = marked.tokens[token.i + 1].lower
    return token.lower in ("calls", "called", "provides", "provided", "asks", "allows") and follows in ("for", "on")
