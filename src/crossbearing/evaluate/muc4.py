"""MUC-4: incident templates of Latin American conflict news, scored as the GTT and GRIT papers score them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from crossbearing.evaluate.bench import Bench, Text
from crossbearing.evaluate.grit_score import grit_count, role_entities
from crossbearing.evaluate.gtt_score import ROLES, Filler, Template, gtt_counts, gtt_f1, normal
from crossbearing.evaluate.measure import Count, Measure
from crossbearing.evaluate.muc4_choice import entities, templates
from crossbearing.evaluate.muc4_learnt import Conventions, Sheet, sheet_of

# "[TEXT]" with what stands between the dateline and it, and notes on the recording or the spelling.
_NOTES = re.compile(
    r"(?<=--)\s*(?:\[[^\]]*\]\s*)*\[(?:TEXT|EXCERPTS?|SUMMARY|COMMENTARY|REPORT|COMMUNIQUE)\]"
    r"|\[(?:(?:BEGIN|END)\s+RECORDING|PASSAGE\s+OMITTED|(?:WORDS?|PASSAGE|SENTENCE)\s+INDISTINCT|(?:NAMES?|NUMBER)\s+AS\s+[A-Z]+|[0-9]+\s+GMT"
    r"|WORDS\s+INDISTINCT|CONTINUED|SIC|EXCERPT|TEXT)\]"
)
TEXTS = "muc4/dev.jsonl.gz"
GOLD = "muc4/gtt_dev.jsonl.gz"
TRAIN_TEXTS = "muc4/train.jsonl.gz"
TRAIN_GOLD = "muc4/gtt_train.jsonl.gz"

Key = Sequence[Template]


def measure(bench: Bench) -> list[Measure]:
    """Template F1 as GTT counts it and role F1 as GRIT does, on the two dev sets (TST1 and TST2), twice.

    Once by rules alone, and once with the task's conventions learnt on its 1300 train texts, as the systems of the
    papers learn them. The learning is part of every run: the reader reads the train texts too, the models are fitted
    in the same way each time, and nothing of them stays behind.
    """
    conventions = Conventions.learn(*_read(bench, TRAIN_TEXTS, TRAIN_GOLD))
    sheets, keys = _read(bench, TEXTS, GOLD)
    by_rules = [list(sheet.ruled) for sheet in sheets]
    chances = [conventions.chances(sheet) for sheet in sheets]
    learnt = [templates(*pair) for pair in zip(sheets, chances, strict=True)]
    roles = [entities(*pair) for pair in zip(sheets, chances, strict=True)]
    return [
        *_of_templates("templates (GTT), rules alone", by_rules, keys),
        *_of_roles("role entities (GRIT), rules alone", [role_entities(given) for given in by_rules], keys),
        *_of_templates("templates (GTT), conventions learnt on train", learnt, keys),
        *_of_roles("role entities (GRIT), conventions learnt on train", roles, keys),
    ]


def _read(bench: Bench, texts: str, gold: str) -> tuple[list[Sheet], list[Key]]:
    """What the reader makes of the texts of a part, with its gold templates."""
    keys = {row["docid"]: gold_templates(row["templates"]) for row in bench.rows(gold)}
    read = [Text(row["id"], without_notes(row["text"])) for row in bench.rows(texts)]
    return [sheet_of(draft) for draft in bench.drafts(read)], [keys[text.name] for text in read]


def _of_templates(name: str, given: Sequence[Key], keys: Sequence[Key]) -> list[Measure]:
    f1, precision, recall = gtt_f1([gtt_counts(*pair) for pair in zip(given, keys, strict=True)])
    slots = sum(template.slots for key in keys for template in key)
    values = (("F1", f1), ("precision", precision), ("recall", recall))
    return [Measure(f"{name} {what}", value, slots) for what, value in values]


def _of_roles(name: str, given: Sequence[Mapping[str, Sequence[Filler]]], keys: Sequence[Key]) -> list[Measure]:
    counts = (grit_count(found, role_entities(key)) for found, key in zip(given, keys, strict=True))
    return sum(counts, Count()).measures(name)


def without_notes(text: str) -> str:
    """The text with the translators' notes in square brackets turned to spaces, so that offsets stay.

    Names in brackets, which are the dispatch's own, stay.
    """
    return _NOTES.sub(lambda note: re.sub(r"\S", " ", note.group()), text)


def gold_templates(rows: list[Mapping[str, Any]]) -> list[Template]:
    """The gold templates of a text, each once; a filler is the set of its mention strings."""
    found = [
        normal(Template(row["incident_type"], {role: tuple(_filler(entity) for entity in row[role]) for role in ROLES}))
        for row in rows
    ]
    return [template for i, template in enumerate(found) if template not in found[:i]]


def _filler(entity: list[Any]) -> Filler:
    return frozenset(mention[0] for mention in entity)
