import warnings
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_outgoing import EDITION, HILL
from rdflib import URIRef

from crossbearing.publish.linked import known, named, own_members, web_address


@given(key=st.text(), other=st.text())
def test_names_can_stand_in_triples_and_no_two_keys_share_one(key, other):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert f"<{URIRef(named('claim', key))}>" == URIRef(named("claim", key)).n3()
    assert (named("claim", key) == named("claim", other)) == (key == other)


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://hill.example/1?a=b#c", "https://hill.example/1?a=b#c"),
        ("https://hill.example/a%20b c", "https://hill.example/a%20b%20c"),
        ('https://hill.example/"<x>', "https://hill.example/%22%3Cx%3E"),
        ("file:///home/someone/report.txt", None),
        ("javascript:alert(1)", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_go_out(url, wanted):
    assert web_address(replace(HILL, url=url)) == wanted


def test_what_is_not_known_is_left_out_and_zero_is_known():
    assert known({"a": None, "b": "", "c": [], "d": 0, "e": False}) == {"d": 0, "e": False}


def test_every_record_names_policy_and_edition():
    assert own_members(EDITION, ("i1",))["crossbearing:incident"] == ["i1"]
    assert own_members(EDITION)["crossbearing:edition"] == EDITION.id
