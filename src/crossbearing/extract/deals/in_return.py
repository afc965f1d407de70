"""What is owed in return: "they were granted an amnesty. In return they were to give up their arms"."""

from collections.abc import Sequence
from dataclasses import replace

from crossbearing.extract.deals.term import Term
from crossbearing.extract.words.marked import Marked

_OPENINGS = (["in", "return"], ["in", "exchange"])


def in_return(marked: Marked, term: Term, before: Sequence[Term]) -> Term:
    """The term; where "in return they" opens its sentence, it is owed by whom the sentence before gives something."""
    sentence = marked.sentences[marked.tokens[term.first].sentence]
    opens = marked.tokens[sentence.first : sentence.first + 4]
    is_return = [token.lower for token in opens[:2]] in _OPENINGS and any(t.tag == "PRP" for t in opens[2:])
    if not is_return or term.is_nominal:
        return term
    whole = next((t for t in reversed(before) if marked.tokens[t.first].sentence == sentence.index - 1), None)
    if whole is None or whole.creditor is None or whole.deal is not term.deal:
        return term
    return replace(term, debtor=whole.creditor, creditor=whole.debtor)
