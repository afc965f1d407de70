"""Numbers as they are told: exact, rounded, bounded or vague, with the words that carry them."""

from dataclasses import dataclass, replace
from random import Random

from crossbearing.model.figure import Category, Modifier
from crossbearing.vocab import load

# How often a speaker gives a number exactly, as a least, rounded, as more than a round one, or as a range.
_MANNERS = (Modifier.EXACT, Modifier.AT_LEAST, Modifier.ABOUT, Modifier.MORE_THAN, Modifier.RANGE)
_OFTEN = (62, 18, 8, 7, 5)
# Below this nobody rounds.
ROUNDED_FROM = 30
_DOZENS, _HUNDREDS = 24, 100


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people or things as somebody gives it. `known` is how many were truly known when it was given.

    `slip` marks a number that an outlet got wrong by mistake, not by bias.
    """

    category: Category
    noun: str
    known: int
    value: int | None
    low: int | None
    high: int | None
    strict: bool
    modifier: Modifier
    part: bool = False
    slip: bool = False
    vague: str | None = None

    @property
    def words(self) -> str:
        """The whole phrase: "at least 12 civilians"."""
        if self.value == 0:
            return "no one"
        singular: dict[str, str] = load("simulate")["words"]["singular"]
        noun = singular.get(self.noun, self.noun.removesuffix("s")) if self._is_one else self.noun
        return f"{self.vague} of {noun}" if self.vague is not None else f"{self.number} {noun}"

    @property
    def number(self) -> str:
        """The phrase without its noun."""
        if self.vague is not None:
            return self.vague
        if self.modifier is Modifier.RANGE:
            return f"between {self.low} and {self.high}"
        assert self.value is not None  # only a range prints two numbers
        return f"{_BEFORE[self.modifier]}{digits_or_word(self.value)}"

    @property
    def _is_one(self) -> bool:
        return self.vague is None and self.value == 1


_BEFORE = {
    Modifier.EXACT: "",
    Modifier.AT_LEAST: "at least ",
    Modifier.ABOUT: "about ",
    Modifier.MORE_THAN: "more than ",
}


def digits_or_word(number: int) -> str:
    """The number as newspapers print it: small ones as words."""
    small: list[str] = load("simulate")["words"]["small"]
    return small[number] if 0 < number < len(small) else f"{number:,}"


def exact(category: Category, noun: str, number: int, known: int, *, part: bool = False) -> Count:
    """A number given as it is."""
    return Count(category, noun, known, number, number, number, False, Modifier.EXACT, part)


def counted(rng: Random, exact: Count) -> Count:
    """An exact number in a manner drawn at random; what its words assert is true of that number."""
    number = exact.value
    assert number is not None  # an exact count has one
    manner = Modifier.EXACT if exact.part or number < 2 else rng.choices(_MANNERS, _OFTEN)[0]
    if manner is Modifier.AT_LEAST:
        return replace(exact, high=None, modifier=manner)
    if manner is Modifier.ABOUT and number >= ROUNDED_FROM:
        return replace(exact, value=5 * round(number / 5), low=None, high=None, modifier=manner)
    if manner is Modifier.MORE_THAN and number > ROUNDED_FROM:
        floor = 10 * ((number - 1) // 10)
        return replace(exact, value=floor, low=floor, high=None, strict=True, modifier=manner)
    if manner is Modifier.RANGE and number >= 5:
        low = number - rng.randint(0, 2)
        return replace(exact, value=None, low=low, high=low + 3, modifier=manner)
    return exact


def vaguely(count: Count) -> Count:
    """The same without its number: dozens, hundreds; unchanged where it is too small for that."""
    number = count.value if count.value is not None else count.low
    if number is None or number < _DOZENS or count.part:
        return count
    word, floor = ("hundreds", _HUNDREDS) if number >= _HUNDREDS else ("dozens", _DOZENS)
    return replace(count, value=floor, low=floor, high=None, strict=False, modifier=Modifier.AT_LEAST, vague=word)


def mistaken(rng: Random, count: Count) -> Count:
    """The same with a wrong number, as a typing mistake or a misheard word makes it."""
    if count.value is None or count.part:
        return count
    wrong = max(1, rng.choice((count.value + 10, count.value * 2, count.value + 3, count.value - 2)))
    return replace(
        count, value=wrong, low=wrong, high=wrong, strict=False, modifier=Modifier.EXACT, slip=wrong != count.value
    )
