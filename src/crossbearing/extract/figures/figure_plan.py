"""Whether a figure is only owed, wished for or announced."""

import re
from collections.abc import Iterator
from itertools import islice

from crossbearing.extract.words.marked import Marked, Token
from crossbearing.vocab import load

# "150 fighters, planned for 4 May", "twelve buses which were due to leave".
_PLANNED_BEHIND = re.compile(
    r"(?:\s+(?:a|per|on\s+each|on\s+either|from\s+each)\s+side|\s+each|\s+apiece)?"
    r"\s*,?\s*(?:(?:which|that|who)\s+)?(?:(?:was|were|is|are|(?:had|has|have)\s+been)\s+)?(?:\w+ly\s+)?"
    r"(?:due|planned|scheduled|expected|supposed|meant|slated|set)\s+(?:for|to|on)\b",
    re.IGNORECASE,
)


# "700 bags pledged", "out of the 250,000 requested", "what is still to come".
_WANTED_BEHIND = re.compile(
    r"(?:\s+of\s+(?:[\w-]+\s+){0,2}[\w-]+)?\s*,?\s*(?:(?:that|which)\s+)?(?:(?:was|were|is|are|had|has|have|been)\s+){0,3}"
    r"(?:\w+ly\s+)?(?:requested|planned|promised|pledged|needed|required|expected|outstanding|foreseen|agreed|owed|due|demanded)\b",
    re.IGNORECASE,
)
_STILL_TO_COME = re.compile(
    r"\b(?:still|yet)\s+to\s+(?:come|be\s+(?:handed|delivered|surrendered|given|collected|stored|brought))\b"
    r"|\b(?:outstanding|remain\w*\s+to\s+be|owes?|owed|owing)\b",
    re.IGNORECASE,
)


def is_wanted(marked: Marked, anchor: Token, end: int) -> bool:
    """Whether goods or weapons are only pledged, asked for, planned or still to come."""
    sentence = marked.sentences[anchor.sentence]
    if _WANTED_BEHIND.match(marked.text, end, sentence.end) or _STILL_TO_COME.search(
        marked.text, sentence.start, sentence.end
    ):
        return True
    verbs = list(islice(_verbs_above(marked, anchor), 2))
    return any(verb.lemma.lower() in _WISHING for verb in verbs) or any(_is_to(marked, verb) for verb in verbs[:1])


_WISHING = frozenset(
    {"pledge", "promise", "owe", "request", "vow", "offer", "demand", "plan", "seek", "require", "need", "call"}
)


def is_planned(marked: Marked, anchor: Token) -> bool:
    """Whether the figure hangs on what is owed, wished for or announced."""
    planned = load("counted")["planned"]
    if _is_offered(marked, anchor):
        return True
    for verb in _verbs_above(marked, anchor):
        auxiliaries = {child.lower for child in marked.children(verb, "aux")}
        if auxiliaries & set(planned["auxiliaries"]) or _is_to(marked, verb) or verb.lemma.lower() in planned["verbs"]:
            return True
    sentence = marked.sentences[anchor.sentence]
    if _PLANNED_BEHIND.match(marked.text, anchor.end, sentence.end):
        return True
    start = sentence.start
    before = marked.text[max(start, anchor.start - 60) : anchor.start].lower()
    return any(phrase in before for phrase in planned["phrases"] if not phrase.startswith("in "))


def is_averted(marked: Marked, anchor: Token) -> bool:
    """Whether the figure counts what would or could have been: "could have killed dozens", "would have died"."""
    for verb in _verbs_above(marked, anchor):
        auxiliaries = {child.lower for child in marked.children(verb, "aux")}
        return not auxiliaries.isdisjoint(("would", "could")) and "have" in auxiliaries
    return False


def _is_offered(marked: Marked, anchor: Token) -> bool:
    """Whether it hangs on the clause of a noun of intent: "an offer to take out", "a plan to move"."""
    below = anchor
    for above in marked.ancestors(anchor):
        if below.dep.startswith("acl") and above.lemma.lower() in load("counted")["planned"]["nouns"]:
            return True
        below = above
    return False


def _verbs_above(marked: Marked, anchor: Token) -> Iterator[Token]:
    """The verbs that govern the figure, up to one of telling."""
    for above in marked.ancestors(anchor):
        if above.lemma.lower() in ("say", "tell", "report", "state", "announce", "write"):
            return
        if above.pos in ("VERB", "AUX") or above.tag.startswith("VB"):
            yield above
            if above.tag == "VBD" and above.dep == "conj":
                return  # "was to take 200 and took 120"


def _is_to(marked: Marked, verb: Token) -> bool:
    """Whether the verb stands in "is to leave", "are to be freed"."""
    words = marked.tokens[max(marked.sentences[verb.sentence].first, verb.i - 4) : verb.i]
    return re.search(r"\b(?:is|are|was|were)\s+to\b", " ".join(word.lower for word in words)) is not None
