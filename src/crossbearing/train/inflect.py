"""Builds the regular forms of English verbs."""

import re
from collections.abc import Iterable

Forms = dict[str, dict[str, str]]


def built_forms(verbs: Iterable[str]) -> Forms:
    """The inflected forms of these verbs as {tag: {form: lemma}}; a doubled last letter stands beside a single one."""
    forms: Forms = {tag: {} for tag in ("VBD", "VBN", "VBG", "VBZ")}
    for lemma in verbs:
        for stem in _stems(lemma):
            forms["VBG"].setdefault(stem + "ing", lemma)
            forms["VBD"].setdefault(stem + "ed", lemma)
            forms["VBN"].setdefault(stem + "ed", lemma)
        for tag, form in _endings_in_y_and_s(lemma):
            forms[tag].setdefault(form, lemma)
    return forms


def _stems(lemma: str) -> list[str]:
    """What -ed and -ing go on: "rap(e)", "bomb", "ram" and "ramm"."""
    if lemma.endswith(("ee", "ye", "oe")):
        return [lemma]
    if lemma.endswith("e"):
        return [lemma[:-1]]
    if re.search(r"[^aeiou][aeiou][^aeiouwxyh]$", lemma):
        return [lemma + lemma[-1], lemma]
    return [lemma]


def _endings_in_y_and_s(lemma: str) -> list[tuple[str, str]]:
    if re.search(r"[^aeiou]y$", lemma):
        past = lemma[:-1] + "ied"
        return [("VBD", past), ("VBN", past), ("VBZ", lemma[:-1] + "ies")]
    sibilant = lemma.endswith(("s", "x", "z", "ch", "sh"))
    third = ("VBZ", lemma + ("es" if sibilant else "s"))
    return [third, ("VBD", lemma + "d"), ("VBN", lemma + "d")] if lemma.endswith("ee") else [third]
