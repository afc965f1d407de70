"""What a holder does in saying it: the kind of a claim, its polarity, its hedge and the publisher's stance."""

from dataclasses import dataclass
from functools import cache

from crossbearing.extract.speech.claim_harm import harm_in, harm_in_battle, harm_named, harm_suffered
from crossbearing.extract.speech.claim_split import is_negated, main_verb
from crossbearing.extract.speech.stance_phrases import holds, phrases_of, runs_in, signs_of
from crossbearing.extract.words.finite import is_finite
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.claim import ClaimKind, Polarity, Stance
from crossbearing.model.span import Span
from crossbearing.vocab import load
from crossbearing.vocab.phrases import Phrases

# Words from the main verb on in which a plan shows: "is also expected".
PLAN_REACH = 4
# So many words behind "who" or "while" its clause still runs.
ASIDE_REACH = 5
_FIRST_PERSON = frozenset({"i", "we", "our", "my"})
_OWN_SUBJECTS = frozenset({"i", "we", "it", "its", "our", "his", "her", "their", "they", "he", "she"})
_MARKS = frozenset({"“", "”", '"', "‘", "’", "'"})
_REPLIES = frozenset({"in response", "in retaliation", "in reply"})
_CASUALTY = frozenset({"killed", "wounded", "injured", "hurt", "died"})
_HEARSAY = frozenset({"reportedly", "allegedly", "purportedly", "supposedly"})


@dataclass(frozen=True, slots=True)
class Said:
    """One statement to judge: its tokens, the class of its saying word, and whether it is direct speech.

    `attributed` is false for the publisher's own words, `party` true if the holder belongs to a side of the conflict.
    `cue` is empty where nobody is said to speak. `answering` is true where the holder has just denied something,
    `replying` where the saying word itself answers somebody. `own_deed` is true where the statement is about what
    the holder does, `opposed` where it is about the other side, `hits` where the other side is whom it is done to.
    `explaining` is true where the saying word gives a reason. `quoted` are partial quotes in it, `correcting` is true
    in a report that corrects another.
    """

    first: int
    last: int
    cue: str
    direct: bool
    attributed: bool
    party: bool
    answering: bool = False
    own_deed: bool = False
    correcting: bool = False
    replying: bool = False
    opposed: bool = False
    hits: bool = False
    quoted: bool = False
    explaining: bool = False


def kind_of(marked: Marked, said: Said) -> ClaimKind:
    """The kind of a statement, by its saying word first, then by who speaks of whom, then by its words."""
    by_cue = _by_cue(marked, said)
    if by_cue is not None:
        return by_cue
    if not said.attributed:
        return _narrated(marked, said)
    if is_negated(marked, said.first, said.last) and not _future(marked, said) and not _unknown(marked, said):
        if said.replying and _is_inability(marked, said):
            return ClaimKind.JUSTIFICATION
        if said.answering or said.replying:
            return ClaimKind.DENIAL
        if said.party and said.opposed:
            return ClaimKind.ACCUSATION
        if said.party and not _harm_told(marked, said) and _contests(marked, said):
            return ClaimKind.DENIAL
    return _told(marked, said)


def _is_inability(marked: Marked, said: Said) -> bool:
    """Whether somebody tells what could not be done: "his men could not enter the villages"."""
    verb = main_verb(marked, said.first, said.last)
    return verb is not None and verb.lower in ("can", "could", "cannot")


def _contests(marked: Marked, said: Said) -> bool:
    """Whether a negated statement of a party turns something down: no inability, in direct words no general truth."""
    verb = main_verb(marked, said.first, said.last)
    if verb is None:
        return True
    if verb.lower in ("can", "could", "should", "must", "may", "might", "cannot"):
        return False
    if any(token.lemma == "mean" for token in marked.tokens[verb.i : min(said.last, verb.i + PLAN_REACH)]):
        return False  # what something does not mean is explained, not denied
    return not said.direct or verb.tag == "VBD" or verb.lemma.lower() in ("be", "have")


def _by_cue(marked: Marked, said: Said) -> ClaimKind | None:
    """The kind that the saying word decides; None if it leaves it open."""
    if said.cue == "accuse":
        return ClaimKind.MOTIVE if _has(marked, said, "motive") else ClaimKind.ACCUSATION
    if said.cue == "deny":
        return ClaimKind.DENIAL
    if said.cue == "name":
        if _has(marked, said, "falsity"):
            return ClaimKind.DENIAL
        if _has(marked, said, "crime"):
            return ClaimKind.ACCUSATION
        return ClaimKind.JUSTIFICATION if _has(marked, said, "answer") else ClaimKind.EVALUATION
    if said.cue == "promise":
        verb = main_verb(marked, said.first, said.last)
        ahead = verb is None or _future(marked, said) or marked.tokens[said.first].tag == "TO"
        return ClaimKind.INTENTION if ahead else None
    if said.cue == "demand":
        verb = main_verb(marked, said.first, said.last)
        # "Insists that all leave" demands it; "insists that they remain in prison" tells how it is.
        is_state = verb is not None and verb.tag == "VBP" and verb.lemma.lower() in load("stance")["mind"]["verbs"]
        told = verb is not None and (verb.tag in ("VBZ", "VBD") or is_state)
        return None if told else ClaimKind.DEMAND
    return _BY_CUE.get(said.cue)


_BY_CUE = {
    "cite": ClaimKind.JUSTIFICATION,
    "rebut": ClaimKind.DENIAL,
    "welcome": ClaimKind.EVALUATION,
}


def polarity_of(marked: Marked, said: Said) -> Polarity:
    """Whether the holder holds the content: a denial does not, and a negated content is negated."""
    negated = said.cue == "deny" or is_negated(marked, said.first, said.last)
    return Polarity.NEGATED if negated else Polarity.AFFIRMED


def hedge_of(marked: Marked, said: Said, cue: Span | None) -> Span | None:
    """The hedging words in or over the statement; None if it is plain."""
    if cue is not None and not said.direct and (said.cue == "think" or cue.quote.lower().startswith("suspect")):
        return cue
    words = load("hedges")
    start, end = marked.tokens[said.first].start, marked.tokens[said.last - 1].end
    for hit in _hedges().find(marked.text, start, end):
        if hit.phrase.lower() in words["months"] and not _is_modal(marked, hit.start):
            continue
        if said.direct or (hit.phrase.lower().startswith("could") and is_negated(marked, said.first, said.last)):
            return None
        first = hit.phrase.lower() in words["first_word_only"]
        return marked.span(hit.start, hit.start + len(hit.phrase.split()[0]) if first else hit.end)
    return None


def stance_of(marked: Marked, said: Said, kind: ClaimKind, *, scare_quoted: bool, hearsay: bool) -> Stance:
    """How near the publisher stands: "claimed" and scare quotes hold a statement off, "our boys" owns it."""
    text = _text(marked, said)
    charged = kind in (ClaimKind.ACCUSATION, ClaimKind.MOTIVE)
    if said.correcting and said.cue in ("say", "claim", "confirm", "count") and not said.attributed:
        return Stance.DISTANCED
    if said.cue == "claim" or (scare_quoted and charged and said.attributed and said.cue != "name"):
        return Stance.DISTANCED
    if holds(text, "distanced") or (hearsay and harm_in(marked, said.first, said.last)):
        return Stance.DISTANCED
    if not said.attributed and holds(text, "endorsed"):
        return Stance.ENDORSED
    return Stance.NEUTRAL


def _narrated(marked: Marked, said: Said) -> ClaimKind:
    """The kind of the publisher's own statement: fact unless its words say otherwise."""
    if said.correcting and (is_negated(marked, said.first, said.last) or _has(marked, said, "correction")):
        return ClaimKind.DENIAL
    if said.cue != "" and _has(marked, said, "demand"):
        return ClaimKind.DEMAND
    if holds(_text(marked, said), "endorsed") and "we" in _lower(marked, said):
        return ClaimKind.EVALUATION
    if harm_in(marked, said.first, said.last) and (_loaded(marked, said) or _hearsay(marked, said)):
        return ClaimKind.ACCUSATION
    if _plans(marked, said):
        return ClaimKind.INTENTION if _own_subject(marked, said) else ClaimKind.EXPECTATION
    if _wants(marked, said):
        return ClaimKind.INTENTION
    if _has(marked, said, "evaluation"):
        return ClaimKind.EVALUATION
    return ClaimKind.FACT


