"""By which policy a page weighs figures."""

import pytest

from crossbearing.errors import InputError
from crossbearing.model.event import EventType
from crossbearing.model.figure import Category
from crossbearing.model.incident import Counted, Incident, Ref, Tally
from crossbearing.web.incidents.weighing_by import chosen_policy


def _incident(*origins: str) -> Incident:
    figures = tuple(
        Counted(Ref("a" * 64, "a", f"q{n}"), origin, "he", None, 1, 1, 1) for n, origin in enumerate(origins)
    )
    tally = Tally(Category.KILLED, "people", None, 1, 1, 1, "range", "", figures)
    return Incident("i1", EventType.SHELLING, "", None, None, (), tallies=(tally,))


def test_an_order_of_sources_is_taken_as_it_is_written() -> None:
    policy, chosen = chosen_policy("hierarchy", "UN, Hill Post", _incident())
    assert policy.order == chosen.order == ("UN", "Hill Post")


def test_without_an_order_those_who_give_most_figures_come_first() -> None:
    origins = ("person:mayor", "media:hill-post", "media:hill-post, person:doctor", "report:0123456789ab")
    policy, _ = chosen_policy("hierarchy", " , ", _incident(*origins))
    assert policy.order == ("hill post", "mayor")


def test_where_nobody_gives_a_figure_there_is_nothing_to_order() -> None:
    assert chosen_policy("hierarchy", "", _incident())[0].name == "range"


def test_a_policy_that_is_none_is_named() -> None:
    with pytest.raises(InputError, match="'sum' was asked for as a policy"):
        chosen_policy("sum", "", _incident())
