from dataclasses import replace

from made_outgoing import AGENCY, HILL, SHELLING, TOWN, MadeOutgoing, killed, told

from crossbearing.publish.brief.blocks import Block, Line, Points
from crossbearing.publish.brief.citations import Citations
from crossbearing.publish.brief.material import Scope, material
from crossbearing.publish.brief.news import MOST_LINES, news
from crossbearing.publish.outgoing import PublicIncident
from crossbearing.publish.values import Source


def said(block: Block) -> list[str]:
    lines = block.lines if isinstance(block, Points) else (block,)
    return ["".join(part.text for part in one.parts) for one in lines if isinstance(one, Line)]


def of(*incidents: PublicIncident, sources: tuple[Source, ...] = (HILL, AGENCY)) -> list[str]:
    found = material(MadeOutgoing(made_incidents=incidents, made_sources=sources), Scope())
    return [text for block in news(found, Citations()) for text in said(block)]


def test_what_is_told_again_has_its_figures_before_and_now():
    assert of(SHELLING) == [
        "1 report of 9 March 2031, the latest, tells of 1 incident.",
        "7 March 2031, Tall Nur (Homs): shelling, told beforeKilled: 9 now, 12 before",
    ]


def test_what_no_earlier_report_tells_is_told_for_the_first_time():
    new = replace(SHELLING, told=(told(1, AGENCY, (killed(9, AGENCY),)),), site=replace(TOWN, admin1=None))
    assert of(new)[1] == "7 March 2031, Tall Nur: shelling, told for the first time"


def test_nothing_is_new_where_all_reports_are_of_one_day():
    assert of(SHELLING, sources=(HILL, replace(AGENCY, published=HILL.published))) == []


def test_more_than_a_screen_of_news_is_counted():
    many = [replace(SHELLING, id=f"i{number}") for number in range(MOST_LINES + 3)]
    assert of(*many)[-1] == "3 more stand in the table of incidents."
