"""Whatever two organisations, a moderator and a stranger do, nothing that is not public is read or changed by another.

And each door of `access.py` is held by it: one that is opened makes it fail.
"""

import inspect
import os
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from initiatives import access
from tests.initiatives.partners import READERS
from tests.initiatives.partners_everything import Everything

DEEP = "HUB_DEEP" in os.environ


@pytest.mark.deep
@pytest.mark.django_db
def test_nothing_of_one_organisation_is_read_or_changed_by_another() -> None:
    examples, steps = (200, 50) if DEEP else (15, 25)
    run_state_machine_as_test(
        Everything, settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    )


def all_read(machine: Everything) -> None:
    for reader in READERS:
        machine.reads_nothing_unread(reader)


def after_a_takedown(machine: Everything) -> None:
    machine.moderate("moderator", 0, "take_down")
    all_read(machine)


OPENED: dict[str, tuple[str, Callable[[Everything], None]]] = {
    "organisations_of": ("return Organisation.objects.all()", all_read),
    "access_own": (
        "return _one(Initiative.objects.select_related('draft', 'organisation__country'), key=key)",
        all_read,
    ),
    "access_readable": ("return _one(Initiative.objects.for_lists(), key=key)", after_a_takedown),
    "moderated_by": (
        "return Initiative.objects.select_related('draft', 'organisation__country')",
        Everything.moderates_own,
    ),
    "shown_to_moderator": ("return moderated_by(user)", Everything.moderator_reads_what_waits_alone),
    "access_received": (
        "return _one(_whole(Interest.objects.all()), key=key)",
        lambda machine: machine.converse("stranger", 0, "agreed"),
    ),
    "access_sent": (
        "return _one(_whole(Interest.objects.all()), key=key)",
        lambda machine: machine.converse("one", 0, "withdraw"),
    ),
    "access_conversation": (
        "row = _one(_whole(Interest.objects.all()), key=key); return row, row.organisation",
        all_read,
    ),
    "access_question": (
        "return _one(Question.objects.select_related('initiative__draft'), key=key)",
        lambda machine: machine.treat("stranger", 0, "answer"),
    ),
    "access_file": ("return _one(Attachment.objects.select_related('initiative__draft'), key=file)", all_read),
    "access_search": ("return _one(SavedSearch.objects.all(), key=key)", all_read),
}


@pytest.fixture
def machine(db: None) -> Iterator[Everything]:
    running = Everything()
    running.cast()
    yield running
    running.transaction.__exit__(None, None, None)


def test_the_steps_below_pass_while_every_door_is_closed(machine: Everything) -> None:
    for _body, steps in OPENED.values():
        steps(machine)


@pytest.mark.parametrize("door", OPENED)
def test_an_opened_door_is_noticed(door: str, machine: Everything, monkeypatch: pytest.MonkeyPatch) -> None:
    body, steps = OPENED[door]
    monkeypatch.setattr(getattr(access, door), "__code__", opened(getattr(access, door), body))
    with pytest.raises(AssertionError):
        steps(machine)


def opened(function: Any, body: str) -> Any:
    """The code of a function of the same signature that asks nobody."""
    names = ", ".join(inspect.signature(function).parameters)
    space: dict[str, Any] = {}
    exec(textwrap.dedent(f"def {function.__name__}({names}):\n    {body}"), vars(access), space)  # noqa: S102
    return space[function.__name__].__code__
