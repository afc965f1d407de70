"""Names of protected people are found however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.store.protected_names import Identity, Names, codes_of

CODE = "source-7KQ3"
NAMES = Names(
    codes_of([Identity(CODE, ("Omar Haddad", "عمر الحداد", "أبو خالد"), ("Haddad", "عمر", "الحداد"))], alone=True)
)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("http://h.example/omar%20haddad/1", "http://h.example/source-7kq3/1"),
        ("http://h.example/?q=Omar%2BHaddad", f"http://h.example/?q={CODE}"),
        ("see %D8%B9%D9%85%D8%B1%20%D8%A7%D9%84%D8%AD%D8%AF%D8%A7%D8%AF.", f"see {CODE}."),
        ("%48addad rose by 50%20 times, or 100%", f"{CODE} rose by 50%20 times, or 100%"),
        ("قال وبعمر الحداد", f"قال وب{CODE}"),
        ("فلعمر الحداد", f"فل{CODE}"),
        ("وللحداد", f"و{CODE}"),
        ("أبي خالد", CODE),
        ("لأبا خالد", f"ل{CODE}"),
        ("أخو خالد", "أخو خالد"),
        ("وبهامر", "وبهامر"),
    ],
)
def test_names_are_found_in_addresses_and_behind_arabic_particles(text, masked):
    assert NAMES.replaced(text) == masked


@given(st.text(alphabet="%0123456789abcdefDO mrhdعمر", max_size=40))
def test_whatever_is_escaped_nothing_but_names_is_replaced(text):
    kept, at = [], 0
    for found in NAMES.found(text):
        assert at <= found.start < found.end <= len(text)
        kept.append(text[at : found.start])
        at = found.end
    assert NAMES.replaced(text).replace(CODE.lower(), CODE) == CODE.join([*kept, text[at:]])
