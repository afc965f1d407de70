"""The formats that a ledger can be written in."""

from collections.abc import Mapping
from types import MappingProxyType

from crossbearing.publish import annotations, claim_review, geojson, hxl, prov, tabular
from crossbearing.publish.acled import form as acled
from crossbearing.publish.airwars import form as airwars
from crossbearing.publish.form import Format
from crossbearing.publish.ftm import form as ftm
from crossbearing.publish.plover import form as plover
from crossbearing.publish.ucdp import form as ucdp

_ALL: tuple[Format, ...] = (
    acled.FORMAT,
    airwars.FORMAT,
    annotations.FORMAT,
    claim_review.FORMAT,
    *tabular.FORMATS,
    ftm.FORMAT,
    geojson.FORMAT,
    hxl.FORMAT,
    plover.FORMAT,
    prov.FORMAT,
    ucdp.FORMAT,
)
FORMATS: Mapping[str, Format] = MappingProxyType({form.name: form for form in sorted(_ALL, key=lambda one: one.name)})
