"""Numbers in running text, in digits or words, with the value they print."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from crossbearing.extract.figures.numeral_gate import may_count, possible_in, words_in
from crossbearing.vocab import load
from crossbearing.vocab.phrases import Phrases

# The note of a figure printed in words for an order of magnitude: "dozens", "scores".
ORDER = "order of magnitude"


class Kind(StrEnum):
    """What sort of number word stands there."""

    CARDINAL = "cardinal"
    VAGUE = "vague"
    INDEFINITE = "indefinite"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    MOST = "most"
    PERCENT = "percent"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number word or digits at characters `start` to `end`; `high` is the far end of a range."""

    start: int
    end: int
    value: float | None
    kind: Kind
    high: float | None = None

    @property
    def is_range(self) -> bool:
        """Whether two numbers bound it."""
        return self.high is not None


@dataclass(frozen=True, slots=True)
class _Lexicon:
    small: dict[str, float]
    scales: dict[str, float]
    suffixes: dict[str, float]
    ordinals: dict[str, float]
    fractions: dict[str, float]
    times: dict[str, float]
    vague: Phrases
    indefinite: Phrases
    groups: Phrases
    words: re.Pattern[str]
    ordinal: re.Pattern[str]
    fraction: re.Pattern[str]
    time: re.Pattern[str]
    scale: re.Pattern[str]


# A space separates thousands only where three digits follow and one to three stand before.
_DIGITS = re.compile(
    r"(?<![\w.,/:+#&])(?<![A-Za-z]-)"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?![\d,])|\d+(?:\.\d+)?)"
    r"(?P<suffix>(?:k|mn|m|bn)\b)?(?![\d/:]|[.,]\d|(?!(?:km|kg|m|cm|mm)\b)\w)"
)
_MOST = re.compile(
    r"(?<![\w-])(?:(?:the|a)\s+)?(?:(?:vast|overwhelming|large|great|clear)\s+)?(?:majority|bulk)(?=\s+(?:of|are|were)\b)"
    r"|(?<!\bat )(?<!\bthe )(?<![\w-])most(?=\s+of\b)"
    r"|(?<!\bat )(?<!\bthe )(?<!\bits )(?<!their )(?<!['’]s )(?<![\w-])most"
    r"(?=\s+(?:(?!\w*(?:ous|ss|is|us|ays|ards)\b)\w{3,}s|people|children|women|men)\b)",
    re.IGNORECASE,
)
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten"
_RATIO = re.compile(
    rf"(?<![\w-])(?P<top>{_SMALL})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<bottom>{_SMALL}|twenty|hundred)(?!\w)"
    r"(?!\s+(?:hour|day|night|week|month|year|place|town|village|cit|district|province|incident|attack|strike))",
    re.IGNORECASE,
)
_HALF_MORE = re.compile(r"\s+and\s+a\s+half\b(?:\s+(?P<scale>\w+))?", re.IGNORECASE)
# "Rose by ten to fifty", "fell from fifty to ten" give two figures.
_CHANGE = re.compile(
    r"\b(?:ris\w+|rose|increas\w+|fall\w*|fell|drop\w*|gr[eo]w\w*|climb\w*|declin\w+|rais\w+|cut\w*|revis\w+|jump\w*|down"
    r"|up|reduc\w+|vot\w+|shr[aiu]nk\w*)\b"
    r"[^.;,]{0,30}?(?:\b(?:from|by)\s+(?:\w+\s+)?)?$",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\s*-?(?:percent|per cent|pct\.?|%)(?!\w)", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:[-–—]|\bto\b|\band\b|\bor\b|\bthrough\b)\s*[$€£¥]?", re.IGNORECASE)
_ORDINAL_DIGITS = re.compile(r"(?<![\w.-])(\d{1,4})(?:st|nd|rd|th)\b", re.IGNORECASE)


@cache
def _lexicon() -> _Lexicon:
    table = load("numbers")
    small = {**table["units"], **table["tens"]}
    scales = table["scales"]
    lead = table["scaled_vague"]["leads"]
    vague = dict(table["vague"])
    scaled = {word: floor for word, floor in table["scaled_vague"].items() if word != "leads"}
    vague.update({f"{first} {word}": floor for first in lead for word, floor in scaled.items()})
    number = "|".join(sorted([*small, *scales], key=lambda word: (-len(word), word)))
    join = r"(?:\s+and\s+|[\s-]+)"
    opening = (
        rf"(?:(?:half\s+)?an?[\s-]+(?:{'|'.join(scales)})|half[\s-]+(?:{'|'.join(scales)})|(?:{'|'.join(small)})|dozen)"
    )
    words = rf"(?<![\w-]){opening}(?!\w)(?:{join}(?:{number}))*(?!\w)"
    ordinal = "|".join(sorted(table["ordinals"], key=lambda word: (-len(word), word)))
    parts = "|".join(sorted(table["fractions"], key=lambda word: (-len(word), word)))
    tops = "|".join(["an?", "one", "two", "three", "four", "five", "seven"])
    return _Lexicon(
        small,
        scales,
        table["suffixes"],
        table["ordinals"],
        table["fractions"],
        table["times"],
        Phrases(_gather(vague)),
        Phrases({"indefinite": table["indefinite"]["words"]}),
        Phrases(_gather(table["groups"])),
        re.compile(words, re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?:{ordinal})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?:(?P<top>{tops})[\s-]+)?(?P<part>{parts})(?![\w-])", re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?:{'|'.join(table['times'])})(?!\w)", re.IGNORECASE),
        re.compile(rf"[\s-]+({'|'.join(scales)})\b", re.IGNORECASE),
    )


def _gather(values: dict[str, float]) -> dict[str, list[str]]:
    """Phrases by the value they share, as `Phrases` wants them."""
    found: dict[str, list[str]] = {}
    for phrase, value in values.items():
        found.setdefault(str(value), []).append(phrase)
    return found


def number_of(words: str) -> float | None:
    """The value of number words ("forty-five", "two hundred and six", "half a million"); None if they are none."""
    lexicon = _lexicon()
    pieces = [piece for piece in re.split(r"[\s-]+", words.lower()) if piece not in ("and", "a", "an", "")]
    total, current, seen = 0.0, 0.0, False
    for piece in pieces:
        if piece == "half":
            current, seen = 0.5, True
        elif piece in lexicon.small:
            current, seen = current + lexicon.small[piece], True
        elif piece in lexicon.scales:
            current, seen = (current or 1.0) * lexicon.scales[piece], True
            if lexicon.scales[piece] >= 1000:
                total, current = total + current, 0.0
        else:
            return None
    return total + current if seen else None


def find_numerals(text: str, start: int, end: int) -> list[Numeral]:
    """Every number in `text[start:end]`, left to right, ranges joined, the longest reading where several fit."""
    return numerals_among(words_in(text, start, end), text, start, end)


def numerals_among(words: frozenset[str], text: str, start: int, end: int) -> list[Numeral]:
    """The same where the words of `text[start:end]` are known."""
    if not may_count(words):
        return []
    possible = possible_in(words)
    # Vague words come first: "hundreds of thousands" is no count of hundreds.
    readers = (
        (possible.vague, _vague),
        (possible.most, _most),
        (possible.ratio, _ratios),
        (possible.fraction, _fractions),
        (possible.ordinal, _ordinals),
        (possible.cardinal, _cardinals),
        (possible.times, _times),
        (possible.digits, _figures),
    )
    found: list[Numeral] = []
    for reader in (reader for may, reader in readers if may):
        for numeral in reader(text, start, end):
            if not any(numeral.start < other.end and other.start < numeral.end for other in found):
                found.append(numeral)
    found.sort(key=lambda numeral: numeral.start)
    return [_with_percent(numeral, text, end) for numeral in _join_ranges(found, text)]


def _vague(text: str, start: int, end: int) -> Iterator[Numeral]:
    lexicon = _lexicon()
    for hit in lexicon.groups.find(text, start, end):
        yield Numeral(hit.start, hit.end, float(hit.label), Kind.CARDINAL)
    for hit in lexicon.vague.find(text, start, end):
        yield Numeral(hit.start, hit.end, float(hit.label), Kind.VAGUE)
    for hit in lexicon.indefinite.find(text, start, end):
        yield Numeral(hit.start, hit.end, None, Kind.INDEFINITE)