def _told(marked: Marked, said: Said) -> ClaimKind:
    """The kind of what somebody else says."""
    if said.direct and _bids(marked, said):
        return ClaimKind.DEMAND
    for kind in (ClaimKind.MOTIVE, ClaimKind.JUSTIFICATION, ClaimKind.DEMAND, ClaimKind.INTENTION):
        if _has(marked, said, kind.value) and not _side_remark(marked, said, kind):
            return kind
    if said.party and (said.explaining or _is_answer(marked, said)):
        return ClaimKind.JUSTIFICATION
    if _has(marked, said, "wanting"):
        return ClaimKind.INTENTION if said.own_deed or said.direct else ClaimKind.MOTIVE
    if _charges(marked, said):
        return ClaimKind.ACCUSATION
    if _plans(marked, said) or said.cue == "expect":
        own = (said.own_deed or _own_subject(marked, said)) and _plans(marked, said)
        return ClaimKind.INTENTION if own else ClaimKind.EXPECTATION
    if said.answering and said.party and not is_negated(marked, said.first, said.last):
        return ClaimKind.JUSTIFICATION
    judged = _has(marked, said, "evaluation") or _is_verdict(marked, said)
    if judged or (said.direct and _judges(marked, said)) or _quoted_opinion(marked, said):
        return ClaimKind.EVALUATION
    return ClaimKind.FACT


def _side_remark(marked: Marked, said: Said, kind: ClaimKind) -> bool:
    """Whether a reason is only part of what is told: "because" about others, by one who takes no side."""
    opens = " ".join(token.lower for token in marked.tokens[said.first : said.first + 2])
    own = said.own_deed or _own_subject(marked, said) or opens.startswith("because") or opens in _REPLIES
    if kind is ClaimKind.MOTIVE:
        return own or (said.direct and not said.opposed)
    if kind is ClaimKind.INTENTION:
        return said.opposed or (said.direct and not own)
    if kind is ClaimKind.JUSTIFICATION and _future(marked, said) and not own:
        return True
    return kind is ClaimKind.JUSTIFICATION and not own and (said.direct or not said.party)


def _bids(marked: Marked, said: Said) -> bool:
    """Whether direct words bid somebody do something: "Stop firing on our homes"."""
    first = marked.tokens[said.first]
    verb = main_verb(marked, said.first, said.last)
    return first.tag == "VB" and first.lower not in ("thank", "god") and (verb is None or verb.i > said.first + 1)


def _is_answer(marked: Marked, said: Said) -> bool:
    """Whether a deed is called an answer, a right or a precaution: "the raid was a response to the killing"."""
    verb = main_verb(marked, said.first, said.last)
    return verb is not None and verb.lemma == "be" and not _future(marked, said) and _has(marked, said, "answer")


def _is_verdict(marked: Marked, said: Said) -> bool:
    """Whether something is said to be good or bad, dead or alive: "the deal is dead", "the talks proved futile"."""
    verb = main_verb(marked, said.first, said.last)
    if verb is None or verb.lemma.lower() not in load("stance")["verdicts"]["verbs"]:
        return False
    ahead = marked.tokens[verb.i + 1 : min(said.last, verb.i + 1 + PLAN_REACH)]
    # "Among the dead" names people; "a sham" and "dead" are what the thing is.
    told = (t for t in ahead if t.pos in ("ADJ", "NOUN", "VERB") and marked.tokens[t.i - 1].lower not in ("the", "any"))
    return any(token.lower in _verdicts() for token in told)


@cache
def _verdicts() -> frozenset[str]:
    return frozenset(load("stance")["verdicts"]["words"])


def _charges(marked: Marked, said: Said) -> bool:
    """Whether the statement holds a deed against somebody other than its speaker."""
    if _future(marked, said):
        return False
    own = said.own_deed and not harm_suffered(marked, said.first, said.last)
    battle = not said.opposed and harm_in_battle(marked, said.first, said.last)
    if _harm_told(marked, said) and not own and not battle and not (said.answering and said.hits):
        return True
    if not said.party:
        return False
    return (said.direct and said.opposed) or harm_named(marked, said.first, said.last)


def _harm_told(marked: Marked, said: Said) -> bool:
    return harm_in(marked, said.first, said.last)


def _judges(marked: Marked, said: Said) -> bool:
    """Whether direct words give an opinion or a general truth: their verb is in the present, of being or of mind."""
    verb = main_verb(marked, said.first, said.last)
    if verb is None or _past_tense(marked, said):
        return verb is None
    first_person = any(token.lower in ("i", "we") for token in marked.tokens[said.first : verb.i])
    return not first_person or verb.tag == "MD" or verb.lemma.lower() in load("stance")["mind"]["verbs"]


