"""The words of the interface in one language, with their plurals, and its numbers and dates."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from crossbearing.errors import SetupError
from crossbearing.web.wording.dates import date_words

LANGUAGES = ("en", "ar")
RIGHT_TO_LEFT = frozenset({"ar"})
_HERE = "crossbearing.web"
# The file of names for what the ledger's closed choices are.
TERMS = "terms"


class Tongue:
    """What the workbench says in one language. Words are data: `words/LANGUAGE/PAGE.toml`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._files = _read(language)

    @property
    def direction(self) -> str:
        """Which way the language is written: "ltr" or "rtl"."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def say(self, key: str, **values: object) -> str:
        """The words under `PAGE.KEY`, with the values in their braces; `count` chooses among plural forms."""
        page, _, name = key.partition(".")
        found = self._files.get(page, {}).get(name)
        if isinstance(found, Mapping):
            count = values.get("count")
            form = plural_form(self.language, count) if isinstance(count, int) else "other"
            found = found.get(form, found.get("other"))
        if not isinstance(found, str):
            raise SetupError(f"The words {key!r} were asked for, and words/{self.language}/{page}.toml has none")
        return found.format(**{name: self._shown(value) for name, value in values.items()})

    def term(self, kind: str, value: object) -> str:
        """The name of a value of a closed choice, by the table `kind` of the terms."""
        table = self._files.get(TERMS, {}).get(kind)
        found = table.get(str(value)) if isinstance(table, Mapping) else None
        return found if isinstance(found, str) else str(value).replace("_", " ")

    def number(self, value: int | float | None) -> str:
        """A number with its thousands apart; words for one that is not known."""
        if value is None:
            return self.say("common.unknown")
        return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"

    def bounds(self, low: int | float | None, high: int | float | None) -> str:
        """A least and a most in words."""
        if low is None or high is None:
            if low is None and high is None:
                return self.say("common.unknown")
            return self.say("common.at_least", low=low) if high is None else self.say("common.at_most", high=high)
        return self.number(low) if low == high else self.say("common.between", low=low, high=high)

    def when(self, edtf: str | None) -> str:
        """A date (EDTF) in words, with its doubt."""
        return date_words(edtf, self.say)

    def _shown(self, value: object) -> object:
        return self.number(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def plural_form(language: str, count: int) -> str:
    """Which plural form a count takes, by the rules of the Unicode CLDR for cardinal numbers."""
    if language != "ar":
        return "one" if count == 1 else "other"
    if count in (0, 1, 2):
        return ("zero", "one", "two")[count]
    rest = count % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "other"


def _read(language: str) -> dict[str, dict[str, Any]]:
    """The word files of a language, by name."""
    if language not in LANGUAGES:
        raise SetupError(f"The interface was asked for in {language!r}; it is there in {', '.join(LANGUAGES)}")
    folder = files(_HERE) / "words" / language
    return {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    }
