"""MUC-4's conventions as its train part shows them: which of the reader's findings the keys count, and in which slot.

The reader proposes, with every stretch of a text and what it knows of it; three linear models choose: which texts tell
of an incident, which stretches fill a role or mean what fills it, and in which words the key has what is meant. They
are fitted to the train part whenever the task is measured and serve nothing else: no weight is kept, and the reader
never sees one.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from crossbearing.evaluate.gtt_score import ROLES, Template, normal
from crossbearing.evaluate.muc4_features import Candidate, findings
from crossbearing.evaluate.muc4_linear import Floats, Linear
from crossbearing.evaluate.muc4_templates import templates_of, told_types
from crossbearing.evaluate.muc4_wording import means, rival_marks, wording
from crossbearing.extract.draft import Draft

TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery")
# All numbers here by cross-validation within the train part, by blocks of consecutive texts.
REPORT_RIDGE = 5.0
REPORT_STEPS = 30
RIDGE = 4.0
STEPS = 35
# A mark that stands in fewer rows says nothing yet.
LEAST = 3
# What the models think of a train text must come from models that have not seen it.
FOLDS = 5
# The wording of what is less likely meant than this is not asked for.
MEANT = 0.02
# A common noun that heads so many stretches of the train part and never a filler is left out.
NEVER = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of a text before a choice: its marks, candidates, sentences with deeds, templates by rules."""

    marks: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    told: tuple[tuple[int, str], ...]
    ruled: tuple[Template, ...]


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely a text tells of an incident, how likely of each type, and each candidate's chance of each role."""

    relevant: float
    types: dict[str, float]
    fills: Floats


@dataclass(slots=True)
class _Lesson:
    """Rows of marks with the answers that a model learns from them."""

    rows: list[list[str]] = field(default_factory=list)
    answers: list[list[bool]] = field(default_factory=list)

    def add(self, marks: list[str], answers: list[bool]) -> None:
        """One row more."""
        self.rows.append(marks)
        self.answers.append(answers)

    def model(self) -> Linear:
        """What the rows teach."""
        return Linear.fit(self.rows, np.array(self.answers, dtype=np.float32), least=LEAST, ridge=RIDGE, steps=STEPS)


@dataclass(frozen=True, slots=True)
class Conventions:
    """What the train part taught."""

    reports: Linear
    fillers: Linear
    wordings: Linear
    never: frozenset[str]

    @classmethod
    def learn(cls, sheets: Sequence[Sheet], keys: Sequence[Sequence[Template]]) -> "Conventions":
        """Fit the models to sheets and their gold templates."""
        tells = np.array([_tells(key) for key in keys], dtype=np.float32)
        never = _never(sheets, keys)
        fills, worded = _Lesson(), _Lesson()
        for sheet, key, chances in zip(sheets, keys, _unseen(sheets, tells), strict=True):
            strings = _strings(key)
            for candidate, beside in zip(sheet.candidates, rival_marks(sheet.candidates), strict=True):
                if candidate.noun not in never:
                    right = [candidate.words in named for named in strings]
                    meant = [means(candidate.words, named) for named in strings]
                    fills.add(candidate.told_in(_told(chances)), [*right, *meant])
                    for role, is_right, is_meant in zip(ROLES, right, meant, strict=True):
                        if is_meant:
                            worded.add(wording(candidate, beside, role), [is_right])
        reports = _report_model([sheet.marks for sheet in sheets], tells)
        return cls(reports, fills.model(), worded.model(), never)

    def chances(self, sheet: Sheet) -> Chances:
        """What the models think of a text."""
        tells = self.reports.chances([sheet.marks])[0]
        told = _told(tells)
        open_ = [i for i, candidate in enumerate(sheet.candidates) if candidate.noun not in self.never]
        fills = np.zeros((len(sheet.candidates), len(ROLES)), dtype=np.float32)
        found = self.fillers.chances(sheet.candidates[i].told_in(told) for i in open_)
        right, meant = found[:, : len(ROLES)], found[:, len(ROLES) :]
        # Two ways to the same chance, each wrong where the other need not be: their mean in logs.
        fills[open_] = np.sqrt(right * meant * self._worded(sheet, open_, meant))
        return Chances(float(tells[0]), dict(zip(TYPES, map(float, tells[1:]), strict=True)), fills)

    def _worded(self, sheet: Sheet, open_: Sequence[int], meant: Floats) -> Floats:
        """How likely the key has what candidates mean in their very words, for each role."""
        beside = rival_marks(sheet.candidates)
        found = np.zeros_like(meant)
        asked = np.argwhere(meant > MEANT)
        rows = [wording(sheet.candidates[open_[row]], beside[open_[row]], ROLES[column]) for row, column in asked]
        if rows:
            found[asked[:, 0], asked[:, 1]] = self.wordings.chances(rows)[:, 0]
        return found


def sheet_of(draft: Draft) -> Sheet:
    """What the reader and the rules make of a text, for the models to choose from."""
    ruled = tuple(normal(template) for template in templates_of(draft))
    marks, candidates = findings(draft, ruled)
    return Sheet(marks, candidates, told_types(draft), ruled)


def _strings(key: Sequence[Template]) -> list[set[str]]:
    """The strings that fill each role."""
    return [{words for t in key for filler in t.fillers(role) for words in filler} for role in ROLES]


def _tells(key: Sequence[Template]) -> list[float]:
    return [float(bool(key)), *(float(any(kind in template.type for template in key)) for kind in TYPES)]


def _report_model(marks: Sequence[Sequence[str]], tells: Floats) -> Linear:
    return Linear.fit(marks, tells, least=LEAST, ridge=REPORT_RIDGE, steps=REPORT_STEPS)


def _unseen(sheets: Sequence[Sheet], tells: Floats) -> Floats:
    """What report models think of each text that have not seen it: one model for every fold left out."""
    found = np.zeros_like(tells)
    fold = np.arange(len(sheets)) % FOLDS
    for left in range(FOLDS):
        seen, unseen = np.flatnonzero(fold != left).tolist(), np.flatnonzero(fold == left).tolist()
        if seen and unseen:
            model = _report_model([sheets[i].marks for i in seen], tells[seen])
            found[unseen] = model.chances([sheets[i].marks for i in unseen])
    return found


def _told(tells: Floats) -> list[str]:
    """The chances of a text's being relevant and of its commonest types, in steps of the log odds."""
    odds = np.clip(np.log((tells + 1e-4) / (1 - tells + 1e-4)), -4, 4).astype(int)
    return [f"doc{name}={step}" for name, step in zip(("", *TYPES[:3]), odds, strict=False)]


def _never(sheets: Sequence[Sheet], keys: Sequence[Sequence[Template]]) -> frozenset[str]:
    """The common nouns that head many stretches and never a filler."""
    heads: Counter[str] = Counter()
    filling: set[str] = set()
    for sheet, key in zip(sheets, keys, strict=True):
        strings = set[str]().union(*_strings(key))
        for candidate in sheet.candidates:
            heads[candidate.noun] += 1
            if candidate.words in strings:
                filling.add(candidate.noun)
    return frozenset(noun for noun, count in heads.items() if noun and count >= NEVER and noun not in filling)
