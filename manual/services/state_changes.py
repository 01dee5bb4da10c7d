"""Keeps what an editor says of each changed paragraph until the text is published."""

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from hub.models import ChangeKind, ChangeStatement
from manual import permissions


def state_changes(
    *, page: Any, said: Mapping[str, tuple[str, str]], by: Any, because: Mapping[str, Collection[str]] | None = None
) -> None:
    """Write kind, note and the findings that led to it by block id; an empty kind counts as procedure.

    Where nothing is said at all, the statement is taken back. Raises PermissionDenied for who may not edit the page.
    """
    if not permissions.may_state_changes(by, page):
        raise PermissionDenied
    with transaction.atomic():
        for block_id, (kind, note) in said.items():
            where = {
                "page_key": page.translation_key,
                "language": page.locale.language_code,
                "block_id": block_id,
            }
            reasons = sorted((because or {}).get(block_id, ()))
            if kind or reasons:
                told = {"kind": kind or ChangeKind.PROCEDURE, "note": note, "because": reasons}
                ChangeStatement.objects.update_or_create(**where, defaults=told)
            else:
                ChangeStatement.objects.filter(**where).delete()
