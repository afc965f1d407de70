from crossbearing.web.charts.shares import shares


def test_parts_stand_behind_one_another_and_leave_the_rest_bare():
    found = shares([("agree", 1), ("against", 2)], 4)
    assert [(piece.kind, piece.start, piece.length) for piece in found] == [
        ("agree", 0.0, 25.0),
        ("against", 25.0, 50.0),
    ]


def test_a_part_of_nothing_is_no_piece():
    assert [piece.kind for piece in shares([("agree", 0), ("against", 2)], 2)] == ["against"]
    assert shares([("agree", 0)], 0) == ()