def _most(text: str, start: int, end: int) -> Iterator[Numeral]:
    for match in _MOST.finditer(text, start, end):
        yield Numeral(match.start(), match.end(), 0.5, Kind.MOST)


def _ratios(text: str, start: int, end: int) -> Iterator[Numeral]:
    for match in _RATIO.finditer(text, start, end):
        top, bottom = number_of(match["top"]), number_of(match["bottom"])
        if top is not None and bottom is not None and top < bottom:
            yield Numeral(match.start(), match.end(), round(top / bottom, 6), Kind.FRACTION)


def _fractions(text: str, start: int, end: int) -> Iterator[Numeral]:
    lexicon = _lexicon()
    for match in lexicon.fraction.finditer(text, start, end):
        if re.search(r"\band\s+$", text[start : match.start()], re.IGNORECASE) and match.group().lower() == "a half":
            continue  # "two and a half" is one number
        part = match["part"].lower()
        following = text[match.end() : end]
        if part.startswith("half") and re.match(
            r"\s+(?:an?\s+)?(?:\w+\s+)?(?:past\b|hour|brother|sister|mast)|\s+an?\s", following
        ):
            continue
        if not part.startswith("hal") and not _reads_as_share(match["top"], following):
            continue
        top = number_of(match["top"]) if match["top"] and match["top"].lower() not in ("a", "an") else 1.0
        value = (top or 1.0) * lexicon.fractions[part]
        yield Numeral(match.start(), match.end(), round(value, 6), Kind.FRACTION)


def _reads_as_share(top: str | None, following: str) -> bool:
    """Whether "third", "quarter", "fifth" is a part of something and not a place in an order."""
    if top is None:
        return False
    return (
        re.match(r"\s+(?:of|as|more|less|fewer|lower|higher)\b|\s*(?:[.,;:)]|$)|-?s\b", following, re.IGNORECASE)
        is not None
    )


def _ordinals(text: str, start: int, end: int) -> Iterator[Numeral]:
    lexicon = _lexicon()
    for match in lexicon.ordinal.finditer(text, start, end):
        yield Numeral(match.start(), match.end(), float(lexicon.ordinals[match.group().lower()]), Kind.ORDINAL)
    for match in _ORDINAL_DIGITS.finditer(text, start, end):
        yield Numeral(match.start(), match.end(), float(match[1]), Kind.ORDINAL)


def _cardinals(text: str, start: int, end: int) -> Iterator[Numeral]:
    lexicon = _lexicon()
    for match in lexicon.words.finditer(text, start, end):
        yield from (_half_more(numeral, text, end) for numeral in _split_words(match))


def _times(text: str, start: int, end: int) -> Iterator[Numeral]:
    lexicon = _lexicon()
    for match in lexicon.time.finditer(text, start, end):
        yield Numeral(match.start(), match.end(), float(lexicon.times[match.group().lower()]), Kind.TIMES)


def _figures(text: str, start: int, end: int) -> Iterator[Numeral]:
    for match in _DIGITS.finditer(text, start, end):
        yield _digits(match, text, end)


def _split_words(match: re.Match[str]) -> Iterator[Numeral]:
    """One number, or two where "and" joins counts of their own ("five and six")."""
    words = match.group()
    cut = re.search(r"\s+and\s+", words, re.IGNORECASE)
    if cut is not None and not re.search(r"(?:hundred|thousand|million|billion)$", words[: cut.start()], re.IGNORECASE):
        pieces = [(0, cut.start()), (cut.end(), len(words))]
    else:
        pieces = [(0, len(words))]
    for left, right in pieces:
        value = number_of(words[left:right])
        if value is not None:
            yield Numeral(match.start() + left, match.start() + right, value, Kind.CARDINAL)


