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
_BE = frozenset({"be", "is", "are", "was", "were", "been", "being"})


class Templates:
    """Templates over classes of words, matched case-blind at word borders."""

    def __init__(self, templates: Sequence[str], classes: Mapping[str, Sequence[str]]) -> None:
        # At the same place the template of most words answers: "took control of" before "took".
        longest_first = sorted(templates, key=lambda template: -len(template.split()))
        choices = "|".join(_pattern(template, classes) for template in longest_first)
        self._pattern = re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])", re.IGNORECASE)

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The characters of each match in `text[start:end]`, left to right, not overlapping."""
        for match in self._pattern.finditer(text, start, end):
            yield match.start(), match.end()


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
    if part.startswith("<"):
        words = sorted({form for verb in part[1:-1].split("|") for form in _verb_forms(verb)})
    elif part.startswith("["):
        words = [word for name in part[1:-1].split("|") for word in classes[name]]
    else:
        words = part.split("|")
    return "(?:" + "|".join(_escaped(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


def _verb_forms(verb: str) -> frozenset[str]:
    return _BE if verb == "be" else forms_of(verb).all


def _escaped(word: str) -> str:
    """A word as an expression: "n't" with the verb it hangs on, apostrophes straight or curly."""
    if word == "n't":
        return r"\w+n['’]t"
    word = word.replace("_", " ")
    return re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]")
