"""Which of a report's dates holds for a word: that of its clause, else of its sentence, else the one told before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossbearing.extract.draft import Draft
from crossbearing.extract.time import calendar
from crossbearing.extract.time.calendar import Period
from crossbearing.extract.time.tense import Tense, is_negated, tense_of
from crossbearing.extract.words.governing import clause_verb, head_word, telling_verbs
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.model.span import Span
from crossbearing.model.when import Basis, Precision, When
from crossbearing.model.zone import ZoneKind

# What speaks against a date, in words of distance. A date in another clause loses to any in the same one.
_PER_FINITE_VERB = 12
_OTHER_CLAUSE = 15
_LENGTH_ELSEWHERE = 25
_TOLD_ONLY = 40
_ASIDE = 25
# A word this near a length or an attribute is described by it.
_BESIDE = 3
# A length or stretch in another clause, and further away than this, says nothing of a word.
_LENGTH_REACH = 8
# "since fighting resumed on 24 August", "due on 24 August, was postponed": so many words may stand between.
_SINCE_REACH = 6
_PUT_OFF = re.compile(
    r"\b(?:postpon|delay|defer|cancel|reschedul|put off|put back|pushed back|called off|held up)", re.IGNORECASE
)
_DUE = re.compile(
    r"\b(?:planned|due|scheduled|expected|set|slated|meant|supposed)\s+(?:to\s+\w+\s+)?(?:for\s+|on\s+)?$",
    re.IGNORECASE,
)
_DUE_REACH = 40
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class _Option:
    """A date of the trigger's sentence and what speaks against it."""

    when: When
    span: Span
    cost: float
    told_only: bool


def when_of(draft: Draft, trigger: Span) -> When | None:
    """The date that its own sentence gives the trigger; None if the sentence has none for it.

    A date of the words that report it ("he said on Friday that ...") is where the past told ends.
    """
    marked = draft.marked
    sentence = marked.sentence_at(trigger.start)
    word = head_word(marked, trigger)
    if sentence is None or word is None:
        return None
    options = [option for when in draft.dates if (option := _option(marked, sentence, when, trigger, word))]
    if not options:
        return None
    best = min(options, key=lambda option: (option.cost, option.span.start))
    since = _since_before(marked, best.span, trigger)
    if since is not None and best.when.edtf is not None:
        return _lasting(draft, best.when, marked.span(since.start, best.span.end))
    return _reported(marked, word, best.when) if best.told_only else best.when


def context_when(draft: Draft, trigger: Span) -> When | None:
    """A date for a trigger whose sentence has none: now, from now on, or the day told before; None if none was told."""
    marked = draft.marked
    word = head_word(marked, trigger)
    now = draft.published.edtf if draft.published else None
    verb = clause_verb(marked, word) if word is not None else None
    tense = tense_of(marked, verb) if verb is not None else Tense.PAST
    before = _last_told(draft, trigger)
    if now is not None and verb is not None and tense is not Tense.PAST:
        return _with_now(calendar.parse(now), tense, before, negated=is_negated(marked, verb))
    return replace(before, basis=Basis.INFERRED, why="no date of its own: that told before") if before else None


# -- the dates of a sentence ------------------------------------------------------------------------------------


def _option(marked: Marked, sentence: Sentence, when: When, trigger: Span, word: Token) -> _Option | None:
    span = when.span
    if span is None or when.edtf is None or not sentence.start <= span.start < sentence.end:
        return None
    head = head_word(marked, span)
    if head is None:
        return None
    if span.overlaps(trigger):
        return _Option(when, span, -_OTHER_CLAUSE, False)
    gap = _between(marked, trigger, span)
    due = span.start < trigger.start and len(gap) <= _SINCE_REACH and _is_due_day(marked, sentence, span)
    if due and _is_put_off(marked, trigger, word):
        return _Option(when, span, -_OTHER_CLAUSE, False)
    if _is_attribute(marked.text, span) and not _describes(marked, span, trigger, gap):
        return None
    verb, date_verb = clause_verb(marked, word), clause_verb(marked, head)
    same = verb == date_verb
    if _is_length(when) and not same and len(gap) > _LENGTH_REACH:
        return None
    in_trigger = date_verb in marked.tokens_in(trigger.start, trigger.end)
    told_only = not same and not in_trigger and date_verb.lemma.lower() in telling_verbs()
    cost = float(len(gap)) + _PER_FINITE_VERB * sum(token.tag in _FINITE for token in gap)
    cost += 0 if same else _OTHER_CLAUSE
    cost += _LENGTH_ELSEWHERE if _is_loose_length(when, len(gap), same=same) else 0
    cost += _ASIDE if _is_aside(marked, date_verb, verb) else 0
    cost += _TOLD_ONLY if told_only and date_verb not in marked.ancestors(verb) else 0
    return _Option(when, span, cost, told_only)


def _is_put_off(marked: Marked, trigger: Span, word: Token) -> bool:
    """Whether the trigger tells that something was not done when it was due."""
    return _PUT_OFF.search(trigger.quote) is not None or is_negated(marked, clause_verb(marked, word))


def _is_due_day(marked: Marked, sentence: Sentence, span: Span) -> bool:
    """Whether the date is that for which something was planned: "the second, due on 15 April"."""
    start = max(sentence.start, span.start - _DUE_REACH)
    return _DUE.search(marked.text[start : span.start]) is not None


def _is_aside(marked: Marked, date_verb: Token, verb: Token) -> bool:
    """Whether the date stands in a clause that describes a noun, and the trigger outside it."""
    inside = date_verb == verb or date_verb in marked.ancestors(verb)
    return date_verb.dep.startswith("acl") and not inside


