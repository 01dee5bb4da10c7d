"""Every field of every model is classified in `docs/retention.md`, with how long it is kept."""

import re
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model

from hub.embedded.places import CLONE
from hub.people.models import User
from tests.invariants.sources import ROOMS

ROW = re.compile(r"^\| `(?P<model>\w+\.\w+)` \|(?P<cells>.*)\|$", re.MULTILINE)
FOR_GOOD = "for good"


@dataclass(frozen=True)
class Row:
    personal: frozenset[str]
    pseudonymous: frozenset[str]
    neither: frozenset[str]
    kept: str


def register() -> dict[str, Row]:
    rows = {}
    for found in ROW.finditer((CLONE / "docs" / "retention.md").read_text()):
        personal, pseudonymous, neither, kept = (cell.strip() for cell in found["cells"].split("|"))
        rows[found["model"]] = Row(names(personal), names(pseudonymous), names(neither), kept)
    return rows


def names(cell: str) -> frozenset[str]:
    return frozenset(cell.replace("`", "").split())


MODELS: dict[str, type[Model]] = {
    model._meta.label: model for model in apps.get_models() if model.__module__.split(".")[0] in ROOMS
}
REGISTER = register()


def test_the_register_names_no_model_that_is_gone() -> None:
    assert sorted(set(REGISTER) - set(MODELS)) == []


@pytest.mark.parametrize("label", sorted(MODELS))
def test_every_field_is_classified_once(label: str) -> None:
    meta = MODELS[label]._meta
    fields = {field.name for field in (*meta.local_concrete_fields, *meta.local_many_to_many)}
    assert label in REGISTER, f"add a row for {label}: {' '.join(sorted(fields))}"
    row = REGISTER[label]
    listed = [*row.personal, *row.pseudonymous, *row.neither]
    assert sorted(listed) == sorted(fields)
    assert row.kept


@pytest.mark.parametrize("label", sorted(REGISTER))
def test_what_is_personal_is_not_kept_for_good(label: str) -> None:
    assert not (REGISTER[label].personal and REGISTER[label].kept.startswith(FOR_GOOD))


@pytest.mark.parametrize("label", sorted(MODELS))
def test_a_reference_to_a_person_is_never_called_neither(label: str) -> None:
    to_people = {
        field.name
        for field in MODELS[label]._meta.local_concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is User
    }
    assert to_people & REGISTER[label].neither == frozenset()
