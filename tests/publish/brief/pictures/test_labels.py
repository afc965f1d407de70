from hypothesis import given
from hypothesis import strategies as st

from crossbearing.publish.brief.pictures.labels import Labels

AT = st.tuples(st.floats(0, 300), st.floats(0, 250))


@given(st.lists(AT, max_size=25))
def test_no_words_stand_on_others_or_leave_the_map(points):
    labels = Labels(300, 250)
    for x, y in points:
        labels.place("Tall Nur", x, y, 9, 4)
    boxes = labels._taken
    assert all(box.within(300, 250) for box in boxes)
    assert not any(one.meets(other) for n, one in enumerate(boxes) for other in boxes[n + 1 :])


def test_words_go_to_the_other_side_where_there_is_no_room():
    assert Labels(100, 50).place("Nur", 10, 25, 9, 4).across == "left"
    assert Labels(100, 50).place("Nur", 90, 25, 9, 4).across == "right"
    assert Labels(20, 20).place("A long name", 10, 10, 9, 4) is None


def test_words_keep_off_what_is_there():
    labels = Labels(100, 50)
    labels.fill(0, 0, 100, 50)
    assert labels.place("Nur", 50, 25, 9, 4) is None


def test_the_words_of_an_area_stand_in_its_middle_or_on_the_next_line():
    labels = Labels(100, 50)
    placed = [labels.within("Nur", 50, 25, 9) for _ in range(3)]
    assert [one.y > 25 or one.y < 25 for one in placed] == [False, True, True]
    assert {one.x for one in placed} == {50}
    assert Labels(10, 10).within("A long name", 5, 5, 9) is None
