"""Countries in lists of the user: given by code or name, kept by code."""

import re
from functools import cache, lru_cache
from types import MappingProxyType

from crossbearing.vocab import load

# ISO 3166-1, XK as news and maps have it for Kosovo, and states that wars were fought in and that are no more.
_LISTED = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY "
    "BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK "
    "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR "
    "IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK "
    "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF "
    "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW CS DD "
    "SU YD YU"
)
_CODES = frozenset(_LISTED.split())
# A list names few countries, each many times.
_CELLS_KEPT = 512
_WORD = re.compile(r"\w+")
# Shorter names, "us" and "uk", are other words too.
_SHORTEST_IN_WORDS = 4
# What is written for a code that is another one.
_MEANT = MappingProxyType({"UK": "GB", "EL": "GR", "ZR": "CD", "TP": "TL", "KO": "XK"})


@lru_cache(maxsize=_CELLS_KEPT)
def country_code(cell: str) -> str | None:
    """The ISO code of a country given by code or English name; None if there is no such country."""
    if len(cell) == 2 and cell.isalpha():
        return code if (code := cell.upper()) in _CODES else None
    return _names().get(cell.casefold())


def wrong_country(cell: str) -> str | None:
    """Why a cell is no country, and what to do; None if it is one."""
    if country_code(cell) is not None:
        return None
    if meant := _MEANT.get(cell.upper()):
        return f"country is {cell!r}, which is no ISO code; write {meant}"
    return f"country is {cell!r}; give its two-letter ISO code, such as SY, or its English name"


def country_name(code: str) -> str | None:
    """The name that news uses for a country, by its ISO code; None where the list has none."""
    row = load("countries")["countries"].get(code)
    return None if row is None else row["name"]


def country_in(words: str) -> str | None:
    """The ISO code of the one country whose name or adjective stands in words ("Syrian army"), or None."""
    padded = f" {' '.join(_WORD.findall(words.casefold()))} "
    found = {code for name, code in _forms().items() if f" {name} " in padded}
    return found.pop() if len(found) == 1 else None


@cache
def _forms() -> dict[str, str]:
    """Country codes by names and adjectives, small letters; those that several countries share are left out."""
    found: dict[str, set[str]] = {}
    for code, row in load("countries")["countries"].items():
        for name in (row["name"], row.get("adjective"), *row.get("aliases", ())):
            if name is not None and len(name) >= _SHORTEST_IN_WORDS:
                found.setdefault(" ".join(_WORD.findall(name.casefold())), set()).add(code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


@cache
def _names() -> dict[str, str]:
    """Country codes by the names of the countries, in small letters."""
    rows = load("countries")["countries"].items()
    return {name.casefold(): code for code, row in rows for name in (row["name"], *row.get("aliases", ()))}
