import re
import tomllib
from enum import StrEnum
from importlib.resources import files

import pytest

from crossbearing.model.agreement import Agreement, AgreementStatus, Degree, Obligation, Performance, Violation
from crossbearing.model.claim import Certainty, Claim, ClaimKind, Form, Polarity, Stance
from crossbearing.model.contradiction import ContradictionKind
from crossbearing.model.decision import WORDS, Verb
from crossbearing.model.entity import Alignment, Entity, EntityType, MentionKind
from crossbearing.model.event import DamageLevel, Event, EventStance, EventType, Modality, RoleBasis
from crossbearing.model.figure import PART_OF_COUNT, Category, Figure, Modifier
from crossbearing.model.media import Media
from crossbearing.model.pair import Pair, PairType
from crossbearing.model.person import Role
from crossbearing.model.place import Extent, Nearness
from crossbearing.model.place_status import Attribute, PlaceStatus
from crossbearing.model.relation import Quotation, Relation
from crossbearing.model.silence import Silence, SilenceKind
from crossbearing.model.watch import Quiet, WatchKind
from crossbearing.model.when import Basis, Precision
from crossbearing.model.zone import Zone, ZoneKind
from crossbearing.reconcile.agreements import balances
from crossbearing.reconcile.agreements.kinds import OTHER, kinds
from crossbearing.reconcile.decisions.decision_log import State
from crossbearing.reconcile.decisions.fields import FIELDS
from crossbearing.reconcile.families import FAMILIES
from crossbearing.reconcile.grades import grading
from crossbearing.reconcile.tallies.classes import PEOPLE
from crossbearing.reconcile.tallies.policies import RULES
from crossbearing.store.search_wanted import Inside
from crossbearing.vocab import load
from crossbearing.vocab.gradings import GRADINGS

ENUMS: dict[str, type[StrEnum]] = {
    "agreement_status": AgreementStatus,
    "alignment": Alignment,
    "attribute": Attribute,
    "basis": Basis,
    "category": Category,
    "certainty": Certainty,
    "claim_kind": ClaimKind,
    "contradiction_kind": ContradictionKind,
    "damage_level": DamageLevel,
    "decision_state": State,
    "degree": Degree,
    "entity_type": EntityType,
    "event_stance": EventStance,
    "event_type": EventType,
    "extent": Extent,
    "form": Form,
    "inside": Inside,
    "mention_kind": MentionKind,
    "modality": Modality,
    "modifier": Modifier,
    "nearness": Nearness,
    "pair_type": PairType,
    "polarity": Polarity,
    "precision": Precision,
    "quiet": Quiet,
    "role": Role,
    "role_basis": RoleBasis,
    "silence_kind": SilenceKind,
    "stance": Stance,
    "verb": Verb,
    "watch_kind": WatchKind,
    "zone_kind": ZoneKind,
}
# Choices that are no enums.
OTHERS = {
    "family": set(FAMILIES),
    "counted": {PEOPLE, *load("toll_classes")["classes"]},
    "duty": {OTHER, *(kind.name for kind in kinds())},
    "field": {field for fields in FIELDS.values() for field in fields},
    "genre": {"news_report", *load("genres")["order"]},
    "grading": set(GRADINGS),
    "media": {"photo", *load("media")["kinds"]},
    "policy": set(RULES),
    "weapon": set(load("weapons")["kinds"]),
}
ITEMS = (Zone, Entity, Event, Figure, Claim, Quotation, Pair, Silence, PlaceStatus, Media, Relation)
LAYERS = (*ITEMS, Agreement, Obligation, Performance, Violation)
LANGUAGES = ("en", "ar")


def _terms(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((files("crossbearing.web.words") / language / "terms.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(ENUMS))
def test_every_value_of_an_enum_has_a_name(kind, language):
    assert set(_terms(language)[kind]) == {value.value for value in ENUMS[kind]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(OTHERS))
def test_every_value_of_another_choice_has_a_name(kind, language):
    assert set(_terms(language)[kind]) == OTHERS[kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_layer_of_a_reading_has_a_name(language):
    assert {kind.__name__.lower() for kind in LAYERS} | {WORDS, *FIELDS} == set(_terms(language)["layer"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", GRADINGS)
def test_every_grade_and_its_rule_has_words(name, language):
    terms = _terms(language)
    for rule in grading(name).rules:
        assert rule.grade in terms["grade"] and rule.text in terms["why"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_for_the_state_of_a_duty_has_words(language):
    reasons = {value for name, value in vars(balances).items() if name.isupper() and isinstance(value, str)}
    assert reasons | {PART_OF_COUNT} <= set(_terms(language)["why"])


def test_reasons_in_english_are_as_the_rules_give_them():
    assert all(key == words for key, words in _terms("en")["why"].items())


def test_arabic_terms_are_arabic_and_no_name_is_left_empty():
    for kind, names in _terms("ar").items():
        assert all(re.search("[\u0621-\u064a]", name) for key, name in names.items() if key != "airwars"), kind
    assert all(name.strip() for names in _terms("en").values() for name in names.values())


@pytest.mark.parametrize("kind", sorted({*ENUMS, *OTHERS} - {"field"}))
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_values_of_a_choice_read_alike(kind, language):
    names = list(_terms(language)[kind].values())
    assert sorted(set(names)) == sorted(names)
