"""MUC-4: incident templates of Latin American conflict news, scored as the GTT and GRIT papers score them."""

import re
from collections.abc import Mapping
from typing import Any

from crossbearing.evaluate.bench import Bench, Text
from crossbearing.evaluate.grit_score import grit_count, role_entities
from crossbearing.evaluate.gtt_score import ROLES, Filler, Template, gtt_counts, gtt_f1, normal
from crossbearing.evaluate.measure import Count, Measure
from crossbearing.evaluate.muc4_templates import templates_of

# "[TEXT]" with what stands between the dateline and it, and notes on the recording or the spelling.
_NOTES = re.compile(
    r"(?<=--)\s*(?:\[[^\]]*\]\s*)*\[(?:TEXT|EXCERPTS?|SUMMARY|COMMENTARY|REPORT|COMMUNIQUE)\]"
    r"|\[(?:(?:BEGIN|END)\s+RECORDING|PASSAGE\s+OMITTED|(?:WORDS?|PASSAGE|SENTENCE)\s+INDISTINCT|(?:NAMES?|NUMBER)\s+AS\s+[A-Z]+|[0-9]+\s+GMT"
    r"|WORDS\s+INDISTINCT|CONTINUED|SIC|EXCERPT|TEXT)\]"
)
TEXTS = "muc4/dev.jsonl.gz"
GOLD = "muc4/gtt_dev.jsonl.gz"


def measure(bench: Bench) -> list[Measure]:
    """Template F1 as GTT counts it and role F1 as GRIT does, on the two dev sets (TST1 and TST2)."""
    gold = {row["docid"]: gold_templates(row["templates"]) for row in bench.rows(GOLD)}
    texts = [Text(row["id"], without_notes(row["text"])) for row in bench.rows(TEXTS)]
    templates, entities = [], Count()
    for text, draft in zip(texts, bench.drafts(texts), strict=True):
        given = [normal(template) for template in templates_of(draft)]
        templates.append(gtt_counts(given, gold[text.name]))
        entities += grit_count(role_entities(given), role_entities(gold[text.name]))
    f1, precision, recall = gtt_f1(templates)
    slots = sum(template.slots for found in gold.values() for template in found)
    return [
        Measure("templates (GTT) F1", f1, slots),
        Measure("templates (GTT) precision", precision, slots),
        Measure("templates (GTT) recall", recall, slots),
        *entities.measures("role entities (GRIT)"),
    ]


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
