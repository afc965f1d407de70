"""What language a text is in, where it is not plainly English."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Enough of a report to tell its language.
SAMPLE = 3_000
# In English news every fourth word or so is one of these; in telegrams of it, every eighth; in languages that have one
# or two words of the same spelling, hardly any.
ENGLISH_SHARE = 0.1
# Below this the words are too few to say that a text in Latin letters is not English.
FEWEST_WORDS = 12
# How unlikely English must be, dialects that share its words included. Which of two neighbours another language is
# matters less.
UNLIKELY = 0.05
_KIN = ("en", "pcm", "sco")

_WORDS = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    (
        *("the", "of", "and", "to", "that", "is", "was", "for", "with", "as", "by", "at"),
        *("from", "it", "his", "he", "be", "are", "were", "has", "have", "had", "said", "not"),
        *("this", "but", "they", "which", "who", "their", "or", "after", "when", "been", "two", "one"),
        *("its", "will", "would", "more", "there", "she", "her", "in", "on", "a"),
    )
)


def guess_language(text: str) -> str | None:
    """The code of the language if the text is surely not English, `en` if it is English, None if it is unclear."""
    sample = text[:SAMPLE]
    words = [word.lower() for word in _WORDS.findall(sample)]
    if len(words) == 0:
        return None
    if sum(word in _ENGLISH for word in words) >= ENGLISH_SHARE * len(words):
        return "en"
    latin = sum(word.isascii() for word in words) > len(words) / 2
    if latin and len(words) < FEWEST_WORDS:
        return None
    ranked: dict[str, float] = dict(_model().rank(sample))
    if sum(ranked.get(code, 0.0) for code in _KIN) > UNLIKELY:
        return None
    return max(ranked, key=ranked.__getitem__)


@cache
def _model() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
