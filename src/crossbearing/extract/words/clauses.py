"""Clauses of a sentence, cut by its words and tags so that one wrong arc of the tree does not spoil them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from crossbearing.extract.words.finite import is_finite, sure_forms
from crossbearing.extract.words.governing import preposition_of
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.model.span import Span
from crossbearing.model.zone import TELLING, ZoneKind

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_VERBAL = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "MD"})
_BREAKS = frozenset({";", ":", "—", "–", "--"})
_TRAILING = frozenset({"and", "or", "but", "to"})
_LINKS = frozenset({"and", "or", "but", "yet", "so", "nor"})
_OPENERS = frozenset(
    {"while", "whereas", "although", "though", "because", "after", "before", "until", "since", "as", "once", "if"}
    | {"unless", "when", "where", "which", "who", "whom", "whose", "whereby", "that", "whether"}
)
_ALSO_PREPOSITIONS = frozenset({"after", "before", "until", "since", "as"})
_SAYING = frozenset(
    {"say", "claim", "report", "tell", "confirm", "insist", "warn", "write", "state", "add", "announce", "declare"}
    | {"allege", "accuse", "believe", "think", "affirm", "assert", "disclose", "argue", "maintain", "charge", "hope"}
)
_DENYING = frozenset(
    {"not", "n't", "no", "never", "none", "nobody", "nothing", "neither", "nor", "hardly", "without", "yet-to"}
)
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
# Behind these a "finite" verb is a participle in front of its noun ("of allied troops").
_BEFORE_NOUNS = frozenset({"DT", "JJ", "PRP$", "POS", "CD"})
_PREPOSITIONS = frozenset({"of", "in", "on", "with", "for", "from", "by", "at", "between", "to", "against"})
# Adjectives that stand for a party: a participle right behind them is a past ("the former agreed").
_NOMINAL_ADJECTIVES = frozenset({"former", "latter", "both", "others"})
# Tagged as articles, these are subjects in front of an auxiliary ("this has yet to begin").
_POINTING = frozenset(
    {"this", "that", "these", "those", "both", "all", "neither", "none", "some", "many", "half", "one"}
)
_AUXILIARIES = frozenset({"has", "have", "had", "is", "are", "was", "were", "did", "does", "do"})
# Only words of these tags, or forms that are always verbs, can be finite.
_MAYBE_FINITE = FINITE | {"NNS", "VBN"}
# Behind one of these marks or of a saying word, or at one of these words, a clause may begin.
_BORDER_MARKS = _BREAKS | {","}
_BORDER_WORDS = _LINKS | _OPENERS
_SKIPPED = frozenset({"RB", "RBR", "RBS", "RP"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `first` to `last` (not included) around one verb group.

    `group` holds the indices of the verb group in order, its last one the main verb; empty in a clause without a
    finite verb. `subject` is the index of the subject's head, also where an earlier clause of the sentence has it.
    """

    sentence: Sentence
    first: int
    last: int
    group: tuple[int, ...]
    subject: int | None

    def verb(self, marked: Marked) -> Token | None:
        """The main verb; None without a verb group."""
        return marked.tokens[self.group[-1]] if self.group else None

    def words(self, marked: Marked) -> tuple[Token, ...]:
        """All tokens of the clause."""
        return marked.tokens[self.first : self.last]

    def after(self, marked: Marked) -> tuple[Token, ...]:
        """The tokens behind the verb group."""
        start = self.group[-1] + 1 if self.group else self.first
        return marked.tokens[start : self.last]

    def before(self, marked: Marked) -> tuple[Token, ...]:
        """The tokens ahead of the verb group; all of them without one."""
        end = self.group[0] if self.group else self.last
        return marked.tokens[self.first : end]

    def is_negated(self, marked: Marked) -> bool:
        """Whether the verb or its subject is denied ("has not left", "no bus left")."""
        end = self.group[-1] if self.group else self.last - 1
        return not _DENYING.isdisjoint([token.lower for token in marked.tokens[self.first : end + 1]])

    def has_modal(self, marked: Marked, *modals: str) -> bool:
        """Whether one of these modals stands in the verb group."""
        return any(marked.tokens[i].lower in modals for i in self.group)

    def is_due(self, marked: Marked) -> bool:
        """Whether the verb group is "is to", "are to", "was to" with a verb."""
        if len(self.group) == 1:
            return False
        lowers = [marked.tokens[i].lower for i in self.group]
        return any(a in BE_FORMS and b == "to" for a, b in pairwise(lowers))

    def is_passive(self, marked: Marked) -> bool:
        """Whether the main verb is a participle behind a form of "be"."""
        head = self.verb(marked)
        return (
            head is not None
            and head.tag == "VBN"
            and any(marked.tokens[i].lower in BE_FORMS | {"been", "be", "being"} for i in self.group[:-1])
        )

    def span(self, marked: Marked) -> Span:
        """The clause's characters, without punctuation, quotation marks and joining words at its edges."""
        return trimmed(marked, self.first, self.last)


