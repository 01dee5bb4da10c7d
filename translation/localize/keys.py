"""The hashes by which wagtail-localize finds contexts, strings and templates; the contract test compares them."""

from typing import Any
from uuid import UUID, uuid5

from wagtail_localize.models import String, Template

CONTEXT_NAMESPACE = UUID("fcab004a-2b50-11ea-978f-2e728ce88125")


def of_path(path: str) -> UUID:
    return uuid5(CONTEXT_NAMESPACE, path)


def of_string(text: str) -> UUID:
    return uuid5(String.UUID_NAMESPACE, text)


def of_template(value: Any) -> UUID:
    return uuid5(uuid5(Template.BASE_UUID_NAMESPACE, value.format), value.template)


def of_segment(path: UUID, text: UUID) -> str:
    """The key of a segment: it names context path and string, and outlives the rows."""
    return f"{path.hex}-{text.hex}"


def place_of(key: str) -> str:
    """The part of a segment's key that names its place, whatever its text."""
    return key.partition("-")[0]
