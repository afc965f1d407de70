"""Word patterns with verb forms, word classes and gaps, matched in running text.

A template is words with these signs: `<take>` any form of a verb, `[way]` any word of a listed class, `..` a gap of a
few words without a comma, `.` one of at most two, `~` one of adverbs and auxiliaries only, `a|b` one of several words
(`every_day` is two), `word?` a word that may be missing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from crossbearing.extract.words.inflections import forms_of

# So many words may stand in a gap: an adverb, an article and two adjectives, or a short phrase of place.
GAP_WORDS = 5
_GAP = rf"(?:\s+[\w'’%\-]+){{0,{GAP_WORDS}}}?"
_SHORT_GAP = r"(?:\s+[\w'’%\-]+){0,2}?"
_ADVERBS = (
    r"(?:\s+(?:\w+ly|still|now|again|also|not|been|being|be|to|all|almost|only|once|more|said|reported|thought|believed|"
    r"very|as|far|so|just|yet|already|never|largely|mostly|both|even|today))*?"
)
_GAPS = {"..": _GAP, ".": _SHORT_GAP, "~": _ADVERBS}
_RUN = re.compile(r"\w+")
_NEGATION = "n't"
_NEGATED = re.compile(r"\w+n['’]t\b", re.IGNORECASE)
_BE = frozenset({"be", "is", "are", "was", "were", "been", "being"})


class Runs:
    """The words of `text[start:end]`, by what they are in small letters, and where each begins.

    Made once for a clause, it tells every template where alone it may match.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        words = [run.lower() for run in _RUN.findall(text, start, end)]
        if self._may_negate() and _NEGATED.search(text, start, end) is not None:
            words.append(_NEGATION)
        self.words = frozenset(words)
        # Most clauses hold no word that a template begins with, and are never asked for it.
        self._places: dict[str, list[int]] = {}

    @property
    def places(self) -> dict[str, list[int]]:
        """Where each word begins."""
        if not self._places:
            for run in _RUN.finditer(self.text, self.start, self.end):
                self._places.setdefault(run.group().lower(), []).append(run.start())
            if _NEGATION in self.words:
                for negated in _NEGATED.finditer(self.text, self.start, self.end):
                    self._places.setdefault(_NEGATION, []).append(negated.start())
        return self._places

    def _may_negate(self) -> bool:
        text, start, end = self.text, self.start, self.end
        return text.find("'", start, end) >= 0 or text.find("’", start, end) >= 0

    def matches(self, pattern: re.Pattern[str], openings: frozenset[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern that can begin with these words alone, left to right, not overlapping."""
        if openings.isdisjoint(self.words):
            return
        done, places = 0, self.places
        for place in sorted([place for word in openings & self.words for place in places[word]]):
            match = pattern.match(self.text, place, self.end) if place >= done else None
            if match is not None:
                yield match
                done = match.end()


class Templates:
    """Templates over classes of words, matched case-blind at word borders."""

    def __init__(self, templates: Sequence[str], classes: Mapping[str, Sequence[str]]) -> None:
        # At the same place the template of most words answers: "took control of" before "took".
        longest_first = sorted(templates, key=lambda template: -len(template.split()))
        choices = "|".join(_pattern(template, classes) for template in longest_first)
        self._pattern = re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])", re.IGNORECASE)
        # For each template what must stand there: for each of its parts one of these words.
        self.needs = tuple(tuple(_needs(template, classes)) for template in templates)
        self.openings = frozenset(word for needs in self.needs for word in needs[0])

    def find(self, runs: Runs) -> Iterator[tuple[int, int]]:
        """The characters of each match among these words, left to right, not overlapping."""
        for match in runs.matches(self._pattern, self.openings):
            yield match.start(), match.end()

    def stands_at(self, text: str, start: int, end: int) -> bool:
        """Whether a template matches from `start` on, before `end`."""
        return self._pattern.match(text, start, end) is not None


def _needs(template: str, classes: Mapping[str, Sequence[str]]) -> list[frozenset[str]]:
    """For each part of a template that must be there, the first run of letters of each word it stands for."""
    parts = [part for part in template.split() if part not in _GAPS and not part.endswith("?")]
    return [frozenset(_first_run(word) for word in _choices(part, classes)) for part in parts]


def _first_run(word: str) -> str:
    return _NEGATION if word == _NEGATION else next(_RUN.finditer(word.lower().replace("_", " "))).group()


def _pattern(template: str, classes: Mapping[str, Sequence[str]]) -> str:
    """The expression of one template; every word but the first brings the white space before it."""
    first, *others = template.split()
    return _word(first, classes) + "".join(_part(part, classes) for part in others)


def _part(part: str, classes: Mapping[str, Sequence[str]]) -> str:
    if part in _GAPS:
        return _GAPS[part]
    if part.endswith("?"):
        return rf"(?:\s+{_word(part[:-1], classes)})?"
    return r"\s+" + _word(part, classes)


def _word(part: str, classes: Mapping[str, Sequence[str]]) -> str:
    """The expression of one word of a template."""
    words = sorted(_choices(part, classes), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_escaped(word) for word in words) + ")"


def _choices(part: str, classes: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """The words that one word of a template stands for."""
    if part.startswith("<"):
        return sorted({form for verb in part[1:-1].split("|") for form in _verb_forms(verb)})
    if part.startswith("["):
        return [word for name in part[1:-1].split("|") for word in classes[name]]
    return part.split("|")


def _verb_forms(verb: str) -> frozenset[str]:
    return _BE if verb == "be" else forms_of(verb).all


def _escaped(word: str) -> str:
    """A word as an expression: "n't" with the verb it hangs on, apostrophes straight or curly."""
    if word == _NEGATION:
        return r"\w+n['’]t"
    word = word.replace("_", " ")
    return re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]")
