"""The blocks of a section's body. Their values hold text and keys; how they look is in `manual/templates`."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from manual.blocks.choices import ACCESS, KeyBlock, Role, articles, concepts
from manual.reading import items

INLINE = ["bold", "italic", "link"]
PROSE = [*INLINE, "ol", "ul"]


def access() -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(
        choices=ACCESS,
        default="public",
        label=_("Who may read it"),
        help_text=_("Holds in every language as soon as the English text is published."),
    )


class ShownBlock(blocks.StructBlock):
    """A block that shows itself, alone, as the section page shows it among others; links are words only."""

    class Meta:
        template = "manual/parts/item.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        raw = (self.name, "", self.get_prep_value(value))
        (item,) = items.read([raw], numbers={}, links={})
        return {**super().get_context(value, parent_context), "item": items.shown(item, items.by_number(lambda _: ""))}


class ParagraphBlock(ShownBlock):
    text = blocks.RichTextBlock(features=PROSE, label=_("Text"))
    access = access()

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        help_text = _("Numbered. One thought; short sentences.")


class StepBlock(blocks.StructBlock):
    role = blocks.ChoiceBlock(choices=Role.choices, label=_("Who acts"))
    title = blocks.CharBlock(max_length=200, label=_("What to do"))
    text = blocks.RichTextBlock(features=INLINE, required=False, label=_("How"))
    handover = blocks.CharBlock(
        max_length=300, required=False, label=_("Hand over"), help_text=_("To whom, and how, if this step ends so.")
    )

    class Meta:
        icon = "user"
        label = _("Step")


class StepsBlock(ShownBlock):
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    steps = blocks.ListBlock(StepBlock(), min_num=1, label=_("Steps"))
    access = access()

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        help_text = _("Numbered. Who does what, in order, and where one hands over to another.")


class ChecklistBlock(ShownBlock):
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    items = blocks.ListBlock(blocks.RichTextBlock(features=INLINE), min_num=1, label=_("Items"))
    access = access()

    class Meta:
        icon = "tick-inverse"
        label = _("Checklist")
        help_text = _("Numbered. What to tick off.")


class WarningBlock(ShownBlock):
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    text = blocks.RichTextBlock(features=PROSE, label=_("Text"))
    access = access()

    class Meta:
        icon = "warning"
        label = _("Warning")
        help_text = _("What must not be done, or must not be missed.")


class LegalBlock(ShownBlock):
    article = KeyBlock(choices=articles, label=_("Legal article"))
    text = blocks.RichTextBlock(features=INLINE, required=False, label=_("What it says here"))
    access = access()

    class Meta:
        icon = "doc-full"
        label = _("Legal reference")
        help_text = _("The law that the paragraph above rests on.")


class DefinitionBlock(ShownBlock):
    concept = KeyBlock(choices=concepts, label=_("Glossary term"))
    text = blocks.RichTextBlock(features=INLINE, required=False, label=_("Meaning"))
    access = access()

    class Meta:
        icon = "openquote"
        label = _("Definition")


class BodyBlock(blocks.StreamBlock):
    paragraph = ParagraphBlock()
    heading = blocks.CharBlock(max_length=160, icon="title", label=_("Heading"))
    steps = StepsBlock()
    checklist = ChecklistBlock()
    warning = WarningBlock()
    legal = LegalBlock()
    definition = DefinitionBlock()
