"""Keeps what an editor says of each changed paragraph until the text is published."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from hub.models import ChangeStatement
from manual import permissions


def state_changes(*, page: Any, said: Mapping[str, tuple[str, str]], by: Any) -> None:
    """Write kind and note by block id; an empty kind takes the statement back, and counts as procedure.

    Raises PermissionDenied for who may not edit the page.
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
            if kind:
                ChangeStatement.objects.update_or_create(**where, defaults={"kind": kind, "note": note})
            else:
                ChangeStatement.objects.filter(**where).delete()
