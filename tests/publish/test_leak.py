import pytest
from made_hidden import other, person, reading

from crossbearing.errors import CrossbearingError, LeakError
from crossbearing.publish.hidden import Hidden
from crossbearing.publish.leak import require_no_leak
from crossbearing.publish.part import Column, Json, JsonObject, Lines, Page, Part, Parts, Table, Tree

TEXT = "Layla Haddad said shells hit Durra. Haddad fled."
ONE = reading(TEXT, person(TEXT, name="Layla Haddad"))
ALIAS_TEXT = "Majdal said 12 died. Majdal Hospital was hit, Nabil Majdal said."
ALIAS = reading(
    ALIAS_TEXT,
    person(ALIAS_TEXT, name="Majdal"),
    other(ALIAS_TEXT, "Majdal Hospital"),
    other(ALIAS_TEXT, "Nabil Majdal", item="e3"),
)
ARABIC_TEXT = "أبو عمر said so."
ARABIC = reading(ARABIC_TEXT, person(ARABIC_TEXT, name="أبو عمر"))
HIDDEN = Hidden.of([ONE, ALIAS, ARABIC])
LEAKS = (
    "Layla Haddad",
    "told by layla haddad.",
    "HADDAD, LAYLA",
    "laylahaddad",
    "http://a.example/layla-haddad-1",
    "layla_haddad",
    "Layla%20Haddad",
    "Layla%2520Haddad",
    "layla+haddad",
    "Layla &amp;#72;addad",
    "Layla <i>Haddad</i>",
    "<a title='Layla Haddad'>x</a>",
    "La\u00adyla Had\u200bdad",
    "Ｌａｙｌａ Ｈａｄｄａｄ",
    "Lауlа Наddаd",
    "Layla al-Haddad’s",
    "L.a.y.l.a H.a.d.d.a.d",
    "Layla\nHaddad",
    r"\u004cayla Haddad",
    "Majdal was there",
    "majdal",
    "وأبو عمر",
    "ابو عمر",
    "أبـو عمر",
    "Layla\t|\tHaddad",
    "Lȧyla Haddaḋ",
)
CLEAN = (
    "",
    "Layla",
    "Haddad Street",
    "Majdal Hospital",
    "protected-1 said",
    "laylat al-qadr",
    "the haddock",
    "عمر",
    "12",
    "[…]",
    "Layla Qadri and Samir Haddad",
    "<td>12</td><td>Nabil Majdal</td>",
)


def table(*rows: tuple[str | float | None, ...], columns: int = 2, name: str = "claims") -> Parts:
    names = ("claim", "quote", "place", "count")[:columns]
    made = Table(name, "A row is a claim.", tuple(Column(one, f"The {one}.") for one in names), lambda: rows)
    return Parts((made,))


def lines(*objects: JsonObject) -> Parts:
    return Parts((Lines("events.jsonl", lambda: objects),))


@pytest.mark.parametrize("words", LEAKS)
def test_a_protected_name_is_found_however_it_is_written(words: str) -> None:
    for parts in (
        table((1, words)),
        lines({"a": ["x", {"b": words}]}),
        Parts((Page("a.html", lambda: f"<p>{words}</p>"),)),
    ):
        with pytest.raises(LeakError):
            require_no_leak(parts, HIDDEN)


@pytest.mark.parametrize("words", CLEAN)
def test_what_names_nobody_protected_goes_out(words: str) -> None:
    require_no_leak(table((1, words)), HIDDEN)
    require_no_leak(lines({"a": words}), HIDDEN)


def test_the_message_says_where_and_what_to_do_and_not_the_name() -> None:
    rows = [("c", "shells fell")] * 11 + [("c", "so said Layla Haddad")]
    with pytest.raises(
        LeakError, match=r"^A protected name stands in claims, row 12, column quote\. Nothing"
    ) as raised:
        require_no_leak(table(*rows), HIDDEN)
    assert "addad" not in str(raised.value)
    assert "[allow]" in str(raised.value)
    assert isinstance(raised.value, CrossbearingError)


