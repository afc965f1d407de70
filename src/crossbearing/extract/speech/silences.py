"""What somebody did not say: no comment, not reached, not verified, no figure, no claim of responsibility."""

import re
from dataclasses import dataclass, replace
from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.extract.speech.attributed import Manner
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.extract.words.needed_words import NeededWords, Needs
from crossbearing.extract.words.templates import Runs
from crossbearing.model.entity import EntityType
from crossbearing.model.silence import Silence, SilenceKind
from crossbearing.model.span import Span
from crossbearing.model.zone import TELLING
from crossbearing.vocab import load

# "X did not answer, and nor did Y": the second party kept the silence of the first.
_NOR_EITHER = re.compile(r"\b(?:nor|neither)\s+(?:did|has|have|had|would|could)\s+(?P<who>[^,;.]+)", re.IGNORECASE)
# The words that may stand where the vocabulary leaves a gap.
_GAPS = {
    "{w}": r"(?:[\w'’-]+\s+){0,4}?",
    "{ww}": r"(?:[\w'’.,-]+\s+){0,10}?",
    "{neither}": r"neither\s+(?:[\w'’.-]+\s+){1,9}?",
}
# Between the negation and the verb.
_ADVERB = (
    r"(?:\s+(?:yet|so far|immediately|publicly|independently|officially|formally|directly|fully|themselves|itself))?"
)
# A clause ends at a semicolon, a dash, a quotation mark, or a comma or "and"/"but" before a new subject.
_CLAUSE_BORDER = re.compile(
    r"[;:“”\"]|\s[–—-]\s|—|,\s+(?=(?:and|but|while|although|though|which|who|where|when|as)\b)"
    r"|\s(?=(?:but|while|although|though)\s)"
)
# A clause does not begin with the word that joins it to the one before.
_OPENING = re.compile(r"\s*(?:and|but|while|although|though)\s+", re.IGNORECASE)
_NEITHER = re.compile(
    r"\bneither\s+(?P<a>.+?)\s+nor\s+(?P<b>.+?)\s+(?:would|has|have|had|did|was|were|could|will)\b", re.I
)
# Silences the publisher itself keeps: nobody else is said to have tried.
_TEXTS = frozenset({EntityType.MEDIA, EntityType.DOCUMENT})
_PUBLISHER_KINDS = {SilenceKind.COULD_NOT_VERIFY, SilenceKind.NO_ATTRIBUTION}
_RUN = re.compile(r"\w+")
_NOBODY = frozenset({EntityType.PLACE, EntityType.FACILITY, EntityType.DOCUMENT})
_THIRD_PERSON = frozenset({"he", "she", "they", "it"})
_FIRST_PERSON = {"we", "our", "us"}


@dataclass(frozen=True, slots=True)
class _Find:
    """A silence phrase at characters `start` to `end`, in the clause `left` to `right`."""

    kind: SilenceKind
    start: int
    end: int
    left: int
    right: int


def find_silences(draft: Draft) -> Draft:
    """The draft with its silences, one for each party that kept it."""
    marked = draft.marked
    index = EntityIndex(draft.entities)
    found: list[Silence] = []
    for sentence in marked.sentences:
        if sentence.zone not in TELLING:
            continue
        for find in _finds(marked, sentence):
            span = Span.trimmed(marked.text, find.left, find.right)
            if span is None:
                continue
            span = _without_final_stop(marked.text, span)
            for who in _who(draft, index, sentence, find):
                number = f"s{len(found) + 1}"
                found.append(Silence(number, who, _kind_by(draft, index, find, who), None, span, _as_of(draft)))
    return replace(draft, silences=tuple(found))


def _kind_by(draft: Draft, index: EntityIndex, find: _Find, who: str | None) -> SilenceKind:
    """The kind of a silence: media and texts that say nothing leave something out, they refuse no answer."""
    entity = None if who is None else index.get(who)
    if find.kind is not SilenceKind.NO_COMMENT or entity is None or entity.type not in _TEXTS or who == draft.publisher:
        return find.kind
    words = draft.marked.text[find.start : find.end].lower()
    return SilenceKind.DID_NOT_REPORT if any(w in words for w in load("silences")["silent"]) else find.kind


def _as_of(draft: Draft) -> str | None:
    return None if draft.published is None else draft.published.edtf


def _without_final_stop(text: str, span: Span) -> Span:
    return Span.of(text, span.start, span.end - 1) if span.quote.endswith(".") and len(span.quote) > 1 else span


@cache
def _needed() -> NeededWords:
    """For the place of each kind's pattern, what its phrases need."""
    words = load("silences")
    listed = ((number, phrase) for number, kind in enumerate(words["order"]) for phrase in words["phrases"][kind])
    return NeededWords((number, _needs(phrase, words)) for number, phrase in listed)


