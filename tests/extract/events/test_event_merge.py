from time import process_time

from told import events, read


def test_a_nominal_mention_joins_the_attack_it_points_back_to() -> None:
    found = events(
        "A car bomb exploded in Durra on Monday.", "The blast destroyed two shops. Police said the attack was planned."
    )
    assert [event.type.value for event in found] == ["offensive"]
    assert len(found[0].evidence) > 1


def test_attacks_on_different_places_stay_apart() -> None:
    found = events("Rebels stormed Durra on Monday. Rebels stormed Selm on Tuesday.")
    assert [event.date.edtf for event in found] == ["2031-05-12", "2031-05-13"]


def test_the_title_tells_no_second_event() -> None:
    found = events("Rebels stormed the town of Durra on Monday.", title="Rebels storm Durra")
    assert len(found) == 1


def test_the_title_alone_tells_no_event() -> None:
    assert events("Nothing else is known.", title="Rebels storm Durra") == ()


def test_a_second_strike_is_another_event() -> None:
    found = events("Warplanes bombed a market in Durra on Monday. A second strike hit the same street.")
    assert len(found) == 2


def test_stages_of_a_movement_with_their_own_days_are_two() -> None:
    found = events("Buses took 300 people out of Durra on Monday.", "On Tuesday 200 residents left Durra by bus.")
    assert [event.type.value for event in found] == ["evacuation", "evacuation"]


def test_twice_the_text_takes_about_twice_the_time() -> None:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday")
    towns = ("Durra", "Selm", "Haro", "Ummara", "Klee")
    told = [f"Rebels stormed {towns[i % 5]} on {days[i % 4]}, killing {i + 2} people." for i in range(160)]
    events("Rebels stormed Durra on Monday.")
    start = process_time()
    events(" ".join(told[:80]))
    half = process_time() - start
    events(" ".join(told))
    assert process_time() - start - half < 4 * half


def test_the_third_such_attack_is_the_one_told_of() -> None:
    told = events("Two soldiers died in an ambush near Durra on Monday. It was the third such attack this month.")
    assert [event.type.value for event in told] == ["offensive"]


def test_a_similar_strike_keeps_its_own_toll() -> None:
    reading = read("Drones struck Durra on Tuesday, wounding two villagers. In March a similar strike killed five.")
    two, five = (figure.event for figure in reading.quantities)
    assert None not in (two, five) and two != five
