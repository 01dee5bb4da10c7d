"""What tests ask: that nothing translatable escapes four eyes, and that every string of a page is a segment."""

from collections.abc import Iterable
from typing import Any

from modelcluster.fields import ParentalKey
from wagtail.models import Page, get_translatable_models

from translation.localize.segments import strings_of


def uncovered_models() -> list[type]:
    """Translatable models that are neither a page nor a part of one."""
    return [
        model
        for model in get_translatable_models(include_subclasses=True)
        if not issubclass(model, Page) and not _is_part_of_page(model)
    ]


def untranslated_strings(page: Page, marked: Iterable[str]) -> list[str]:
    """Those of the `marked` strings, put into `page` beforehand, that no segment would carry to translators."""
    carried = [segment.source for segment in strings_of(page)]
    return [text for text in marked if not any(text in source for source in carried)]


def _is_part_of_page(model: Any) -> bool:
    fields = model._meta.get_fields()
    return any(isinstance(field, ParentalKey) and issubclass(field.related_model, Page) for field in fields)
