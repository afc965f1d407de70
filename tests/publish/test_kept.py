"""What goes out, kept: the same things again and again, and each by its place."""

from collections.abc import Iterator

import pytest
from made_outgoing import SHELLING, MadeOutgoing

from crossbearing.publish.kept import Kept
from crossbearing.publish.outgoing import PublicIncident

METHODS = ("sources", "incidents", "claims", "agreements", "statuses", "contradictions", "silences", "corrections")


@pytest.mark.parametrize("method", METHODS)
def test_what_is_kept_is_what_was_given_each_time(method: str) -> None:
    with Kept(MadeOutgoing()) as kept:
        for _ in range(2):
            assert list(getattr(kept, method)()) == list(getattr(MadeOutgoing(), method)())


def test_two_who_go_through_it_at_once_do_not_disturb_each_other() -> None:
    with Kept(MadeOutgoing()) as kept:
        pairs = list(zip(kept.incidents(), kept.incidents(), strict=True))
    assert all(one == other for one, other in pairs) and len(pairs) == 3


def test_each_thing_is_had_by_its_place() -> None:
    with Kept(MadeOutgoing()) as kept:
        assert kept.incident(0) == SHELLING
        assert kept.claim(1) == MadeOutgoing().made_claims[1]
        assert kept.source(1) == MadeOutgoing().made_sources[1]


def test_it_is_gathered_once() -> None:
    asked: list[str] = []

    class Asked(MadeOutgoing):
        def incidents(self) -> Iterator[PublicIncident]:
            asked.append(self.edition.id)
            return super().incidents()

    with Kept(Asked()) as kept:
        for _ in range(3):
            list(kept.incidents())
    assert len(asked) == 1
