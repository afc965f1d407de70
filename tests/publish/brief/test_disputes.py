from dataclasses import replace

from made_outgoing import AGENCY, CONTRADICTION, CORRECTION, HILL, SILENCE, MadeOutgoing, passage

from crossbearing.publish.brief.blocks import Block, Grid, Line, Points
from crossbearing.publish.brief.citations import Citations
from crossbearing.publish.brief.disputes import contradictions, corrections, silences
from crossbearing.publish.brief.material import Scope, material
from crossbearing.publish.outgoing import PublicCorrection, PublicSide


def said(line: Line) -> str:
    return "".join(f"{part.text}{list(part.sources) or ''}{part.after}" for part in line.parts).rstrip("; ")


def lines(blocks: tuple[Block, ...]) -> list[str]:
    (block,) = blocks
    return [said(one) for one in block.lines] if isinstance(block, Points) else []


def test_a_reprint_s_contradiction_is_told_once_with_both_sources():
    copied = replace(HILL, id="3" * 64, publisher="Copy Post")
    again = replace(CONTRADICTION, id="x2", sides=(PublicSide("12", (passage("12 people", copied),)),) * 2)
    found = material(MadeOutgoing(made_contradictions=(CONTRADICTION, again)), Scope())
    assert lines(contradictions(found, Citations())) == [
        "How many were killed (12 and 9 cannot both be right). Hill Post, Copy Post: “12 people”[1, 2]; "
        "Sahla News Agency: “9 people”[3]; Copy Post: “12 people”[2]"
    ]


def test_one_withdrawal_is_one_line_with_all_that_stands_in_its_place():
    shorter = PublicCorrection(AGENCY, (passage("people"),), (passage("none", AGENCY),))
    found = material(MadeOutgoing(made_corrections=(CORRECTION, shorter)), Scope())
    assert lines(corrections(found, Citations())) == [
        "Sahla News Agency takes back “12 people”[1]; in its place: “9 people ... none”[1]"
    ]


def test_a_silence_told_twice_is_one_row():
    found = material(MadeOutgoing(made_silences=(SILENCE, replace(SILENCE, as_of="2031-03-09"))), Scope())
    (grid,) = silences(found, Citations())
    assert isinstance(grid, Grid)
    assert [[said(cell) for cell in row] for row in grid.rows] == [
        ["Sahla Army", "no comment", "8 March 2031; 9 March 2031", "“did not comment”[1]"]
    ]


def test_nothing_found_is_said_and_is_not_called_agreement():
    found = material(MadeOutgoing(made_contradictions=(), made_silences=(), made_corrections=()), Scope())
    for part in (contradictions, silences, corrections):
        (line,) = part(found, Citations())
        assert said(line).startswith("No ")