def _needs(phrase: str, words: dict[str, list[str]]) -> Needs:
    """For each part of a phrase that must be there, the first run of letters of everything that it may be."""
    parts = [[piece] if piece[0] != "{" else words.get(piece[1:-1], []) for piece in phrase.split()]
    return tuple(needs for part in parts if part and (needs := _first_runs(part)))


def _first_runs(choices: list[str]) -> frozenset[str]:
    """The first run of letters of each; none if one of them has no letters."""
    runs = [_RUN.search(choice) for choice in choices]
    return frozenset(run.group().lower() for run in runs if run is not None) if all(runs) else frozenset()


@cache
def _patterns() -> tuple[tuple[SilenceKind, frozenset[str], re.Pattern[str]], ...]:
    """For each kind, in the order in which kinds are tried, the words its phrases may begin with and their pattern."""
    words = load("silences")
    listed = ((kind, words["phrases"][kind]) for kind in words["order"])
    # A kind may have phrases that are tried before those of another: "did_not_report:topic".
    return tuple(
        (SilenceKind(kind.partition(":")[0]), _openings(phrases, words), _pattern(phrases, words))
        for kind, phrases in listed
    )


def _openings(phrases: list[str], words: dict[str, list[str]]) -> frozenset[str]:
    """The first run of letters of everything that these phrases may begin with."""
    firsts = (phrase.split()[0] for phrase in phrases)
    listed = [word for first in firsts for word in (words.get(first[1:-1], [first]) if first[0] == "{" else [first])]
    return frozenset(run.group().lower() for first in listed if (run := _RUN.search(first)) is not None)


def _pattern(phrases: list[str], words: dict[str, list[str]]) -> re.Pattern[str]:
    """One expression for all phrases; those that open with the same placeholder share it, which keeps it small."""
    tails: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        first, _, rest = phrase.partition(" ")
        opening, tail = (first, rest) if first.startswith("{") and first.strip("{}") in words else ("", phrase)
        tails.setdefault(opening, []).append(_phrase(tail, words).removesuffix(r"\s+"))
    openings = (f"{_phrase(opening, words)}(?:{'|'.join(group)})" for opening, group in tails.items())
    return re.compile(rf"\b(?:{'|'.join(openings)})\b", re.IGNORECASE)


def _phrase(phrase: str, words: dict[str, list[str]]) -> str:
    pieces = []
    for piece in phrase.split():
        if piece in _GAPS:
            pieces.append(_GAPS[piece])
        elif piece.startswith("{"):
            pieces.append(_choice(words[piece.strip("{}")]))
        else:
            pieces.append(_literal(piece) + r"\s+")
    return "".join(pieces)


def _choice(choices: list[str]) -> str:
    longest = sorted(choices, key=lambda choice: (-len(choice), choice))
    return rf"(?:{'|'.join(_literal(choice) for choice in longest)}){_ADVERB}\s+"


def _literal(text: str) -> str:
    return r"\s+".join(re.escape(word).replace("'", "['’]") for word in text.split())


def _finds(marked: Marked, sentence: Sentence) -> list[_Find]:
    """Silence phrases of one sentence, at most one for each clause, outside quotation marks."""
    found: list[_Find] = []
    runs = Runs(marked.text, sentence.start, sentence.end)
    for number in _needed().possible(runs.words):
        kind, openings, pattern = _patterns()[number]
        for match in runs.matches(pattern, openings):
            left, right = _clause(marked.text, sentence, match.start(), match.end())
            left = _own_predicate(marked, left, match.start(), match.group())
            taken = any(left < other.right and other.left < right for other in found)
            if not taken and (
                not _quoted(marked.text, sentence, match.start()) or _is_own_words(marked.text, left, right)
            ):
                found.append(_Find(kind, match.start(), match.end(), left, right))
    found.sort(key=lambda find: find.start)
    if found:
        echo = _NOR_EITHER.search(marked.text, found[-1].right, sentence.end)
        if echo is not None:
            found.append(_Find(found[-1].kind, echo.end(), echo.end(), echo.start(), echo.end()))
    return found


def _own_predicate(marked: Marked, left: int, start: int, words: str) -> int:
    """Where the silent words begin behind what else their subject did: "refused it passage and gave no reason"."""
    if words.lower().startswith("without"):
        return start
    before = marked.tokens_in(left, start) if left < start else ()
    joined = next((t for t in reversed(before) if t.lower in ("and", "or")), None)
    if joined is None or any(t.pos in ("NOUN", "PROPN", "PRON") for t in before if t.i > joined.i):
        return left
    told = any(t.pos == "VERB" and t.tag in ("VBD", "VBZ", "VBP", "VBN") for t in before if t.i < joined.i)
    return marked.tokens[joined.i + 1].start if told else left


def _is_own_words(text: str, left: int, right: int) -> bool:
    """Whether the words are a refusal in the speaker's own mouth: "I would rather not talk"."""
    words = " ".join(text[left:right].lower().replace("’", "'").split())
    return any(phrase in words for phrase in load("silences")["own_words"])