@pytest.mark.parametrize(
    "row",
    [
        ("Layla", "Haddad"),
        ("Haddad", "Layla"),
        ("x Layla", "Haddad x"),
        ("Lay", "la Haddad"),
        ("أبو", "عمر"),
        ("Layla", "Haddad", 3),
        ("Layla", 34, "Haddad"),
        ("layla", None, "Durra", "HADDAD"),
    ],
)
def test_a_name_split_over_the_cells_of_a_row_is_found(row: tuple[str | int | None, ...]) -> None:
    with pytest.raises(LeakError, match="row 1, over several columns"):
        require_no_leak(table(row, columns=len(row)), HIDDEN)


def test_cells_of_two_rows_are_no_name() -> None:
    require_no_leak(table(("c1", "Layla"), ("Haddad", "c2")), HIDDEN)


def test_a_name_split_over_the_members_of_an_object_is_found() -> None:
    with pytest.raises(LeakError, match="over several columns"):
        require_no_leak(lines({"a": 1}, {"first": "Layla al", "last": "Haddad"}), HIDDEN)


PLACES: tuple[tuple[Part, str], ...] = (
    (Table("Layla Haddad", "x", (), list), "the head of"),
    (Table("a", "x", (Column("layla_haddad", ""),), list), "a column"),
    (Table("a", "x", (Column("b", "Of Layla Haddad."),), list), "a column's description"),
    (Lines("layla-haddad.jsonl", list), "its name"),
    (Lines("a.jsonl", lambda: [{"x": {"Layla Haddad": 1}}]), "a.jsonl, line 1, a key at x"),
    (Tree("a.json", {"name": "Layla Haddad"}, "features", list), "the head of a.json, member name"),
    (Tree("a.json", {}, "features", lambda: [1, ["Layla Haddad"]]), r"a.json, features 2, member \[1\]"),
    (Page("layla-haddad.html", lambda: ""), "its name"),
    (Page("a.html", lambda: "<p>\n<b>Durra</b>\n<i>Layla</i> Haddad\n"), "a.html, its text, line 3"),
    (Page("a.html", lambda: "<p>Layla\nHaddad\n"), r"a.html, its text\."),
)


@pytest.mark.parametrize(("part", "where"), PLACES)
def test_every_string_of_every_part_is_looked_at(part: Part, where: str) -> None:
    with pytest.raises(LeakError, match=where):
        require_no_leak(Parts((part,)), HIDDEN)


def test_lines_on_what_is_left_out_are_looked_at() -> None:
    with pytest.raises(LeakError, match="what is left out, line 2"):
        require_no_leak(Parts((), lambda: ("1 left out", "the claim of Layla Haddad")), HIDDEN)


def test_a_surname_alone_is_found_in_records_of_reports_that_name_the_person() -> None:
    item = f"{ONE.sha256[:12]}:c1"
    with pytest.raises(LeakError, match="column quote"):
        require_no_leak(table((item, "Haddad said so")), HIDDEN)
    require_no_leak(table(("0" * 12 + ":c1", "Haddad said so")), HIDDEN)
    require_no_leak(table((f"{item}; {'0' * 12}:c2", "Haddad said so")), HIDDEN)


def test_allowed_words_go_out() -> None:
    hidden = Hidden.of([ONE, ALIAS], allowed=["majdal"])
    require_no_leak(table((1, "Majdal")), hidden)
    with pytest.raises(LeakError):
        require_no_leak(table((1, "Layla Haddad")), hidden)


def test_a_word_of_daily_use_is_a_name_only_with_a_capital() -> None:
    text = "Teacher said 12 died."
    hidden = Hidden.of([reading(text, person(text, name="Teacher"))])
    require_no_leak(table((1, "a teacher fled")), hidden)
    with pytest.raises(LeakError):
        require_no_leak(table((1, "so said Teacher")), hidden)


def test_deep_and_empty_values_are_no_trouble() -> None:
    deep: Json = "Layla Haddad"
    for _ in range(200):
        deep = [deep]
    with pytest.raises(LeakError):
        require_no_leak(lines({"a": deep}), HIDDEN)
    require_no_leak(lines({}, {"a": None, "b": [], "c": {}}), HIDDEN)
    require_no_leak(Parts(()), HIDDEN)
