"""A migration of a ledger that is in use builds no index and checks no rows while it locks a table against writing."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import AddConstraint, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation

pytestmark = pytest.mark.django_db
ONCE = "dissemination_delivery_once_a_way"
FIRST = "0012"
"""Those before made the ledger, or ran on empty tables."""


def found() -> Iterator[tuple[Migration, Operation]]:
    for (app, name), migration in sorted(MigrationLoader(None).disk_migrations.items()):
        if app == "dissemination" and name >= FIRST:
            yield from ((migration, operation) for operation in migration.operations)


def test_indexes_and_constraints_of_tables_in_use_lock_nothing() -> None:
    for migration, operation in found():
        made = {one.name_lower for one in migration.operations if isinstance(one, CreateModel)}
        if isinstance(operation, AddIndex | AddConstraint) and operation.model_name_lower not in made:
            needs = "Concurrently" if isinstance(operation, AddIndex) else "NotValid"
            assert needs in type(operation).__name__, f"{migration.name}: {operation.describe()}"
            assert needs == "NotValid" or not migration.atomic, f"{migration.name} needs atomic = False"


def test_what_is_added_unchecked_is_checked_by_a_later_migration() -> None:
    added = {one.constraint.name: move.name for move, one in found() if type(one).__name__ == "AddConstraintNotValid"}
    checked = {one.name: move.name for move, one in found() if type(one).__name__ == "ValidateConstraint"}
    assert added and added.keys() == checked.keys()
    assert all(added[name] < checked[name] for name in added)


def test_the_database_has_what_they_say() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_constraint WHERE NOT convalidated AND conname LIKE 'dissemination%'")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT indisvalid, indisunique FROM pg_index WHERE indexrelid::regclass::text = %s", [ONCE])
        assert cursor.fetchall() == [(True, True)]