def _quoted(text: str, sentence: Sentence, offset: int) -> bool:
    before = text[sentence.start : offset]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _clause(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The clause around a phrase: from the last border before it to the first after it."""
    left, right = sentence.start, sentence.end
    for border in _CLAUSE_BORDER.finditer(text, sentence.start, sentence.end):
        if border.end() <= start:
            left = border.end()
        elif border.start() >= end:
            right = border.start()
            break
    opening = _OPENING.match(text, left, right)
    return (left if opening is None else opening.end()), right


def _who(draft: Draft, index: EntityIndex, sentence: Sentence, find: _Find) -> list[str | None]:
    """Entity ids of those who kept silent; [None] where it is nobody's or cannot be told."""
    if find.kind is SilenceKind.NO_CLAIM_OF_RESPONSIBILITY:
        return [None]
    neither = _NEITHER.search(draft.marked.text, find.left, find.right)
    if neither is not None:
        pair = [_entity_in(draft, index, neither.start(side), neither.end(side)) for side in ("a", "b")]
        if all(who is not None for who in pair):
            return list(dict.fromkeys(pair))
    subject = _subject(draft.marked, sentence, find)
    if subject is not None:
        if subject.lower in _FIRST_PERSON:
            return [draft.publisher]
        entities = [index.at(token.start, token.end) for token in draft.marked.conjuncts(subject)]
        named = [entity.id for entity in entities if entity is not None]
        if named:
            return list(dict.fromkeys(named))
        expletive = subject.lower == "it" and find.kind in _PUBLISHER_KINDS
        if subject.lower in _THIRD_PERSON and not expletive:
            meant = _meant(draft, index, sentence, subject)
            if meant is not None:
                return [meant]
    speaker = _speaker_of(draft, index, find) or _doer_before(draft, index, sentence, find, subject)
    if speaker is not None:
        return [speaker]
    before = _entity_in(draft, index, find.left, find.start)
    if before is not None and find.kind not in _PUBLISHER_KINDS:
        return [before]
    return [draft.publisher if find.kind in _PUBLISHER_KINDS else before]


def _speaker_of(draft: Draft, index: EntityIndex, find: _Find) -> str | None:
    """Who says it, where the silent words stand in a quotation."""
    for one in draft.attributions:
        if one.manner is Manner.DIRECT and any(part.start <= find.start < part.end for part in one.content):
            named = index.in_span(one.source[0]) if one.source else []
            return named[0].id if named else None
    return None


def _doer_before(
    draft: Draft, index: EntityIndex, sentence: Sentence, find: _Find, subject: Token | None
) -> str | None:
    """Whose silence it is where no subject is named: "X, which names no one", "X did Y, without saying who"."""
    text = draft.marked.text
    relative = subject is not None and subject.lower in ("which", "who")
    aside = text[find.start : find.end].lower().startswith("without")
    if not relative and not aside:
        return None
    end = subject.start if subject is not None and relative else find.start
    named = index.in_span(draft.marked.span(sentence.start, end)) if sentence.start < end else []
    somebody = [entity.id for entity in named if entity.type not in _NOBODY]
    return None if not somebody else somebody[-1] if relative else somebody[0]


def _meant(draft: Draft, index: EntityIndex, sentence: Sentence, pronoun: Token) -> str | None:
    """The last person or body named before a pronoun in its sentence, else the first one of the sentence before."""
    named = index.in_span(draft.marked.span(sentence.start, pronoun.start)) if sentence.start < pronoun.start else []
    somebody = [entity.id for entity in named if entity.type not in _NOBODY]
    if somebody:
        return somebody[-1]
    if sentence.index == 0 or draft.marked.sentences[sentence.index - 1].paragraph != sentence.paragraph:
        return None
    last = draft.marked.sentences[sentence.index - 1]
    told = index.in_span(draft.marked.span(last.start, last.end))
    return next((entity.id for entity in told if entity.type not in _NOBODY), None)


def _entity_in(draft: Draft, index: EntityIndex, start: int, end: int) -> str | None:
    """The first entity named between two characters."""
    found = index.in_span(draft.marked.span(start, end)) if start < end else []
    return found[0].id if found else None


def _subject(marked: Marked, sentence: Sentence, find: _Find) -> Token | None:
    """The grammatical subject of the silent verb, if it stands in the clause."""
    verbs = [token for token in marked.tokens_in(find.start, find.end) if token.pos in ("VERB", "AUX", "ADJ", "NOUN")]
    for verb in (*verbs, *(ancestor for token in verbs[-1:] for ancestor in marked.ancestors(token))):
        subject = marked.child(verb, "nsubj")
        if subject is not None and sentence.start <= subject.start and subject.end <= find.end:
            return subject
    return None
