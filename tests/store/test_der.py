"""What is looked for in DER: certificates and nonces, in anything at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.store.der import DerError, asked, in_order

IMPRINT = b"\x30\x09\x30\x03\x06\x01\x01\x04\x02ab"


def test_a_request_without_a_nonce_has_none():
    assert asked(b"\x30\x0e\x02\x01\x01" + IMPRINT) == (b"ab", None)


def test_the_nonce_is_the_number_after_the_imprint():
    assert asked(b"\x30\x15\x02\x01\x01" + IMPRINT + b"\x06\x01\x2a\x02\x02\x01\x00") == (b"ab", 256)


@pytest.mark.parametrize("junk", [b"", b"\x30\x00", b"\x30\x03\x02\x01\x01", b"\x30\x80", b"0" * 99])
def test_what_is_no_request_is_refused(junk):
    with pytest.raises(DerError):
        asked(junk)


@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda inner: b"\x30" + bytes([len(inner)]) + inner))
def test_whatever_it_is_given_nothing_is_lost(content):
    assert sorted(in_order(content)) == sorted(content)
    try:
        asked(content)
    except DerError:
        return
