"""Random histories: everybody receives what an independent oracle says, once; without each of two rules they do not."""

import os
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dissemination import sources
from dissemination.models.digest import DigestEntryQuerySet
from dissemination.queries import told
from dissemination.services import fan_out
from tests.dissemination.digests import histories
from tests.dissemination.digests.histories import PEOPLE, Board, compare

pytestmark = pytest.mark.django_db

DEEP = bool(os.environ.get("HUB_DEEP"))
ANA = "ana@example.org"
ONCE, ONCE_A_LANGUAGE = "dissemination_entry_once", "dissemination_entry_told_once_a_language"


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Board:
    shelf = Board()
    monkeypatch.setitem(sources.SOURCES, "news", shelf)
    return shelf


@pytest.mark.deep
@settings(max_examples=200 if DEEP else 15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(policies=histories.policies, history=st.lists(histories.steps, min_size=4, max_size=30))
def test_everybody_receives_what_the_oracle_says(
    policies: dict[str, str], history: list[Any], themes: None, board: Board
) -> None:
    with transaction.atomic():
        received, owed = compare(board, policies, history)
        assert received == owed
        transaction.set_rollback(True)


@pytest.mark.parametrize("keyed", [True, False])
def test_without_the_unique_key_an_item_is_told_twice(themes: None, board: Board, keyed: bool) -> None:
    """Who waits for their own language would have an entry of the publication and one of the translation."""
    history: list[Any] = [("want", ANA, "all", "daily"), ("publish", "one", set(), 0), ("translate", "one", "ro")]
    statements = {name: getattr(told, name) for name in ("FIRST", "AGAIN")}
    if not keyed:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE dissemination_digestentry DROP CONSTRAINT {ONCE}")
            cursor.execute(f"DROP INDEX {ONCE_A_LANGUAGE}")
        statements = {name: statement.partition("ON CONFLICT")[0] for name, statement in statements.items()}
    with patch.multiple(fan_out, **statements):
        received, owed = compare(board, dict.fromkeys(PEOPLE, "exact"), history)
    assert owed[ANA] == [["one ro"]]
    assert received[ANA] == ([["one ro"]] if keyed else [["one ro", "one ro"]])


@pytest.mark.parametrize("by_flag", [True, False])
def test_a_window_of_time_loses_what_is_late(themes: None, board: Board, by_flag: bool) -> None:
    """What was stamped before the last run, and committed after it, lies in no window."""
    history: list[Any] = [
        ("want", ANA, "all", "daily"),
        ("tick", 0),
        ("publish", "one", set(), 2),
        ("publish", "two", set(), 0),
    ]
    free = DigestEntryQuerySet.free

    def in_the_window(rows: DigestEntryQuerySet) -> DigestEntryQuerySet:
        return free(rows).filter(event__occurred_at__gt=histories.START.replace(hour=8))

    with patch.object(DigestEntryQuerySet, "free", free if by_flag else in_the_window):
        received, owed = compare(board, dict.fromkeys(PEOPLE, "fallback"), history)
    assert owed[ANA] == [["one en", "two en"]]
    assert (received == owed) == by_flag
    assert by_flag or received[ANA] == [["two en"]]
