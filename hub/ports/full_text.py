"""The whole text of pages as plain paragraphs, for feeds: each room reads its own kinds of page.

A reader of texts is asked for the public alone: what only practitioners may read is not in its answer.
"""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from wagtail.models import Page

Texts = Mapping[UUID, Sequence[str]]
"""Paragraphs by translation key."""
Provider = Callable[[Sequence[Page]], Texts]

_providers: dict[str, Provider] = {}


def register(label: str, provider: Provider) -> None:
    """Let a room read pages of the model `label` ("app.Model"); it gets those of one language, of that model."""
    _providers[label] = provider


def of(pages: Sequence[Page]) -> dict[UUID, Sequence[str]]:
    """What the specific pages, all of one language, say. A room is asked once a model, in a fixed number of queries."""
    by_label: dict[str, list[Page]] = {}
    for page in pages:
        by_label.setdefault(page._meta.label, []).append(page)
    found: dict[UUID, Sequence[str]] = {}
    for label, same in by_label.items():
        if label in _providers:
            found.update(_providers[label](same))
    return found
