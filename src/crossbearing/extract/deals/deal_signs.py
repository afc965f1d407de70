"""Signs of what is done with a deal: it is prolonged, or signed without being named."""

from crossbearing.extract.deals.deal_dates import signing_verb
from crossbearing.extract.deals.deal_names import deal_words, naming_words
from crossbearing.extract.draft import Draft
from crossbearing.extract.words.clauses import Clause
from crossbearing.extract.words.inflections import all_forms
from crossbearing.extract.words.marked import Marked
from crossbearing.model.zone import ZoneKind

# "Have agreed to extend by two days a truce": so many words behind the verb the deal is named.
PROLONGED_REACH = 6


def is_prolonged(marked: Marked, first: int, noun: int) -> bool:
    """Whether a deal is named as what was extended or renewed, or its extension is."""
    sentence = marked.sentences[marked.tokens[noun].sentence]
    ahead = marked.tokens[max(sentence.first, first - PROLONGED_REACH) : first]
    words = deal_words()
    verbs = all_forms(frozenset(words["prolonging"]))
    for token in reversed(ahead):
        if token.lower in words["prolongations"]:
            return token.i + 1 < first and marked.tokens[token.i + 1].lower == "of"
        if token.lower in verbs and token.tag.startswith("VB"):
            return True
        if token.pos in ("PUNCT", "NOUN", "PROPN") and token.lower not in ("days", "weeks", "months", "hours", "day"):
            return False
    return False


def signing_in(draft: Draft, clause: Clause) -> int | None:
    """The verb of a clause in which sides signed on a day, with nothing told that they signed; None without one."""
    marked = draft.marked
    verb = signing_verb(marked, clause)
    if verb is None or clause.sentence.zone is ZoneKind.TITLE or clause.is_negated(marked) or clause.is_due(marked):
        return None
    if (
        clause.is_passive(marked)
        or verb.lower not in ("signed", "initialled", "initialed")
        or clause.has_modal(marked, "would", "will", "may")
    ):
        return None
    after = marked.tokens[verb.i + 1 : clause.last]
    is_bare = bool(after) and after[0].lower in ("in", "on", "at", "last") and verb.i > clause.first + 1
    if not is_bare or any(token.lower in naming_words() for token in after):
        return None
    span = clause.span(marked)
    is_dated = any(w.span is not None and span.covers(w.span) and w.edtf is not None for w in draft.dates)
    return verb.i if is_dated else None
