"""Who may see what: one rule in two forms, a queryset for rows and a filter for block trees (design 4).

A page is for practitioners when it, one of its ancestors, or any page of the same translation key is. Rules are
keyed by `translation_key`, so that restricting an English chapter hides its Romanian section in the same second.
A rule outlives its block and its page: editions that hold the text stay as closed as it was.
"""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Exists, Func, Model, OuterRef, Q, QuerySet, UUIDField, Value
from django.db.models.expressions import ExpressionWrapper
from django.db.models.functions import Concat
from wagtail.models import Page

from hub.people.reader import PUBLIC, Reader
from hub.publishing.models.access_rule import AccessRule

Row = TypeVar("Row", bound=Model)
AFTER_ANY_STEP = "~"
"""Sorts after every digit and letter that a path is made of: `path` to `path~` is a page and all below it."""


class _Each(Func):
    """The values of an array, each a row of its own."""

    function = "unnest"
    set_returning = True
    output_field = UUIDField()


def restricted_page_keys() -> QuerySet[Page, UUID]:
    """Translation keys of all pages that are at or below a restricted page in any language's tree."""
    return Page.objects.filter(translation_key__in=_keys_below_barriers()).values_list("translation_key", flat=True)


def _keys_below_barriers() -> QuerySet[Page, UUID]:
    """The same keys, from each restricted page down by the index of paths: what is open is never read."""
    barriers = Page.objects.filter(translation_key__in=AccessRule.objects.filter(block_id="").values("page_key"))
    below = Page.objects.filter(path__gte=OuterRef("path"), path__lt=Concat(OuterRef("path"), Value(AFTER_ANY_STEP)))
    keys = ArraySubquery(below.order_by().values("translation_key"))
    return barriers.order_by().annotate(closed=_Each(keys)).values_list("closed", flat=True)


def visible_pages(pages: QuerySet[Row], reader: Reader = PUBLIC) -> QuerySet[Row]:
    """The pages of a page queryset that are live and that `reader` may see."""
    pages = pages.filter(live=True)
    if reader.sees_practitioner_text:
        return pages
    return pages.exclude(translation_key__in=_keys_below_barriers())


def visible_rows(rows: QuerySet[Row], reader: Reader = PUBLIC, *, page_key: str, block_id: str) -> QuerySet[Row]:
    """Rows that stand for a page or a block of it, less those that `reader` may not see.

    `page_key` and `block_id` name the row's fields; an empty block id stands for the whole page.
    """
    if reader.sees_practitioner_text:
        return rows
    block = ExpressionWrapper(OuterRef(block_id), output_field=CharField())
    rules = AccessRule.objects.filter(Q(block_id="") | Q(block_id=block), page_key=OuterRef(page_key))
    return rows.exclude(**{f"{page_key}__in": _keys_below_barriers()}).exclude(Exists(rules))


def may_read(page: Page, reader: Reader = PUBLIC) -> bool:
    """Whether `reader` may read the live page as a whole; single blocks may still be hidden."""
    return visible_pages(Page.objects.filter(pk=page.pk), reader).exists()


def hidden_blocks(page_key: UUID, reader: Reader = PUBLIC) -> frozenset[str]:
    """Ids of the page's blocks that `reader` may not see, in every language of the page."""
    if reader.sees_practitioner_text:
        return frozenset()
    rules = AccessRule.objects.filter(page_key=page_key).exclude(block_id="")
    return frozenset(rules.values_list("block_id", flat=True))


def hidden_blocks_of(page_keys: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    """The same of many pages for the public; a page without such a block is not there. One query."""
    rules = AccessRule.objects.filter(page_key__in=list(page_keys)).exclude(block_id="")
    found: dict[UUID, set[str]] = {}
    for key, block_id in rules.values_list("page_key", "block_id"):
        found.setdefault(key, set()).add(block_id)
    return {key: frozenset(ids) for key, ids in found.items()}


def is_restricted(page_key: UUID, block_id: str = "") -> bool:
    """Whether a page, or one block of it, is kept from the public today (for frozen editions)."""
    if restricted_page_keys().filter(translation_key=page_key).exists():
        return True
    return AccessRule.objects.filter(page_key=page_key, block_id__in=("", block_id)).exists()
