"""What is kept of passwords, and how long it takes to say no."""

from time import perf_counter

import pytest

from crossbearing.api.passwords import Passwords

WORDS = "twelve hill goats"


@pytest.fixture
def passwords():
    return Passwords()


def test_the_same_password_is_kept_differently_each_time(passwords):
    first, second = passwords.kept(WORDS), passwords.kept(WORDS)
    assert first != second and first.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert passwords.is_right(WORDS, first) and passwords.is_right(WORDS, second)


def test_a_password_is_the_same_from_every_keyboard(passwords):
    assert passwords.is_right("cafe\u0301 au bord du lac", passwords.kept("caf\u00e9 au bord du lac"))


@pytest.mark.parametrize("kept", [None, "", "no hash", "$argon2id$v=19$m=8,t=1,p=1$AAAA$AAAA"])
def test_what_was_never_kept_is_never_right(passwords, kept):
    assert not passwords.is_right(WORDS, kept)


def test_it_takes_as_long_to_say_no_where_nobody_has_the_name(passwords):
    kept = passwords.kept(WORDS)

    def quickest(of):
        times = []
        for _ in range(4):
            start = perf_counter()
            passwords.is_right("twelve hill boats", of)
            times.append(perf_counter() - start)
        return min(times)

    assert 0.3 < quickest(None) / quickest(kept) < 3
