from hypothesis import given, settings
from hypothesis import strategies as st
from people_named import named_ledger
from redaction import looked_through


@given(seed=st.integers(0, 10**4))
@settings(max_examples=50, deadline=None, derandomize=True)
def test_nothing_that_goes_out_names_anyone_protected_and_a_planted_name_is_found(seed: int) -> None:
    found = looked_through(seed)
    assert not found.wrong
    assert found.counted["strings"] > 100


def test_most_ledgers_that_are_gone_through_have_somebody_to_protect() -> None:
    ledgers = [named_ledger(seed) for seed in range(30)]
    assert sum(bool(ledger.names) for ledger in ledgers) > 25
    assert all(
        entity.protect
        for ledger in ledgers
        for one in ledger.readings
        for entity in one.entities
        if entity.name in ledger.names
    )
