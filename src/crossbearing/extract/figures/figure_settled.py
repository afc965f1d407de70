"""The category of the ledger for people told of: what is only planned, or not of the fighting, is set apart."""

import re
from functools import cache

from crossbearing.extract.figures.figure_moved import is_carried, is_evacuation, is_kept
from crossbearing.extract.figures.figure_noun import Counted, Meaning
from crossbearing.extract.figures.figure_plan import is_averted, is_planned, is_wanted
from crossbearing.extract.figures.figure_verb import DISPLACED, labels
from crossbearing.extract.words.marked import Marked
from crossbearing.model.figure import Category
from crossbearing.vocab import load

# The note of a figure that nobody has yet seen come true.
OWED = "owed or planned, not performed"

# The note of a figure of what did not come to pass.
UNREAL = "would have been, and was not"
_DEAD_OR_HURT = (Category.KILLED, Category.WOUNDED, Category.CASUALTIES)
# Coming and going: an evacuation if civilians do it.
MOVING, ARRIVING = "moving", "arriving"
ESCAPED = "escaped"
_HELD = (Category.CAPTURED, Category.DETAINED)
# Deaths of sickness are none of the fighting.
_OF_SICKNESS = re.compile(
    r"\b(?:of|from|to|by|with)\s+(?:\w+\s+)?(?:cholera|measles|malaria|dysentery|typhoid|diarrh?oea|diarrhea|meningitis|ebola|pneumonia"
    r"|hepatitis|polio|dengue|covid(?:-19)?|an?\s+(?:epidemic|outbreak)|disease|illness|natural\s+causes)\b",
    re.IGNORECASE,
)


def settle(marked: Marked, counted: Counted, label: str | None, meaning: Meaning | None) -> tuple[Category, str | None]:
    """The category of the ledger: what is only planned, or died in flight, is set apart."""
    fallback = meaning.category if meaning is not None else Category.OTHER
    if label == ESCAPED and fallback in _HELD:
        return Category.OTHER, None  # who escapes is not let go
    if label in (MOVING, ARRIVING, DISPLACED, Category.EVACUATED) and fallback in _HELD:
        label = Category.RELEASED.value  # "four hostages came home"
    if label in (MOVING, ARRIVING, ESCAPED):
        label = _of_moved(marked, counted, label, meaning)
    if label == Category.EVACUATED and _is_marching(marked, counted, fallback):
        label = None
    kept = fallback is Category.FIGHTERS and is_kept(marked, counted.anchor)
    if label == Category.DETAINED and (fallback is Category.CAPTURED or kept):
        label = Category.CAPTURED.value
    category = fallback if label is None else Category.OTHER if label == DISPLACED else Category(label)
    sentence = marked.sentences[counted.anchor.sentence]
    if category is Category.POPULATION and fallback is Category.FIGHTERS:
        return fallback, None
    if category is Category.KILLED and _OF_SICKNESS.search(marked.text, sentence.start, sentence.end):
        return Category.OTHER, "deaths of sickness"
    if category is Category.KILLED and _is_flight(marked.text[counted.end : sentence.end]):
        return Category.OTHER, "deaths in flight"
    if category in _DEAD_OR_HURT and is_averted(marked, counted.anchor):
        return fallback if fallback not in _DEAD_OR_HURT else Category.OTHER, UNREAL
    if category is Category.FIGHTERS and is_wanted(marked, counted.anchor, counted.end):
        return Category.OTHER, OWED
    if category in (Category.EVACUATED, Category.RELEASED) and is_planned(marked, counted.anchor):
        return _owed(category, counted, fallback), OWED
    return category, None


def _of_moved(marked: Marked, counted: Counted, label: str, meaning: Meaning | None) -> str | None:
    """What coming and going amounts to: an evacuation, a flight of people, or nothing that is counted."""
    if not _is_civil(counted, meaning):
        return None
    if label != ESCAPED and is_evacuation(marked, counted.anchor):
        return Category.EVACUATED.value
    return None if label == MOVING else DISPLACED


def _is_marching(marked: Marked, counted: Counted, fallback: Category) -> bool:
    """Whether fighters leave a place as fighters do, and are not evacuated from it."""
    return fallback is Category.FIGHTERS and not counted.families and not is_carried(marked, counted.anchor)


def _is_civil(counted: Counted, meaning: Meaning | None) -> bool:
    """Whether people of this kind who come and go are counted as evacuated; soldiers and officials are not."""
    if counted.noun is None or counted.families:
        return True
    return meaning is not None and (
        meaning.category in (Category.POPULATION, Category.EVACUATED)
        or counted.noun.lemma.lower() in load("counted")["civil"]["nouns"]
    )


def _owed(category: Category, counted: Counted, fallback: Category) -> Category:
    if category is Category.EVACUATED:
        return Category.OTHER
    captives = (Category.CAPTURED, Category.FIGHTERS)
    held = fallback in captives or any(labels("states").get(word.lower) == Category.CAPTURED for word in counted.words)
    return Category.CAPTURED if held else Category.DETAINED


def _is_flight(after: str) -> bool:
    return _flight().match(after) is not None


@cache
def _flight() -> re.Pattern[str]:
    """Words of flight near behind a number."""
    phrases = "|".join(re.escape(phrase) for phrase in load("counted")["flight"]["phrases"])
    return re.compile(rf"[^.;]{{0,50}}\b(?:{phrases})\b", re.IGNORECASE)
