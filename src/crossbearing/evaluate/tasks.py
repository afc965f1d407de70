"""The tasks of `crossbearing evaluate`, each in a module of its own with `measure(bench)`."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from crossbearing.evaluate.bench import Bench
from crossbearing.evaluate.measure import Measure


@dataclass(frozen=True, slots=True)
class Task:
    """A task: its module, its folder among the corpora, and what it measures in a line."""

    name: str
    folder: str
    title: str

    def measure(self, bench: Bench) -> list[Measure]:
        """Run the task."""
        run: Callable[[Bench], list[Measure]] = import_module(f"crossbearing.evaluate.{self.name}").measure
        return run(bench)


TASKS = (
    Task("muc4", "muc4", "incident templates of MUC-4, as GTT and GRIT count them"),
    Task("airwars", "airwars", "killed and injured in Airwars narratives"),
    Task("polnear", "polnear", "source, cue and content of attributions in PolNeAR"),
    Task("tempeval", "tempeval3", "time expressions of AQUAINT and MEANTIME, as TempEval-3 counts them"),
    Task("geovirus", "geo", "place names of GeoVirus and where they are"),
    Task("re3d", "re3d", "names in BBC reports of re3d"),
    Task("newswire", "newswire_ner", "names in local newspapers of four regions of the world"),
    Task("treebank", "ud_ewt", "tags and trees of English Web Treebank, test part"),
    Task("sides", "muc4", "perpetrators of MUC-4 by side, so that a tilt towards one is seen"),
    Task("case", "events", "event types of CASE 2021 task 2"),
    Task("ecb", "ecb", "gold event mentions of ECB+ that are one happening, within a topic"),
)