def _half_more(numeral: Numeral, text: str, end: int) -> Numeral:
    """The number with the half that follows it: "two and a half million", "a million and a half"."""
    match = _HALF_MORE.match(text, numeral.end, end)
    if match is None or numeral.value is None:
        return numeral
    lexicon = _lexicon()
    after = lexicon.scales.get((match["scale"] or "").lower())
    if after is not None:
        return replace(numeral, end=match.end(), value=(numeral.value + 0.5) * after)
    last = text[numeral.start : numeral.end].rsplit(maxsplit=1)[-1].lower()
    return replace(
        numeral,
        end=match.end() if match["scale"] is None else match.start("scale") - 1,
        value=numeral.value + 0.5 * lexicon.scales.get(last, 1.0),
    )


def _digits(match: re.Match[str], text: str, end: int) -> Numeral:
    lexicon = _lexicon()
    value = float(re.sub(r"[,\s\u00a0\u202f]", "", match["digits"]))
    if match["suffix"]:
        value *= lexicon.suffixes[match["suffix"].lower()]
    stop = match.end()
    scale = lexicon.scale.match(text, stop, end)
    if scale is not None:
        value *= lexicon.scales[scale[1].lower()]
        stop = scale.end()
    return Numeral(match.start(), stop, round(value, 6), Kind.CARDINAL)


def _join_ranges(found: list[Numeral], text: str) -> list[Numeral]:
    joined: list[Numeral] = []
    for numeral in found:
        last = joined[-1] if joined else None
        if last is not None and _makes_range(last, numeral, text):
            joined[-1] = _range(last, numeral, text)
        else:
            joined.append(numeral)
    return joined


def _makes_range(left: Numeral, right: Numeral, text: str) -> bool:
    kinds = {left.kind, right.kind}
    if kinds != {Kind.CARDINAL} or left.is_range or left.value is None or right.value is None:
        return False
    between = text[left.end : right.start]
    if _is_bare_year(text, left) and not _is_bare_year(text, right):
        return False
    if _RANGE.fullmatch(between) is None or left.value >= right.value:
        return False
    word = between.strip("$€£¥ \n").lower()
    if word == "to" and _CHANGE.search(text[max(0, left.start - 60) : left.start]):
        return False
    opener = re.search(r"\b(between|from)\s+(?:\w+\s+)?$", text[max(0, left.start - 30) : left.start], re.IGNORECASE)
    # "and" joins a range only after "between"; without it "five and six" are two counts.
    return opener is not None and opener[1].lower() == "between" if word == "and" else True


def _is_bare_year(text: str, numeral: Numeral) -> bool:
    """Whether it is printed as a year behind a word of time: "from 9,000 in 2003 to 12,500"."""
    year = re.fullmatch(r"(?:1[89]|20)\d\d", text[numeral.start : numeral.end]) is not None
    return year and re.search(r"\b(?:in|since|by|of|until)\s+$", text[: numeral.start][-8:]) is not None


def _range(left: Numeral, right: Numeral, text: str) -> Numeral:
    """The joined pair; "2 to 3 million" and "between two and three hundred" scale both ends."""
    assert left.value is not None and right.value is not None
    low = left.value
    scale = re.search(r"(\w+)$", text[right.start : right.end])
    factor = _lexicon().scales.get(scale[1].lower(), 1.0) if scale else 1.0
    if factor > 1 and low < factor and low * factor <= right.value:
        low *= factor
    if (
        low < _THOUSAND
        and right.value % _THOUSAND == 0
        and low * _THOUSAND < right.value
        and _is_short(left, right, text)
    ):
        low *= _THOUSAND  # "3-4,000 soldiers"
    return replace(left, end=right.end, value=low, high=right.value)


_THOUSAND = 1000


def _is_short(left: Numeral, right: Numeral, text: str) -> bool:
    """Whether the first of two numbers in figures leaves out the thousands that the second prints after a dash."""
    between = text[left.end : right.start]
    return re.fullmatch(r"\s*[-–—]\s*", between) is not None and "," in text[right.start : right.end]


def _with_percent(numeral: Numeral, text: str, end: int) -> Numeral:
    match = _PERCENT.match(text, numeral.end, end)
    if match is None or numeral.kind is not Kind.CARDINAL:
        return numeral
    return replace(numeral, end=match.end(), kind=Kind.PERCENT)
