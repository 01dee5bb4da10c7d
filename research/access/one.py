"""An object that is unknown looks like one that is forbidden."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404


def one(rows: QuerySet, **lookup: object) -> Any:
    """The one row that fits. Raises Http404."""
    row = rows.filter(**lookup).first() if None not in lookup.values() else None
    if row is None:
        raise Http404
    return row
