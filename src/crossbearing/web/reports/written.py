"""What decisions set the fields of items to, as people read it."""

from collections.abc import Callable, Iterator

import msgspec

from crossbearing.model.decision import Decision, Verb
from crossbearing.reconcile.decisions.fields import FIELDS
from crossbearing.reconcile.placing import CLAIM
from crossbearing.web.reports.choices import NONE, field_table
from crossbearing.web.reports.values import DATE, DATES, LACKS, TEXT, Fact


def written_facts(decision: Decision, shown: Callable[[str], str]) -> Iterator[Fact]:
    """The fields that an amendment or an addition sets, each with what to; `shown` takes the protected names out."""
    for layer, name, value in _set(decision):
        table = _table(layer, name, value)
        yield Fact(name, table, shown(value) if table == TEXT else value)


def _set(decision: Decision) -> Iterator[tuple[str, str, str]]:
    """Layer, field and value of each."""
    if decision.verb is Verb.AMEND:
        name, _, value = (decision.value or "").partition("=")
        yield (decision.about[0].layer if decision.about else ""), name, value
    elif decision.verb is Verb.ADD:
        fields = msgspec.json.decode(decision.value or "{}", type=dict[str, object])
        # Items are listed beside it by their words.
        own = (
            (name, value) for name, value in fields.items() if name in FIELDS[CLAIM] and not FIELDS[CLAIM][name].names
        )
        yield from ((CLAIM, name, value) for name, value in own if isinstance(value, str))


def _table(layer: str, name: str, value: str) -> str:
    field = FIELDS.get(layer, {}).get(name)
    if field is None:
        return TEXT
    if field.may_lack and value == NONE:
        return LACKS
    if name in DATES:
        return DATE
    return field_table(field) if value in field.choices else TEXT