BE_FORMS = frozenset({"is", "are", "was", "were", "'s", "'re"})


def trimmed(marked: Marked, first: int, last: int) -> Span:
    """The span of tokens `first` to `last` (not included) without punctuation and links at its edges."""
    while last - first > 1 and (marked.tokens[last - 1].pos == "PUNCT" or marked.tokens[last - 1].lower in _TRAILING):
        last -= 1
    while last - first > 1 and (marked.tokens[first].pos == "PUNCT" or marked.tokens[first].lower in _LINKS):
        first += 1
    return marked.span_of(marked.tokens[first], marked.tokens[last - 1])


# Several steps ask for the clauses of the report in hand; no report before it is asked for again.
@lru_cache(maxsize=1)
def clauses(marked: Marked) -> tuple[Clause, ...]:
    """The clauses of all telling sentences, in order of the text."""
    found: list[Clause] = []
    for sentence in marked.sentences:
        if sentence.zone in TELLING:
            found.extend(clauses_of(marked, sentence))
    return tuple(found)


def clauses_of(marked: Marked, sentence: Sentence) -> Iterator[Clause]:
    """The clauses of one sentence; a stretch without a finite verb belongs to the clause before it."""
    finite = Finite(marked, sentence.first, sentence.last)
    borders = [*_borders(marked, sentence, finite, _behind_dateline(marked, sentence)), sentence.last]
    pieces: list[tuple[int, int]] = []
    for start, end in pairwise(borders):
        if pieces and not (finite.between(start, end) and finite.between(*pieces[-1])):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    subject: int | None = None
    for start, end in pieces:
        group = verb_group(marked, start, end, finite.first(start, end))
        own = _subject(marked, start, group)
        if own is not None and marked.tokens[own].lower in RELATIVE:
            subject = _first_nominal(marked, start, own) if subject is None else subject
        elif own is not None:
            subject = own
        yield Clause(sentence, start, end, group, subject if own is None else own)


class Finite:
    """Where finite verbs stand among tokens `first` to `last` (not included)."""

    def __init__(self, marked: Marked, first: int, last: int) -> None:
        self._first = first
        sure = sure_forms()
        self._is_finite = [
            (token.tag in _MAYBE_FINITE or token.lower in sure) and _is_finite(marked, token.i)
            for token in marked.tokens[first:last]
        ]
        self._before = list(accumulate(self._is_finite, initial=0))

    def between(self, start: int, end: int) -> bool:
        """Whether one stands among tokens `start` to `end` (not included)."""
        return start < end and self._before[end - self._first] > self._before[start - self._first]

    def first(self, start: int, end: int) -> int | None:
        """The first one among tokens `start` to `end` (not included)."""
        if not self.between(start, end):
            return None
        return self._first + self._is_finite.index(True, start - self._first)


def verb_group(marked: Marked, start: int, end: int, first: int | None) -> tuple[int, ...]:
    """The first run of verbs from the `first` finite one on, adverbs and the "to" of "are to" within it."""
    if first is None:
        first = next((i for i in range(start + 1, end) if _is_bare_past(marked, i)), None)
    if first is None:
        return ()
    group = [first]
    i = first + 1
    while i < end:
        token = marked.tokens[i]
        if _continues_group(marked, group[-1], i, end):
            group.append(i)
        elif token.tag not in _SKIPPED:
            break
        i += 1
    while len(group) > 1 and marked.tokens[group[-1]].tag not in _VERBAL and marked.tokens[group[-2]].lower != "to":
        group.pop()
    return tuple(group)


def _continues_group(marked: Marked, before: int, i: int, end: int) -> bool:
    """Whether token `i` belongs to the verb group whose last word stands at `before`."""
    token = marked.tokens[i]
    if token.tag in _VERBAL or token.lower in ("not", "n't") or marked.tokens[before].lower == "to":
        return True
    return token.lower == "to" and _opens_infinitive(marked, before, i, end)


def _opens_infinitive(marked: Marked, before: int, i: int, end: int) -> bool:
    """Whether "to" at `i` joins a form of "be" to a verb ("are to leave")."""
    follows = next((j for j in range(i + 1, end) if marked.tokens[j].tag not in _SKIPPED), None)
    if follows is None or marked.tokens[before].lower not in BE_FORMS:
        return False
    # The tagger may take a rare verb for another word; what it can hardly be mistaken for is ruled out.
    return marked.tokens[follows].tag not in ("DT", "PRP$", "NNP", "NNPS", "CD", "NNS", "PRP")


