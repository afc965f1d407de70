"""The date of a deal, as the words that name it or tell of its signing give it."""

import re
from datetime import date, timedelta
from functools import cache

from crossbearing.extract.deals.deal_names import deal_words, is_numbered
from crossbearing.extract.deals.deeds import lemma_of
from crossbearing.extract.draft import Draft
from crossbearing.extract.words.clauses import BE_FORMS, FINITE, Clause
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.model.figure import Category
from crossbearing.model.span import Span
from crossbearing.model.when import Basis, Precision, When
from crossbearing.vocab.phrases import Phrases

# A date this many words behind a deal's name still belongs to it ("the accord, reached in Doha on March 28").
DATE_REACH = 14
# Words that may stand between "agreed" and its date.
PARTICLES = 4
_UNITS = {"day": 1, "week": 7, "month": 30}
# Behind one of these a date tells when something begins or ends, not when it was agreed.
_BORDERS = frozenset({"from", "until", "till", "since", "through", "by", "before", "starting", "beginning"})


def date_of(draft: Draft, clause: Clause, first: int, noun: int) -> When | None:
    """The date in the name, behind it, or of the clause that tells of its signing or its failure."""
    marked = draft.marked
    sentence = marked.sentences[marked.tokens[noun].sentence]
    dated = [(when, when.span) for when in draft.dates if when.span is not None and when.edtf is not None]
    told = [(when, span) for when, span in dated if sentence.start <= span.start < sentence.end]
    here = [(when, span) for when, span in told if "/" not in (when.edtf or "/")]
    for when, span in told:
        # "A Christmas truce" is none of that day.
        is_feast = span.quote.isalpha() and span.quote.lower() in deal_words()["pause_kinds"]
        if marked.tokens[first].start <= span.start < marked.tokens[noun].end and not is_feast:
            return when
    # A week is a date too where the words right ahead of it tell that the deal was made then.
    weeks = [(w, s) for w, s in told if w.precision is Precision.WEEK and _is_worked_out(marked, noun, s)]
    behind = [(when, span) for when, span in (*here, *weeks) if marked.tokens[noun].end <= span.start]
    for when, span in behind:
        if not _is_border(marked, span) and (_reaches(marked, noun, span) or _is_agreed_at(marked, noun, span)):
            return when
    opening = _signed_ahead(marked, sentence, here, first)
    told_by_clause = opening or _date_of_clause(draft, clause, here, noun)
    return _year_behind(draft, noun) or told_by_clause or _days_into(draft, first) or _days_after(draft, clause, here)


def _signed_ahead(marked: Marked, sentence: Sentence, here: list[tuple[When, Span]], first: int) -> When | None:
    """The date of a participle that opens the sentence ("Signed in Lund on 5 May by both, the protocol ...")."""
    opens = marked.tokens[sentence.first]
    if opens.lower not in deal_words()["signing_forms"]:
        return None
    return next((when for when, span in here if opens.start < span.start < marked.tokens[first].start), None)


def signing_verb(marked: Marked, clause: Clause) -> Token | None:
    """The clause's verb; a word of signing where the tagger took it for a participle and so found no verb."""
    if clause.group:
        return clause.verb(marked)
    tokens = (token for token in clause.words(marked) if token.i > clause.first)
    return next((t for t in tokens if t.tag == "VBN" and t.lower in deal_words()["signing_forms"]), None)


def agreed_between(marked: Marked, first: int, last: int) -> bool:
    """Whether a word of signing stands between two tokens."""
    return any(
        lemma_of(t) in deal_words()["signing"] or t.lower in deal_words()["signing_forms"]
        for t in marked.tokens[first:last]
    )


def has_failed(marked: Marked, clause: Clause) -> bool:
    """Whether a clause says of something that it fell apart."""
    span = clause.span(marked)
    return any(True for _ in _failing().find(marked.text, span.start, span.end))


@cache
def _failing() -> Phrases:
    return Phrases({"collapsed": deal_words()["status_phrases"]["collapsed"]})


def _date_of_clause(draft: Draft, clause: Clause, here: list[tuple[When, Span]], noun: int) -> When | None:
    """The date of the clause, where it tells of a signing or a failure."""
    marked, verb = draft.marked, signing_verb(draft.marked, clause)
    if verb is None:
        return None
    failed = has_failed(marked, clause)
    if not failed and lemma_of(verb) not in deal_words()["signing"]:
        return None
    # "agreed on Thursday to a truce", "signed in Lund on Friday an accord": the date may stand ahead of the object.
    ahead = verb.lower == "agreed" or any(_is_right_behind(marked, verb.i, span) for _, span in here)
    signed = max(verb.start, marked.tokens[noun].start) if ahead else verb.start
    # "Met on Sunday and shook hands on a truce": without a subject of its own the verb goes on from the one before.
    goes_on = marked.tokens[clause.first].lower == "and" or clause.subject is None
    start = clause.sentence.start if goes_on else marked.tokens[clause.first].start
    end = marked.tokens[clause.last - 1].end if failed else signed
    return next((when for when, span in here if start <= span.start < end), None)