def _between(marked: Marked, trigger: Span, span: Span) -> Sequence[Token]:
    """The words between trigger and date."""
    left, right = sorted((trigger, span), key=lambda s: s.start)
    return (
        [token for token in marked.tokens_in(left.end, right.start) if token.pos != "PUNCT"]
        if left.end < right.start
        else []
    )


def _is_attribute(text: str, span: Span) -> bool:
    """Whether it only says which one: "the deal of 2 May", "Tuesday's attack", "the 2015 accord"."""
    if text[span.end : span.end + 2] in ("'s", "’s"):
        return True
    if re.search(r"\bof\s+(?:the\s+)?$", text[max(0, span.start - 8) : span.start]):
        return True
    return re.fullmatch(r"\d{4}|[A-Z][a-z]+", span.quote) is not None and (
        re.search(r"\b(?:the|a|an|its|their|his|her)\s+$", text[max(0, span.start - 6) : span.start], re.IGNORECASE)
        is not None
    )


def _describes(marked: Marked, span: Span, trigger: Span, gap: Sequence[Token]) -> bool:
    """Whether the attribute stands right beside the trigger, nothing but nouns, adjectives and "of" between."""
    plain = all(token.pos in ("NOUN", "ADJ", "PROPN", "ADP", "PART", "DET", "NUM") for token in gap)
    return plain and len(gap) <= _BESIDE + (trigger.start < span.start)


def _is_length(when: When) -> bool:
    return when.basis is Basis.INFERRED or (when.edtf is not None and "/" in when.edtf)


def _is_loose_length(when: When, gap: int, *, same: bool) -> bool:
    """Whether a length or stretch stands away from the word and in no such relation to it as "held for two years"."""
    if not _is_length(when) or when.span is None:
        return False
    opening = when.span.quote.lower().split()[0]
    if when.basis is Basis.INFERRED and opening == "in":
        return True
    return gap > _BESIDE and (not same or (when.basis is Basis.INFERRED and opening != "for"))


def _since_before(marked: Marked, span: Span, trigger: Span) -> Token | None:
    """The "since" that opens the clause a date stands in, the trigger being outside that clause."""
    words = [token for token in marked.tokens_in(max(0, span.start - 80), span.start) if token.start >= trigger.end]
    for token in reversed(words[-_SINCE_REACH:]):
        if token.text in (",", ";", "."):
            return None
        if token.lower == "since":
            return token
    return None


def _lasting(draft: Draft, when: When, span: Span) -> When:
    now = draft.published.edtf if draft.published else None
    period = calendar.span(calendar.parse(when.edtf or ""), calendar.parse(now) if now else None)
    return When(period.edtf, period.precision, when.basis, span, "from then to the day of writing")


def _reported(marked: Marked, word: Token, when: When) -> When:
    """What a dated statement tells as past ends with that date; as present it is of that date."""
    tense = tense_of(marked, clause_verb(marked, word))
    if when.edtf is None or tense is Tense.PRESENT:
        return when
    period = calendar.parse(when.edtf)
    told = calendar.span(period, None) if tense is Tense.AHEAD else calendar.span(None, period)
    return When(told.edtf, Precision.INTERVAL, Basis.INFERRED, when.span, "the date is that of the statement")


# -- what was told before ---------------------------------------------------------------------------------------


def _with_now(now: Period, tense: Tense, before: When | None, *, negated: bool) -> When:
    """What is, has not been or will be so, dated by the day of writing."""
    told = calendar.parse(before.edtf) if before is not None and before.edtf is not None else None
    if tense is Tense.AHEAD:
        period = calendar.span(now, None)
    elif tense is Tense.PERFECT and not negated:
        period = calendar.span(told if told and told.first and now.last and told.first <= now.last else None, now)
    else:
        period = now
    return When(period.edtf, period.precision, Basis.INFERRED, None, f"told as {tense.value} on the day of writing")


def _last_told(draft: Draft, trigger: Span) -> When | None:
    """The last date before the trigger that a sentence tells: of its paragraph, else of those before."""
    marked = draft.marked
    sentence = marked.sentence_at(trigger.start)
    if sentence is None:
        return None
    lasting = [when for when in draft.dates if _is_lasting_right_before(marked, sentence, when)]
    found = lasting or [when for when in draft.dates if _is_line(marked, sentence, when)]
    same = [when for when in found if _paragraph(marked, when) == sentence.paragraph]
    return next(iter(reversed(same or found)), None)


def _is_lasting_right_before(marked: Marked, sentence: Sentence, when: When) -> bool:
    """Whether the sentence before, of the same paragraph, tells of what has gone on since a day."""
    there = marked.sentence_at(when.span.start) if when.span else None
    if there is None or when.span is None or there.paragraph != sentence.paragraph:
        return False
    return there.index == sentence.index - 1 and when.span.quote.lower().startswith("since ")


def _paragraph(marked: Marked, when: When) -> int | None:
    sentence = marked.sentence_at(when.span.start) if when.span else None
    return sentence.paragraph if sentence else None


def _is_line(marked: Marked, sentence: Sentence, when: When) -> bool:
    """Whether a date before the sentence carries the story: one day or so, not in reported words or an attribute."""
    if when.span is None or when.edtf is None or when.span.start >= sentence.start or _is_length(when):
        return False
    there = marked.sentence_at(when.span.start)
    head = head_word(marked, when.span)
    if there is None or head is None or there.zone is ZoneKind.CAPTION or _is_attribute(marked.text, when.span):
        return False
    return not _is_in_reported_words(marked, head)


def _is_in_reported_words(marked: Marked, head: Token) -> bool:
    """Whether the date stands in a clause that a verb of telling governs."""
    verb = clause_verb(marked, head)
    above = marked.head(verb)
    return verb.dep.startswith("ccomp") and above is not None and above.lemma.lower() in telling_verbs()
