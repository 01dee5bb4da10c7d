"""Every form of the room with fields that it does not have and ids of others: nothing of anybody else changes.

Each example posts to one address as one person, in a transaction that is rolled back. Whatever row of the room, or of
the people behind it, was made or changed must be their own, and only in ways that are theirs.
"""

import os
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import models, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.models import Membership, Organisation, User
from initiatives import urls, wagtail_hooks
from initiatives.models import Draft, Initiative, Interest, Seat
from initiatives.services.start import start
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make, content
from tests.initiatives.forms import typed
from tests.initiatives.test_interests import offer

EXAMPLES = 2000 if "HUB_DEEP" in os.environ else 400
ACTORS = ("author", "partner", "stranger", "anonymous")
ADDRESSES = [*urls.localized, *urls.plain, *wagtail_hooks.addresses()]
MODELS = [*apps.get_app_config("initiatives").get_models(), Organisation, Membership, User]
OWNERS = ("organisation_id", "initiative.organisation_id", "seat.initiative.organisation_id")
OWNERS += ("interest.organisation_id", "interest.seat.initiative.organisation_id")
PERSONAL = ("owner_id", "user_id")
FIXED = ("key", "organisation_id", "author_id", "submission", "public_at", "created_at")
NAMES = sorted(
    {name for model in MODELS for field in model._meta.fields for name in (field.name, field.attname)}
    | {"pk", "moderator", "is_public", "seats-0-filled", "seats-0-id", "seats-0-key", "seats-1-key", "seats-0-dropped"}
    | {"rules-0-id", "text-en-id", "text-en-initiative", "is_staff", "is_superuser", "groups", "next"}
)
NOT_ALLOWED = 405
NOBODYS = str(UUID(int=1))
ANYTHING = ["approved", "agreed", "closed", "true", "1", "2", "on", "2030-01-01", "", "../", "0"]
Rows = dict[type[models.Model], dict[Any, dict[str, Any]]]


@pytest.fixture
def world(cast: Cast, public: Make, draft: Make) -> dict[str, list[str]]:
    """What there is to name: initiatives of both sides in several states, seats, interests, organisations."""
    shown = public()
    offer(cast, shown.seats.get(position=1))
    draft()
    start(organisation=cast.other, author=cast.partner, content=content(), submission=uuid4())
    return {
        "initiatives": [str(key) for key in Initiative.objects.values_list("key", flat=True)],
        "seats": [str(key) for key in Seat.objects.values_list("key", flat=True)],
        "talks": [str(key) for key in Interest.objects.values_list("key", flat=True)],
        "organisations": [str(cast.organisation.key), str(cast.other.key)],
        "ids": [str(pk) for model in MODELS for pk in model._default_manager.values_list("pk", flat=True)],
        "submissions": [str(key) for key in Initiative.objects.values_list("submission", flat=True)],
    }


def whole_body(own: Organisation | None) -> dict[str, Any]:
    """What every form of the room could want; each takes what it knows."""
    return typed(
        **{"version": "1", "do": "save", "attest": "on", "submission": str(uuid4())},
        **{"role": "lead", "country": "RO", "pitch": "Changed", "text": "Changed", "about": "Changed"},
        **{"decision": "agreed", "outcome": "found", "reasons": "unclear", "organisation": str(own.key) if own else ""},
    )


def address_of(pattern: Any, draw: Any, world: dict[str, list[str]]) -> str:
    """The address with keys of the kind that it wants, now and then of another kind."""
    wanted = "talks" if "/talks/" in str(pattern.pattern) else "initiatives"
    wanted = "organisations" if "/organisations/" in str(pattern.pattern) else wanted
    arguments: dict[str, Any] = {}
    for name in pattern.pattern.converters:
        kind = "seats" if name == "seat" else wanted
        arguments[name] = draw(st.sampled_from([*world[kind] * 4, world["talks"][0], NOBODYS]))
    return reverse(pattern.name, kwargs=arguments)


def _some(pattern: Any, world: dict[str, list[str]]) -> str:
    return address_of(pattern, lambda _strategy: world["initiatives"][0], world)


def snapshot() -> Rows:
    return {model: {row["pk"]: row for row in model._default_manager.values(*_columns(model))} for model in MODELS}


def _columns(model: type[models.Model]) -> list[str]:
    return ["pk", *(field.attname for field in model._meta.fields if field.name not in {"last_login", "id"})]


def touched(before: Rows) -> Iterator[tuple[models.Model, dict[str, Any]]]:
    """Rows that are new or changed, each with what it was."""
    for model, rows in snapshot().items():
        assert before[model].keys() <= rows.keys(), f"{model.__name__}: a row is gone"
        for pk, row in rows.items():
            if before[model].get(pk) != row:
                yield model._default_manager.get(pk=pk), before[model].get(pk, {})


def belongs(row: models.Model, actor: User | None, own: Organisation | None) -> bool:
    """A personal row is its person's; any other is of the organisations on its two sides."""
    people = {_follow(row, path) for path in PERSONAL} - {None}
    if people:
        return actor is not None and actor.pk in people
    return own is not None and own.pk in {_follow(row, path) for path in OWNERS}


def _follow(row: Any, path: str) -> Any:
    for name in path.split("."):
        row = getattr(row, name, None)
    return row


def only_as_allowed(row: models.Model, was: dict[str, Any], own: Organisation | None) -> None:
    """What no form of a partner changes: whose it is, what was published, the moderator's and the other side's part."""
    if isinstance(row, Initiative):
        assert row.state != "approved" or was.get("state") == "approved"
        for name in FIXED if was else ():
            assert getattr(row, name) == was[name], name
        assert row.public_at is None or was
    if isinstance(row, Draft):
        assert row.state != "approved" or was.get("state") == "approved"
    if isinstance(row, Interest) and own is not None and row.organisation_id == own.pk:
        assert row.state in {was.get("state", "new"), "withdrawn"}
    if isinstance(row, Organisation | Membership | User):
        raise AssertionError(f"{row._meta.label} changed")


@pytest.fixture
def clients(cast: Cast) -> dict[str, Client]:
    known = {role: logged_in(getattr(cast, role)) for role in ACTORS if role != "anonymous"}
    return {**known, "anonymous": Client()}


def test_no_form_changes_what_is_not_its_senders(
    cast: Cast, world: dict[str, list[str]], clients: dict[str, Client]
) -> None:
    foreign = [value for values in world.values() for value in values]
    sides = {"author": cast.organisation, "partner": cast.other}
    before, changed = snapshot(), set()
    with transaction.atomic():
        posting = [one for one in ADDRESSES if clients["author"].post(_some(one, world)).status_code != NOT_ALLOWED]
        transaction.set_rollback(True)

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        pattern=st.sampled_from(posting),
        actor=st.sampled_from(ACTORS),
        extra=st.dictionaries(st.sampled_from(NAMES), st.sampled_from([*foreign, *ANYTHING]), max_size=3),
        data=st.data(),
    )
    def posts(pattern: Any, actor: str, extra: dict[str, str], data: st.DataObject) -> None:
        cache.clear()
        own = sides.get(actor)
        path = address_of(pattern, data.draw, world)
        person = getattr(cast, actor) if actor != "anonymous" else None
        with transaction.atomic():
            answer = clients[actor].post(path, {**whole_body(own), **extra})
            assert answer.status_code < 500
            for row, was in touched(before):
                assert belongs(row, person, own), (path, actor, row._meta.label)
                only_as_allowed(row, was, own)
                changed.add(pattern.name)
            transaction.set_rollback(True)

    posts()
    assert len(changed) > 4, "hardly any form did what its sender may do: the test looks at nothing"