def _is_finite(marked: Marked, i: int) -> bool:
    token = marked.tokens[i]
    if token.tag == "NNS" and _is_verb_by_place(marked, i):
        return True
    if token.tag == "VBN" and i > 0 and marked.tokens[i - 1].lower in _NOMINAL_ADJECTIVES:
        return True
    if not is_finite(marked, token):
        return False
    if i == 0 or token.tag == "MD" or token.pos == "AUX" or marked.tokens[i - 1].sentence != token.sentence:
        return True
    before = marked.tokens[i - 1]
    if (before.lower in _POINTING or before.tag == "CD") and token.lower in _AUXILIARIES:
        return True
    return before.tag not in _BEFORE_NOUNS and before.lower not in _PREPOSITIONS


def _is_bare_past(marked: Marked, i: int) -> bool:
    """Whether a word tagged as a participle is its sentence's main verb: then it tells of the past."""
    token = marked.tokens[i]
    return token.tag == "VBN" and token.is_root and marked.tokens[i - 1].tag not in ("VBZ", "VBP", "VBD")


def _is_verb_by_place(marked: Marked, i: int) -> bool:
    """Whether a word tagged as a plural stands where only a verb can ("the deal foresees that")."""
    return (
        2 <= i < len(marked.tokens) - 1
        and marked.tokens[i + 1].lower in ("that", "where", "whether", "how")
        and marked.tokens[i - 1].tag == "NN"
        and marked.tokens[i - 2].tag in ("DT", "NN", "NNP")
    )


def _behind_dateline(marked: Marked, sentence: Sentence) -> int:
    """The sentence's first token behind a dateline."""
    datelines = marked.report.spans_of(ZoneKind.DATELINE)
    if not datelines:
        return sentence.first
    inside = [t.i for t in marked.words(sentence) for d in datelines if d.start <= t.start < d.end]
    first = inside[-1] + 1 if inside else sentence.first
    return first if first < sentence.last else sentence.first


def _borders(marked: Marked, sentence: Sentence, finite: Finite, first: int) -> Iterator[int]:
    """Where clauses begin: the first token, then each border found."""
    yield first
    start = first
    before = marked.tokens[first]
    for token in marked.tokens[first + 1 : sentence.last]:
        may_be = token.lower in _BORDER_WORDS or before.text in _BORDER_MARKS or before.lemma in _SAYING
        if may_be and _is_border(marked, finite, start, token.i, sentence.last):
            yield token.i
            start = token.i
        before = token


def _is_border(marked: Marked, finite: Finite, start: int, i: int, end: int) -> bool:
    """Whether a new clause begins at token `i`, the current one having begun at `start`."""
    token, before = marked.tokens[i], marked.tokens[i - 1]
    if before.text in _BREAKS:
        return True
    if not finite.between(start, i):
        return False
    if before.lemma in _SAYING and token.text not in (",", ".") and finite.between(i, _next_stop(marked, i, end)):
        return True
    if before.text == "," and token.lower not in _LINKS:
        return finite.between(i, _next_stop(marked, i, end))
    if token.lower in _LINKS:
        return finite.between(i + 1, _next_stop(marked, i, end))
    if token.lower not in _OPENERS:
        return False
    reach = _next_stop(marked, i, end)
    return finite.between(i + 1, _next_link(marked, i, reach) if token.lower in _ALSO_PREPOSITIONS else reach)


def _next_link(marked: Marked, i: int, end: int) -> int:
    """The next joining word behind token `i`, else `end`."""
    return next((j for j in range(i + 1, end) if marked.tokens[j].lower in _LINKS), end)


def _next_stop(marked: Marked, i: int, end: int) -> int:
    """The next comma, break or end behind token `i`."""
    return next((j for j in range(i + 1, end) if marked.tokens[j].text in _BREAKS or marked.tokens[j].text == ","), end)


def _first_nominal(marked: Marked, start: int, end: int) -> int | None:
    return next((i for i in range(start, end) if marked.tokens[i].pos in NOMINAL), None)


# Words tagged as prepositions that open clauses as often.
_CLAUSE_OPENERS = frozenset({"after", "before", "since", "until", "till", "as", "than"})


def _subject(marked: Marked, start: int, group: Sequence[int]) -> int | None:
    """The subject by the tree, else the noun nearest before the verb group that stands behind no preposition."""
    for i in reversed(group):
        child = marked.child(marked.tokens[i], "nsubj")
        if child is not None and start <= child.i < group[0]:
            return child.i
    end = group[0] if group else start
    nouns = [i for i in range(end - 1, start - 1, -1) if marked.tokens[i].pos in NOMINAL]
    return next((i for i in nouns if not _is_behind_preposition(marked, i)), nouns[0] if nouns else None)


def _is_behind_preposition(marked: Marked, i: int) -> bool:
    """Whether a noun stands behind a preposition; "after the generals spoke" is mostly tagged as if it had one."""
    preposition = preposition_of(marked, marked.tokens[i])
    return preposition != "" and preposition not in _CLAUSE_OPENERS
