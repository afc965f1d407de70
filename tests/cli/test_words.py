from dataclasses import replace

import pytest
from rich.console import Console

from crossbearing.cli.lines import Line, print_lines
from crossbearing.cli.words import CUT, name_of, quoted
from crossbearing.model.span import Span
from crossbearing.model.visible import visible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("two\nlines\tand  a tab", "two lines and a tab"),
        ("\x1b[31mred\x07", "\ufffd[31mred\ufffd"),
        ("a\u202eb", "a\ufffdb"),
        ("\udcff", "\ufffd"),
        ("العمدة 🚀", "العمدة 🚀"),
    ],
)
def test_text_from_outside_cannot_command_a_terminal(text, seen):
    assert visible(text) == seen


def test_a_long_quote_is_cut_between_words(reading):
    words = " ".join(f"word{number}" for number in range(60))
    shown = quoted(reading, [Span(words, 0, len(words))]).strip("“”")
    head, tail = shown.split(f" {CUT} ")
    assert words.startswith(f"{head} ")
    assert words.endswith(f" {tail}")
    assert len(shown) < len(words)


def test_the_name_of_a_protected_person_is_hidden_in_names_and_quotes(reading):
    *others, mayor = reading.entities
    named = replace(mayor, pseudonym=True, protect=True, mentions=(replace(reading.entities[1].mentions[0]),))
    hidden = replace(reading, entities=(*others, named))
    assert name_of(hidden, mayor.id) == "[protected 1]"
    assert quoted(hidden, hidden.claims[0].content) == "“Rockets hit [protected 1] on Monday and killed 12 people”"
    assert "Durra" in quoted(reading, reading.claims[0].content)


def test_lines_wrap_between_words_and_end_without_white_space(capsys):
    line = Line(2, "“Rockets hit the market of Durra on Monday [and] killed”", "", "Hill Post, 2031-05-13")
    print_lines(Console(width=24), [line])
    shown = capsys.readouterr().out.splitlines()
    assert all(one == one.rstrip() and len(one) <= 24 for one in shown)
    assert " ".join(one.strip() for one in shown) == f"{line.text} — {line.source}"
