"""Whether a sentence looks ahead at a date or back at it."""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from crossbearing.extract.time.time_expressions import Expression
from crossbearing.extract.time.time_patterns import lexicon
from crossbearing.extract.words.marked import Marked, Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BORDERS = frozenset({";", ":", "—", "–", "“", "”", '"'})
# A date this near the start of its sentence goes with the verb that follows it.
_OPENING = 2
# "Talks set to resume there on Monday": so far before a date its plan may stand.
_PLAN_REACH = 6
_WILL = frozenset({"will", "shall", "'ll", "wo", "ll", "must", "may", "might", "can", "need"})
# What has been put on the calendar lies ahead: "has scheduled a vote on Sunday".
_CALENDAR = frozenset({"schedule", "plan", "book"})
# Words right before a date that has not come: "as early as Sunday", "no later than Friday".
_NOT_YET = re.compile(
    r"\b(?:as\s+(?:soon|early)\s+as|no\s+later\s+than|not\s+before)\s+(?:on\s+|next\s+)?", re.IGNORECASE
)
_LOOK_BACK = 20
_UNTIL = re.compile(r"(?:by|until|till|up\s+to|through|to|before)\b", re.IGNORECASE)


class Outlook(Enum):
    """Where a date lies, by the verb beside it; `REPORTED` is ahead of the day on which something was said."""

    BACK = "back"
    AHEAD = "ahead"
    REPORTED = "reported"


def outlook(marked: Marked, sentence: Sentence, expression: Expression) -> Outlook:
    """The direction that the nearest finite verb before the date gives, or after it where none stands before."""
    if expression.frame == "since" or (expression.attributive and expression.weekday is None):
        return Outlook.BACK
    if _NOT_YET.search(marked.text, max(sentence.start, expression.start - _LOOK_BACK), expression.end):
        return Outlook.AHEAD
    words = marked.words(sentence)
    before = [token for token in words if token.end <= expression.start]
    after = [token for token in words if token.start >= expression.end]
    clause = _since_border(before)
    if _is_done(clause):
        return Outlook.BACK
    place = next((i for i in range(len(clause) - 1, -1, -1) if clause[i].tag in _FINITE), None)
    if place is not None:
        looks = _of_verb(clause[place], clause[place + 1 :])
        return Outlook.REPORTED if looks is Outlook.BACK and _is_limit(marked, expression, clause[place:]) else looks
    headline = not any(token.tag in _FINITE for token in words)
    if _plan_right_before(clause) or (headline and _bare_infinitive(clause)):
        return Outlook.BACK if any(token.tag == "VBD" for token in after) else Outlook.AHEAD
    place = next((i for i, token in enumerate(after) if token.tag in _FINITE), None)
    if place is None or len(before) > _OPENING:
        return Outlook.BACK
    return _of_verb(after[place], after[place + 1 : place + 4])


def _is_limit(marked: Marked, expression: Expression, clause: Sequence[Token]) -> bool:
    """Whether the date ends what was ordered or put off: "told them to leave by Sunday", "postponed until Monday"."""
    words = lexicon().table["words"]
    if _UNTIL.match(marked.text, expression.start) is None:
        return False
    lemmas = [token.lemma.lower() for token in clause]
    if any(lemma in words["put_off"] for lemma in lemmas):
        return True
    ordered = any(lemma in words["ordered"] for lemma in lemmas)
    return ordered and any(a.lower == "to" and b.tag == "VB" for a, b in pairwise(clause))


def _is_done(clause: Sequence[Token]) -> bool:
    """A participle right before a date, with no verb of its own: "the order issued on Thursday"."""
    words = [token for token in clause[-2:] if token.pos != "ADP"][-1:]
    table = lexicon().table["words"]
    ahead = (*table["planned"], *table["put_off"])
    return any(
        token.tag == "VBN" and token.dep.startswith("acl") and token.lemma.lower() not in ahead for token in words
    )


def _since_border(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words after the last colon, semicolon, dash or quotation mark."""
    for place in range(len(tokens) - 1, -1, -1):
        if tokens[place].text in _BORDERS:
            return tokens[place + 1 :]
    return tokens


def _of_verb(verb: Token, rest: Sequence[Token]) -> Outlook:
    if verb.tag == "MD":
        return _of_modal(verb, rest)
    near = rest[:3]
    if verb.tag in ("VBZ", "VBP") and verb.lemma.lower() in lexicon().table["words"]["scheduled"]:
        return Outlook.AHEAD
    if verb.tag == "VBD":
        return Outlook.REPORTED if _planned_to(verb, near) else Outlook.BACK
    if verb.lemma == "have" and any(token.lemma.lower() in _CALENDAR and token.tag == "VBN" for token in near):
        return Outlook.AHEAD
    passive = verb.lemma == "be" or any(token.lower == "been" for token in near)
    active = _is_plan(verb) and any(token.lower == "to" for token in rest)
    ahead = active or (passive and any(_is_plan(token) for token in near))
    if verb.lemma == "be" and near and near[0].lower == "to":
        ahead = True
    if verb.lemma == "be" and any(token.lower == "going" for token in near[:1]) and "to" in [t.lower for t in near[1:]]:
        ahead = True
    return Outlook.AHEAD if ahead else Outlook.BACK


def _of_modal(verb: Token, rest: Sequence[Token]) -> Outlook:
    perfect = any(token.lower == "have" for token in rest[:2])
    if verb.lower in _WILL:
        return Outlook.BACK if perfect and verb.lower in ("may", "might", "must") else Outlook.AHEAD
    return Outlook.REPORTED if verb.lower in ("would", "should") and not perfect else Outlook.BACK


def _is_plan(token: Token) -> bool:
    return token.lemma.lower() in lexicon().table["words"]["ahead"]


def _planned_to(verb: Token, near: Sequence[Token]) -> bool:
    """ "planned to leave", "was hoping to", but not "was due to"."""
    active = [token for token in (verb, *near) if _is_plan(token) and token.tag in ("VBD", "VBG", "VB")]
    return bool(active) and any(token.lower == "to" for token in near)


def _plan_right_before(clause: Sequence[Token]) -> bool:
    """A convoy "planned for June", talks "due on Sunday"."""
    planned = lexicon().table["words"]["planned"]
    for place in range(max(0, len(clause) - _PLAN_REACH), len(clause)):
        if clause[place].lemma.lower() in planned and clause[place].tag in ("VBN", "VBD", "JJ", "IN"):
            behind = [token.lower for token in clause[place + 1 : place + 2]]
            if place >= len(clause) - 2 or behind == ["to"]:
                return True
    return False


def _bare_infinitive(clause: Sequence[Token]) -> bool:
    """A headline's "to": "Rebels to leave town on Friday"."""
    return any(a.lower == "to" and b.tag == "VB" for a, b in pairwise(clause))