def _quoted_opinion(marked: Marked, said: Said) -> bool:
    """Whether the partial quote in a statement is an opinion by its words: adjectives and nothing that is counted."""
    if not said.quoted:
        return False
    marks = [t.i for t in marked.tokens[said.first : said.last + 1] if t.text in _MARKS]
    if len(marks) == 0:
        return False
    inner = [t for t in marked.tokens[marks[0] + 1 : marks[1] if len(marks) > 1 else said.last] if t.pos != "PUNCT"]
    return len(inner) > 0 and all(t.pos in ("ADJ", "ADV", "CCONJ") for t in inner)


# -- tests on words ---------------------------------------------------------------------------------------------


def _text(marked: Marked, said: Said) -> str:
    return marked.text[marked.tokens[said.first].start : marked.tokens[said.last - 1].end]


def _lower(marked: Marked, said: Said) -> list[str]:
    return [token.lower for token in marked.tokens[said.first : said.last]]


def _has(marked: Marked, said: Said, kind: str) -> bool:
    """Whether words of that kind stand in the statement, outside clauses that only describe a noun or a time."""
    start = marked.tokens[said.first].start
    text = _text(marked, said)
    if signs_of(kind).isdisjoint(runs_in(text)):
        return False
    for match in phrases_of(kind).finditer(text.replace("’", "'")):
        token = marked.token_at(start + match.start())
        if token is None or not _in_aside(marked, said, token):
            return True
    return False


def _in_aside(marked: Marked, said: Said, token: Token) -> bool:
    before = marked.tokens[max(said.first + 1, token.i - ASIDE_REACH) : token.i]
    return any(word.lower in ("who", "whom", "where", "while", "when") for word in before)


@cache
def _hedges() -> Phrases:
    return Phrases({"hedge": load("hedges")["words"]})


def _is_modal(marked: Marked, offset: int) -> bool:
    token = marked.token_at(offset)
    return token is not None and token.tag == "MD" and not token.text[0].isupper()


def _hearsay(marked: Marked, said: Said) -> bool:
    """Whether the publisher passes on a charge: "has reportedly refused"; a death toll is none."""
    words = _lower(marked, said)
    return not _HEARSAY.isdisjoint(words) and _CASUALTY.isdisjoint(words)


def _loaded(marked: Marked, said: Said) -> bool:
    return not _loaded_words().isdisjoint(_lower(marked, said))


@cache
def _loaded_words() -> frozenset[str]:
    return frozenset(load("stance")["loaded"]["words"])


def _unknown(marked: Marked, said: Said) -> bool:
    """Whether the speaker only says what he does not know: "they do not know who fired"."""
    verb = main_verb(marked, said.first, said.last)
    words = () if verb is None else marked.tokens[verb.i : min(said.last, verb.i + PLAN_REACH)]
    return any(token.lemma.lower() in load("stance")["mind"]["knowing"] for token in words)


def _future(marked: Marked, said: Said) -> bool:
    return any(token.lower in ("will", "would", "shall") for token in marked.tokens[said.first : said.last])


def _past_tense(marked: Marked, said: Said) -> bool:
    """Whether the first finite verb tells of the past."""
    verb = next((t for t in marked.tokens[said.first : said.last] if is_finite(marked, t)), None)
    return verb is not None and (verb.tag in ("VBD", "VBN") or verb.lemma.lower() == "have")


def _plans(marked: Marked, said: Said) -> bool:
    """Whether the main verb looks ahead: "will", "are to", "is expected"."""
    verb = main_verb(marked, said.first, said.last)
    if verb is None:
        return False
    return phrases_of("expectation").match(_ahead(marked, said, verb)) is not None


def _wants(marked: Marked, said: Said) -> bool:
    """Whether the main verb tells of somebody's will: "means to", "wants to rebuild"."""
    verb = main_verb(marked, said.first, said.last)
    if verb is None or verb.tag not in ("VBZ", "VBP"):
        return False
    return phrases_of("wanting").match(_ahead(marked, said, verb)) is not None


def _ahead(marked: Marked, said: Said, verb: Token) -> str:
    """The words from the main verb on in which a plan shows."""
    return " ".join([token.lower for token in marked.tokens[verb.i : min(said.last, verb.i + PLAN_REACH)]])


def _own_subject(marked: Marked, said: Said) -> bool:
    """Whether the statement begins with the speaker's own side: "it will", "his side would"."""
    words = marked.tokens[said.first : min(said.last, said.first + 2)]
    own = _FIRST_PERSON if said.direct else _OWN_SUBJECTS
    return any(token.lower in own for token in words) or any(t.tag == "TO" for t in words[:1])
