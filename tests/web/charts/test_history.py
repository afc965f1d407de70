"""How figures came in, as shapes."""

from crossbearing.web.charts.history import HEIGHT, WIDTH, Given, Moment, history_chart

MOMENTS = [Moment("2031-05-12", 5, 5, 5), Moment("2031-05-13", 5, None, 9), Moment("2031-05-20", 5, 9, None)]
GIVEN = [
    Given("2031-05-12", 5, 5, 5, True),
    Given("2031-05-13", 9, 9, 9, True),
    Given("2031-05-13", 9, 9, 9, True),
    Given("2031-05-13", None, None, None, True),
    Given("2031-05-20", 8, 8, None, False),
]


def test_time_runs_to_the_right_and_more_stands_higher() -> None:
    chart = history_chart(MOMENTS, GIVEN)
    assert chart is not None
    assert [turn.x for turn in chart.turns] == sorted(turn.x for turn in chart.turns)
    assert chart.levels[0].y > chart.levels[-1].y
    first, second = (later.x - one.x for one, later in zip(chart.turns, chart.turns[1:], strict=False))
    assert second > 6 * first
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= HEIGHT for dot in chart.dots)


def test_alike_figures_of_a_day_are_one_dot_and_unknown_ones_are_none() -> None:
    chart = history_chart(MOMENTS, GIVEN)
    assert chart is not None
    assert [(dot.count, dot.used, dot.more) for dot in chart.dots] == [
        (1, True, False),
        (2, True, False),
        (1, False, True),
    ]


def test_where_there_is_no_best_number_the_line_is_broken_and_an_open_end_says_so() -> None:
    chart = history_chart(MOMENTS, GIVEN)
    assert chart is not None
    assert len(chart.levels) == 2
    assert [band.more for band in chart.bands] == [False, False, True]


def test_nothing_is_drawn_of_no_numbers_and_zero_is_a_number() -> None:
    assert history_chart([Moment("2031-05-12", None, None, None)], []) is None
    chart = history_chart([Moment("2031-05-12", 0, 0, 0)], [Given("2031-05-12", 0, 0, 0, True)])
    assert chart is not None and len(chart.bands) == len(chart.dots) == 1


def test_reports_without_a_date_stand_apart_at_the_end() -> None:
    chart = history_chart([*MOMENTS, Moment(None, 5, 9, 9)], GIVEN)
    assert chart is not None
    assert chart.turns[-1].day is None
    assert chart.turns[-1].x - chart.turns[-2].x > 20
