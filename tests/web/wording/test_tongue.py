"""The words of the interface."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import crossbearing.web
from crossbearing.errors import SetupError
from crossbearing.web.wording.tongue import LANGUAGES, Tongue, plural_form

WORDS = Path(crossbearing.web.__file__).parent / "words"
_PLACE = re.compile(r"\{(\w+)\}")


def words(language: str) -> dict[str, Any]:
    """Every text of a language, by file and key; the forms of a plural together."""
    found = {}
    for file in (WORDS / language).glob("*.toml"):
        for key, value in tomllib.loads(file.read_text(encoding="utf-8")).items():
            found[f"{file.stem}.{key}"] = value
    return found


def places(value: object) -> set[str]:
    forms = value.values() if isinstance(value, dict) else [value]
    return {place for form in forms for place in _PLACE.findall(str(form))} - {"count"}


def test_the_languages_say_the_same_things_of_the_same_values():
    english = words("en")
    for language in LANGUAGES:
        other = words(language)
        assert other.keys() == english.keys()
        assert {key: places(value) for key, value in other.items()} == {
            key: places(value) for key, value in english.items()
        }


@pytest.mark.parametrize(
    ("count", "english", "arabic"),
    [
        (0, "other", "zero"),
        (1, "one", "one"),
        (2, "other", "two"),
        (3, "other", "few"),
        (10, "other", "few"),
        (11, "other", "many"),
        (99, "other", "many"),
        (100, "other", "other"),
        (103, "other", "few"),
    ],
)
def test_a_count_takes_the_plural_of_its_language(count, english, arabic):
    assert (plural_form("en", count), plural_form("ar", count)) == (english, arabic)


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        (None, "date not known"),
        ("2016", "2016"),
        ("2016-11", "November 2016"),
        ("2016-11-05", "5 November 2016"),
        ("2016-11-05T09:30Z", "5 November 2016, 09:30"),
        ("2016-11~", "about November 2016"),
        ("2016-11-05?", "perhaps 5 November 2016"),
        ("2016-11%", "perhaps about November 2016"),
        ("2016-11-05/2016-11-07", "5 November 2016 to 7 November 2016"),
        ("../2016-11", "until November 2016"),
        ("2016-11/..", "since November 2016"),
        ("[2016-11-05, 2016-11-07]", "one of 5 November 2016, 7 November 2016"),
        ("2016-21", "2016-21"),
    ],
)
def test_a_date_keeps_its_doubt_in_words(edtf, said):
    assert Tongue("en").when(edtf) == said


def test_what_is_not_known_is_said_and_is_no_zero():
    tongue = Tongue("en")
    assert (tongue.number(None), tongue.number(0), tongue.number(1200)) == ("not known", "0", "1,200")
    assert tongue.bounds(12, None) == "at least 12"


def test_words_that_are_not_there_are_named():
    with pytest.raises(SetupError, match=r"common\.nothing"):
        Tongue("en").say("common.nothing")
