"""Counts of nothing: "not one bus", "nobody was hurt", "denied that a single shot was fired"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossbearing.extract.figures.figure_noun import Counted, find_counted, meaning_of
from crossbearing.extract.figures.figure_verb import done
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.model.figure import Category
from crossbearing.vocab import load

# No zero without one of these.
NEGATIVES = frozenset(
    {
        *("no", "not", "none", "never", "without", "nobody", "zero", "t"),
        *("deny", "denies", "denied", "denying", "reject", "rejects", "rejected", "rejecting"),
        *("refute", "refutes", "refuted", "refuting"),
    }
)
_NO = re.compile(r"\b(?:no|zero)(?=\s+[a-z])", re.IGNORECASE)
_NOT_ONE = re.compile(r"\bnot\s+(?:even\s+)?(?:one|a\s+single)\b(?!\s+of\b)", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:nobody|no[\s-]one)\b", re.IGNORECASE)
_NONE = re.compile(r"\bnone(?=\s+of\s)", re.IGNORECASE)
_NONE_ALONE = re.compile(
    r"\bnone(?=\s+(?:(?:has|have|had)\s+(?:yet\s+)?(?:been|left|died|come|arrived|returned|entered|fired)\b|(?:was|were|did|has|have|had)\b))"
    r"(?!\s+\w+\s+(?:clear|known|able|likely|available|sure|certain|willing|ready|good|better|given|immediately)\b)",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"\b(?:a|any|one)\s+single\b|\beven\s+one\b", re.IGNORECASE)
_ANY = re.compile(r"\bany\b", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing))\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|without)\b|n['’]t\b", re.IGNORECASE)
_HEDGED = re.compile(r"\s*(?:can|could|would|will|should|may|might|must|shall|who|that)\b", re.IGNORECASE)

# A denial and what it denies stand close together.
_ASIDE = frozenset({"with", "of", "from", "in", "at", "on", "under", "without", "inside", "near"})
_PHRASE = ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "PRP$")
DENIAL_REACH = 90

_TOLLS = (Category.KILLED, Category.WOUNDED, Category.CASUALTIES, Category.MISSING)


@dataclass(frozen=True, slots=True)
class Zero:
    """The words of an explicit zero, what they count, and whether a denial makes it one."""

    start: int
    end: int
    counted: Counted
    denied: bool = False


@cache
def _silent(kind: str) -> frozenset[str]:
    return frozenset(load("counted")["silent_verbs"][kind])


def find_zeros(marked: Marked, sentence: Sentence) -> list[Zero]:
    """The zeros of one sentence, left to right. What only says that someone is silent is none."""
    found: list[Zero] = []
    for reader in (_not_one, _denied, _negated_single, _nobody, _none_of, _none, _no):
        for zero in reader(marked, sentence):
            if not any(zero.start < other.end and other.start < zero.end for other in found):
                found.append(zero)
    return sorted(found, key=lambda zero: zero.start)


def _no(marked: Marked, sentence: Sentence) -> Iterator[Zero]:
    for match in _NO.finditer(marked.text, sentence.start, sentence.end):
        counted = find_counted(marked, match.start(), match.end())
        if counted.noun is None or _is_silent(counted):
            continue
        meaning = meaning_of(counted.noun)
        toll = meaning.category in _TOLLS
        if toll or (meaning.known and meaning.category is not Category.DURATION and _is_told_subject(marked, counted)):
            yield Zero(match.start(), counted.end, counted)


def _is_silent(counted: Counted) -> bool:
    """Whether it counts those who tell, or what is told: "no source", "no figure"."""
    return counted.noun is not None and len({counted.noun.lemma.lower(), counted.noun.lower} & _silent("nouns")) > 0


def _not_one(marked: Marked, sentence: Sentence) -> Iterator[Zero]:
    for match in _NOT_ONE.finditer(marked.text, sentence.start, sentence.end):
        counted = find_counted(marked, match.start(), match.end())
        if counted.noun is not None and not _is_silent(counted) and _is_told_subject(marked, counted):
            yield Zero(match.start(), counted.end, counted)


def _none_of(marked: Marked, sentence: Sentence) -> Iterator[Zero]:
    for match in _NONE.finditer(marked.text, sentence.start, sentence.end):
        counted = find_counted(marked, match.start(), match.end())
        if not _is_silent(counted) and _is_told_subject(marked, counted):
            yield Zero(match.start(), counted.end, counted)


def _none(marked: Marked, sentence: Sentence) -> Iterator[Zero]:
    """ "None was freed", "none has": what was counted before, none of which did so."""
    for match in _NONE_ALONE.finditer(marked.text, sentence.start, sentence.end):
        word = marked.tokens_in(match.start(), match.end())[-1]
        verb = _verb_after(marked, match.end(), sentence)
        if verb is not None and verb.lemma.lower() not in _silent("words") - {"have"}:
            yield Zero(match.start(), match.end(), Counted(None, word, match.end()))


def _nobody(marked: Marked, sentence: Sentence) -> Iterator[Zero]:
    """ "Nobody" with a verb of movement or fate; nobody knowing or saying something is silence."""
    for match in _NOBODY.finditer(marked.text, sentence.start, sentence.end):
        word = marked.tokens_in(match.start(), match.end())[-1]
        verb = _verb_after(marked, match.end(), sentence) if not _is_object(marked, word) else marked.head(word)
        if verb is None or _HEDGED.match(marked.text, match.end()) or verb.lemma.lower() in _silent("words"):
            continue
        if _tells_fate(verb, subject=not _is_object(marked, word)):
            yield Zero(match.start(), match.end(), Counted(None, word, match.end()))


def _tells_fate(verb: Token, *, subject: bool) -> bool:
    return done("object_verbs", verb) is not None or (subject and done("subject_verbs", verb) is not None)


def _is_object(marked: Marked, word: Token) -> bool:
    head = marked.head(word)
    return head is not None and head.i < word.i and word.dep in ("obj", "obl") and marked.child(word, "case") is None


def _denied(marked: Marked, sentence: Sentence) -> Iterator[Zero]:
    for denial in _DENIAL.finditer(marked.text, sentence.start, sentence.end):
        reach = min(sentence.end, denial.end() + DENIAL_REACH)
        for pattern in (_SINGLE, _ANY):
            match = pattern.search(marked.text, denial.end(), reach)
            if match is None:
                continue
            counted = find_counted(marked, match.start(), match.end())
            if counted.noun is None and re.match(r"\s*(?:[.,;]|$)", marked.text[match.end() : sentence.end]) is None:
                continue
            if counted.noun is None or meaning_of(counted.noun).known:
                yield Zero(match.start(), counted.end, counted, denied=True)
            break


def _negated_single(marked: Marked, sentence: Sentence) -> Iterator[Zero]:
    for match in _SINGLE.finditer(marked.text, sentence.start, sentence.end):
        before = marked.text[max(sentence.start, match.start() - 50) : match.start()]
        verbs = {token.lemma.lower() for token in marked.tokens_in(match.start() - len(before), match.start())}
        if _NEGATED.search(before) is None or verbs & _silent("words") - {"have"}:
            continue
        counted = find_counted(marked, match.start(), match.end())
        if counted.noun is not None:
            yield Zero(match.start(), counted.end, counted)


def _is_told_subject(marked: Marked, counted: Counted) -> bool:
    """Whether a verb of deed or being follows at once, none of telling or knowing, and nothing hedges it."""
    sentence = marked.sentences[counted.anchor.sentence]
    if _HEDGED.match(marked.text, counted.end):
        return False
    verb = _verb_after(marked, counted.end, sentence)
    return verb is not None and verb.lemma.lower() not in _silent("words")


def _verb_after(marked: Marked, end: int, sentence: Sentence) -> Token | None:
    """The main verb right after the words that end at `end`; None if something else follows."""
    aside = False  # "no vehicle with proper papers had been delayed"
    for token in marked.tokens_in(end, sentence.end):
        if token.start < end or token.tag in ("RB", "RP"):
            continue
        aside = aside or (token.tag == "IN" and token.lower in _ASIDE)
        if aside and (token.tag in _PHRASE or token.tag == "IN"):
            continue
        if token.lemma.lower() in ("have", "be", "do") and _goes_on(marked, token):
            continue
        return token if token.tag.startswith("VB") or token.pos in ("VERB", "AUX") else None
    return None


def _goes_on(marked: Marked, token: Token) -> bool:
    """Whether a further verb follows the auxiliary."""
    following = marked.tokens[token.i + 1 : token.i + 4]
    for word in following:
        if word.tag.startswith("VB"):
            return True
        if word.tag not in ("RB", "RP"):
            return False
    return False
