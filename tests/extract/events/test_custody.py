from told import name, read


def holders(text: str) -> list[tuple[str, str] | None]:
    reading = read(text)
    doers = [event.perpetrator for event in reading.events]
    return [None if doer is None else (name(reading, doer.entity) or "", doer.basis.value) for doer in doers]


def test_custody_without_a_holder_is_that_of_the_only_party_told_to_hold_people() -> None:
    told = holders("The rebels captured six soldiers in Durra on Monday. Two prisoners were freed on Friday.")
    assert told == [("rebels", "stated"), ("rebels", "implied")]


def test_of_two_parties_that_hold_people_none_is_guessed() -> None:
    told = holders(
        "The rebels captured six soldiers in Durra on Monday. The army detained nine herders in Sarn on Tuesday. "
        "Two prisoners were freed on Friday."
    )
    assert told[-1] is None
