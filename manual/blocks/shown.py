"""What all blocks of a section have in common."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from manual.blocks.choices import ACCESS
from manual.reading import items


def access() -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(
        choices=ACCESS,
        default="public",
        label=_("Who may read it"),
        help_text=_("Holds in every language as soon as the English text is published."),
    )


class ShownBlock(blocks.StructBlock):
    """A block that shows itself, alone, as the section page shows it among others; links are words only."""

    completed = False
    """Whether it shows nothing of use without what is looked up for it."""

    safety_critical = False
    """Whether a mistake in it can harm a child: its translation is approved by somebody of an authority."""

    class Meta:
        template = "manual/parts/item.html"
        preview_template = "manual/blocks/preview.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        raw = (self.name, "", self.get_prep_value(value))
        found = items.read([raw], numbers={}, links={})
        (item,) = items.completed(found, get_language()) if self.completed else found
        return {**super().get_context(value, parent_context), "item": items.shown(item, items.by_number(lambda _: ""))}

    def get_description(self) -> str:
        return super().get_description() or getattr(self.meta, "help_text", "")


def entries(*values: Any) -> list[dict[str, Any]]:
    """Raw entries of a list for a preview."""
    return [{"type": "item", "id": str(place), "value": value} for place, value in enumerate(values)]
