"""What a page says, block by block, as hashes: the base of change kinds, staleness and frozen editions."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page

FIELDS = ("title", "summary")


def fingerprint(page: Page) -> dict[str, str]:
    """SHA-256 of each text field and each top-level block, keyed by field name or block id (UUID)."""
    hashes = {name: digest(getattr(page, name, "")) for name in FIELDS}
    for _kind, block_id, value in raw_blocks(page):
        hashes[block_id] = digest(value)
    return hashes


def raw_blocks(page: Page) -> Iterator[tuple[str, str, Any]]:
    """(block type, block id, raw value) of every top-level block, in the order of reading."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            value: StreamValue = getattr(page, field.name)
            for block in value.get_prep_value():
                yield block["type"], str(block["id"]), block["value"]


def digest(value: Any) -> str:
    """SHA-256, in hexadecimal, of the canonical JSON of `value`."""
    text = json.dumps(value, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def changed(before: dict[str, str], after: dict[str, str]) -> dict[str, str]:
    """What differs between two fingerprints: id to `added`, `changed` or `removed`."""
    kinds = {key: "added" if key not in before else "changed" for key in after if before.get(key) != after[key]}
    return kinds | {key: "removed" for key in before if key not in after}
