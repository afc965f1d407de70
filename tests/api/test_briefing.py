from dataclasses import replace
from pathlib import Path

import pytest
from made_outgoing import SHELLING, TOWN, MadeOutgoing, passage, told

from crossbearing import api
from crossbearing.api.briefing import brief
from crossbearing.api.outgoing import Going
from crossbearing.errors import LeakError
from crossbearing.publish.brief.material import Scope

# Two reports of one truce, in which a fighter speaks under an alias.
EXAMPLES = Path(__file__).parents[2] / "examples"
ALIAS = "Abu Layth"


@pytest.fixture(scope="module")
def going(tmp_path_factory: pytest.TempPathFactory) -> Going:
    with api.open(tmp_path_factory.mktemp("leak") / "truce.db") as ledger:
        ledger.add([EXAMPLES / "02-orontes-newswire-first-buses.txt"])
        return ledger.going()


def test_an_alias_is_in_no_part_of_a_brief(going, tmp_path):
    brief(going, Scope(), tmp_path / "truce.md")
    assert not any(ALIAS in path.read_text(encoding="utf-8") for path in tmp_path.iterdir())


@pytest.mark.parametrize("name", ["brief.html", "brief.md"])
@pytest.mark.parametrize(
    "planted",
    [
        replace(SHELLING, site=replace(TOWN, name=f"house of {ALIAS}")),
        replace(SHELLING, told=(replace(told(1), words=(passage(f"{ALIAS} saw it"),)),)),
    ],
    ids=["on the map", "in a quote"],
)
def test_a_name_that_would_go_out_is_found_and_nothing_is_written(going, tmp_path, name, planted):
    outgoing = MadeOutgoing(made_incidents=(planted,))
    with pytest.raises(LeakError, match="A protected name stands in"):
        brief(replace(going, outgoing=outgoing), Scope(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []
