"""TIMEX3 values of lengths and of what is repeated: `P2Y6M`, `PT24H`, `PXW`, `XXXX-WXX-4`."""

import re
from collections.abc import Mapping

from crossbearing.extract.time.time_patterns import lexicon
from crossbearing.extract.time.timex_phrases import words

_PARTS: Mapping[str, str] = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_SEASONS: Mapping[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
# What half of a unit is, in a finer one.
_HALVES: Mapping[str, tuple[str, int]] = {"Y": ("M", 6), "D": ("H", 12), "H": ("M", 30), "M": ("S", 30)}


def length_value(parts: Mapping[str, str]) -> str | None:
    """The value of a length; `X` stands for a number left open."""
    clock, letter, size = words()["units"][parts["unit"]]
    if "open" in parts or ("count" not in parts and parts["unit"].endswith("s")):
        return f"P{clock}X{letter}"
    number = read_number(parts["count"]) if "count" in parts else 1.0
    if number is None:
        return None
    number = (number + (0.5 if "half" in parts else 0)) * size
    whole, rest = int(number), number % 1
    if rest == 0.5 and (clock == "T" or letter in "Y") and letter in _HALVES:
        finer, many = _HALVES[letter]
        return f"P{clock}{f'{whole}{letter}' if whole else ''}{many}{finer}"
    return f"P{clock}{number:g}{letter}"


def read_number(text: str) -> float | None:
    """The number that digits or words give: "1,200", "2.5", "2 1/2", "twenty-four", "a hundred and ten"."""
    found = re.fullmatch(r"(?P<whole>[\d,]+(?:\.\d+)?)(?:[\s-](?P<over>\d)/(?P<under>[1-9]))?", text)
    if found is not None:
        part = int(found["over"]) / int(found["under"]) if found["over"] else 0.0
        return float(found["whole"].replace(",", "")) + part
    numbers: Mapping[str, float] = words()["numbers"]
    if text in numbers:
        return float(numbers[text])
    return _summed(re.split(r"[\s-]+", text), numbers)


def _summed(each: list[str], numbers: Mapping[str, float]) -> float | None:
    total = 0.0
    for word in each:
        if word in ("and", "a", "of"):
            continue
        if word not in numbers:
            return None
        worth = float(numbers[word])
        total = max(total, 1) * worth if worth >= 100 else total + worth
    return total


def repeated_value(parts: Mapping[str, str]) -> str | None:
    """The value of a repeated time: the pattern of a date where days recur, the length where a unit does."""
    part = _PARTS.get(parts.get("part", ""), "")
    if "adverb" in parts:
        return str(words()["repeated"][parts["adverb"]])
    weekday = parts.get("weekday") or parts.get("plural")
    if weekday is not None:
        return f"XXXX-WXX-{lexicon().weekdays[weekday] + 1}{part}"
    if "month" in parts:
        return f"XXXX-{lexicon().months[parts['month']]:02}"
    if "season" in parts:
        return f"XXXX-{_SEASONS[parts['season']]}"
    unit = parts["unit"]
    if unit in _PARTS:
        return f"XXXX-XX-XX{_PARTS[unit]}"
    count = "2" if parts.get("other") == "other" else parts.get("count", "1")
    return length_value({"unit": unit, "count": count})


def century_value(parts: Mapping[str, str]) -> str:
    """The first figures of the years of a century or, named without it, of a decade of the last one."""
    if "century" in parts:
        return f"{int(parts['century']) - 1:02}"
    return f"19{parts.get('decade') or words()['decades'][parts['named']]}"
