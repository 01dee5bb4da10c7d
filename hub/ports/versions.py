"""The content version: bumped in the transaction of any change that a cached page can show."""

from datetime import datetime

from django.db import InterfaceError, OperationalError, connection
from django.db.models import F
from django.db.models.functions import Now

from hub.publishing.models.publication import ContentVersion

# Written out: every request asks it, and building it takes Django longer than PostgreSQL needs to answer.
CURRENT = 'SELECT "number" FROM "hub_contentversion" WHERE "id" = 1'


def bump() -> None:
    """Count one change; call it inside the transaction that makes the change."""
    if not ContentVersion.objects.filter(pk=1).update(number=F("number") + 1, changed_at=Now()):
        ContentVersion.objects.get_or_create(pk=1)


def changed_at() -> datetime | None:
    """When the last change was counted; None before the first. One query."""
    return ContentVersion.objects.filter(pk=1).values_list("changed_at", flat=True).first()


def current() -> int:
    """The present version; one query.

    As the first of a request it stands for Django's health check: an answer proves the connection good, and one
    that died in between is opened again.
    """
    if connection.in_atomic_block or connection.health_check_done:  # type: ignore[attr-defined]  # not in the stubs
        return _ask()
    connection.health_check_done = True  # type: ignore[attr-defined]  # not in the stubs
    try:
        return _ask()
    except (InterfaceError, OperationalError):
        connection.close()
        return _ask()


def _ask() -> int:
    with connection.cursor() as cursor:
        cursor.execute(CURRENT)
        row = cursor.fetchone()
    return int(row[0]) if row else 0
