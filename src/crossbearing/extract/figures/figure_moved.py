"""Whether people who come and go were evacuated, and who keeps people who are held."""

import re

from crossbearing.extract.words.marked import Marked, Token

_EVACUATION = re.compile(r"\b(?:evacu|airlift|buses\b|coaches\b|safe\s+passage|humanitarian\s+corridor)", re.IGNORECASE)
_CARRIED = re.compile(
    r"\b(?:evacuat\w*|bus(?:es|sed|ed)?|coach(?:es)?|convoys?|corridors?|escort(?:ed|s)?|airlift\w*|ferr(?:y|ies|ied)|transport(?:ed|s)?"
    r"|transferred|relocated|boarded|boats?|ships?|planes?|flights?|trains?)\b",
    re.IGNORECASE,
)
_KEEPING = frozenset({"hold", "holds", "held", "holding", "keep", "keeps", "kept"})


def is_evacuation(marked: Marked, anchor: Token) -> bool:
    """Whether people who come and go are evacuated: a vehicle carries them, or the report is of an evacuation."""
    sentence = marked.sentences[anchor.sentence]
    carried = _CARRIED.search(marked.text, sentence.start, sentence.end) is not None
    return carried or _EVACUATION.search(marked.text) is not None


def is_carried(marked: Marked, anchor: Token) -> bool:
    """Whether the sentence itself tells of an evacuation or of what carries people."""
    sentence = marked.sentences[anchor.sentence]
    return _CARRIED.search(marked.text, sentence.start, sentence.end) is not None


def is_kept(marked: Marked, anchor: Token) -> bool:
    """Whether people are held or kept, as captives are, and not arrested or jailed."""
    return any(word.lower in _KEEPING for word in marked.ancestors(anchor))
