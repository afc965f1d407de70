"""Single values of what goes out: which edition, who, where, when, and in whose words.

What is not known is None or empty, never zero.
"""

from dataclasses import dataclass
from datetime import date

from crossbearing.model.entity import Alignment, EntityType
from crossbearing.model.place import Extent, Nearness
from crossbearing.model.when import Precision

Number = int | float


@dataclass(frozen=True, slots=True)
class Edition:
    """Which ledger, looked at how, went out by which rules; every row names its `id`.

    `id` is made of all the rest, so that the same ledger, options and rules give the same edition. `head` is the head
    of the ledger's log; `as_of` and `known_on` are EDTF; `rules` are those of coarsening, in words; `reader` is the
    version that read the reports; `latest` is the day of the newest report.
    """

    id: str
    title: str
    head: str
    policy: str
    grading: str
    reader: str
    as_of: str | None = None
    known_on: str | None = None
    latest: str | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who acts, suffers or speaks. Whoever is protected has a code for a name and as a key, and no side.

    `country` is the ISO 3166 code of a state or of the home of what it is, None where the register has none.
    """

    key: str
    name: str
    type: EntityType
    alignment: Alignment = Alignment.UNKNOWN
    protected: bool = False
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """Where something lies: the place as it is named, and its position in degrees (WGS 84) where that is known.

    `extent` is how large a stretch the position stands for. `country` is an ISO 3166 code, `admin1` and `admin2` names
    of divisions, `pcode` an OCHA P-code and `gazetteer` the place's id there (`geonames:170654`). `rounded` says by
    which rule it was made coarser, None where it was not. `admin1_pcode` and `admin2_pcode` are the P-codes of the
    divisions.
    """

    key: str
    name: str
    lat: float | None = None
    lon: float | None = None
    extent: Extent | None = None
    nearness: Nearness | None = None
    confidence: float | None = None
    country: str | None = None
    country_name: str | None = None
    admin1: str | None = None
    admin1_pcode: str | None = None
    admin2: str | None = None
    pcode: str | None = None
    gazetteer: str | None = None
    acled_precision: int | None = None
    ucdp_precision: int | None = None
    plover_resolution: int | None = None
    rounded: str | None = None
    admin2_pcode: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A report. `id` is the hash of its bytes; `published` is EDTF; `reprint_of` the hash of the report it repeats."""

    id: str
    doc: str
    publisher: str | None
    alignment: Alignment
    title: str | None
    url: str | None
    published: str | None
    language: str
    genre: str
    dateline: str | None = None
    reprint_of: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report at code points `start` to `end` (not included) of its text, with a few before and after.

    `masked` says that something in the words was replaced or left out, so that they are not what stands there. Where
    they stand is then None, and where anything before them in the report was: how long a name is narrows down whose it
    is.
    """

    source: Source
    exact: str
    start: int | None
    end: int | None
    prefix: str = ""
    suffix: str = ""
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A time: EDTF, its first and last possible day (None: open or unknown), and how finely it is known.

    `rounded` says by which rule it was made coarser.
    """

    edtf: str | None
    first: date | None
    last: date | None
    precision: Precision = Precision.UNKNOWN
    rounded: str | None = None