def _is_right_behind(marked: Marked, verb: int, span: Span) -> bool:
    """Whether nothing but names of places stands between a verb and a date behind it."""
    between = [t for t in marked.tokens[verb + 1 : verb + 1 + PARTICLES] if t.end <= span.start]
    is_near = bool(between) and marked.tokens[between[-1].i + 1].start == span.start
    return span.start > marked.tokens[verb].start and (
        marked.tokens[verb + 1].start == span.start or (is_near and all(t.pos in ("ADP", "PROPN") for t in between))
    )


def _days_into(draft: Draft, first: int) -> When | None:
    """The day on which a deal began that the report is "ten days into"; None without a date of publication."""
    tokens = draft.marked.tokens
    published = None if draft.published is None else draft.published.days[0]
    if published is None or first == 0 or tokens[first - 1].lower != "into":
        return None
    return _before(draft, published, tokens[first - 1].start)


def _days_after(draft: Draft, clause: Clause, here: list[tuple[When, Span]]) -> When | None:
    """The day of a signing told by a later one ("it was 11 April, nine days after the generals declared a truce")."""
    verb = clause.verb(draft.marked)
    after = next((token for token in clause.words(draft.marked) if token.lower == "after"), None)
    if verb is None or after is None or verb.i < after.i:
        return None
    if lemma_of(verb) not in (*deal_words()["signing"], *deal_words()["declaring"]):
        return None
    ahead = [(when, span) for when, span in here if span.start < after.start]
    if ahead and ahead[-1][1].end >= after.start:
        return ahead[-1][0]
    told = ahead[-1][0] if ahead else draft.published
    day = None if told is None else told.days[0]
    return None if day is None else _before(draft, day, after.start)


def _before(draft: Draft, day: date, end: int) -> When | None:
    """The day that lies as long before this one as the figure right ahead of character `end` tells."""
    length = next((f for f in draft.figures if 0 <= end - f.span.end <= 1 and f.category is Category.DURATION), None)
    unit = next((days for words, days in _UNITS.items() if length is not None and words in (length.unit or "")), None)
    if length is None or length.value is None or unit is None:
        return None
    began = day - timedelta(days=round(length.value * unit))
    precision = Precision.DAY if unit == 1 else Precision.WEEK if unit == 7 else Precision.MONTH
    edtf = began.isoformat() if precision is not Precision.MONTH else began.strftime("%Y-%m")
    return When(edtf, precision, Basis.RELATIVE, length.span)


def _year_behind(draft: Draft, noun: int) -> When | None:
    """The year of "the protocol of 2005"."""
    marked = draft.marked
    end = marked.tokens[noun].end
    match = re.match(r"\s+of\s+((?:19|20)\d\d)\b", marked.text[end : end + 20])
    if match is None:
        return None
    return When(match[1], Precision.YEAR, Basis.EXPLICIT, marked.span(end + match.start(1), end + match.end(1)))


def _is_border(marked: Marked, span: Span) -> bool:
    """Whether the date is the first or last day of what was agreed ("a truce from April 1")."""
    if span.quote.split()[0].lower() in _BORDERS:
        return True
    before = marked.token_at(marked.tokens_in(span.start, span.end)[0].start)
    return before is not None and before.i > 0 and marked.tokens[before.i - 1].lower in _BORDERS


def _is_agreed_at(marked: Marked, noun: int, span: Span) -> bool:
    """Whether a clause behind the name tells when the sides agreed ("a deal whereby one agreed in May to ...")."""
    if _is_worked_out(marked, noun, span):
        return True
    between = [t for t in marked.tokens[noun + 1 :] if t.end <= span.start]
    return any(t.lower in ("agreed", "signed") for t in between[-PARTICLES:])


def _is_worked_out(marked: Marked, noun: int, span: Span) -> bool:
    """Whether the words ahead of a date tell how the deal was made ("the plan she worked out last week")."""
    between = marked.text[marked.tokens[noun].end : max(span.start, marked.tokens[noun].end)].lower().rstrip()
    return between.removesuffix(" on").endswith(tuple(deal_words()["working_out"]))


def _reaches(marked: Marked, noun: int, span: Span) -> bool:
    """Whether nothing but signing words and places stands between a deal's name and a date."""
    noun += is_numbered(marked, marked.tokens[noun])
    between = [t for t in marked.tokens[noun + 1 : noun + 1 + DATE_REACH] if t.end <= span.start]
    if not between or between[-1].i + 1 < marked.tokens_in(span.start, span.end)[0].i:
        return marked.tokens[noun + 1].start == span.start
    words = deal_words()
    signed = [t.i for t in between if lemma_of(t) in words["signing"] or t.lower in words["signing_forms"]]
    if any(t.tag in FINITE and t.i not in signed and not (signed and t.lower in BE_FORMS) for t in between):
        return False
    # "An earlier truce, of 24 August"
    if [t.lower for t in between] == [",", "of"]:
        return True
    return len(signed) > 0 or not any(t.text in (",", "(", "—", "–", "-") for t in between)
