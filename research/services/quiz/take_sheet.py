"""The answers of one form are counted: once, and without anything that says whose they are."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from hub.publishing.calendar import today
from research.models import SheetKind, SpentSheet, WaitingSheet
from research.queries.practice import Asked

Marked = Mapping[UUID, bool]
"""By the key of each item that was answered, whether rightly."""


def take_sheet(*, nonce: UUID, kind: SheetKind, asked: list[Asked], marked: Marked) -> bool:
    """False where this form was counted before, or says nothing."""
    said = {
        one.row.key.hex: [one.row.version, int(marked[one.row.key]), one.language]
        for one in asked
        if one.row.key in marked
    }
    if not said:
        return False
    with transaction.atomic():
        _spent, new = SpentSheet.objects.get_or_create(nonce=nonce, defaults={"day": today()})
        if new:
            WaitingSheet.objects.create(day=today(), kind=kind, said=said)
        return new
