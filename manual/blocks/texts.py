"""Blocks of running text: paragraph, heading, warning, legal reference, definition."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from manual.blocks.choices import KeyBlock, articles, concepts
from manual.blocks.shown import ShownBlock, access
from manual.blocks.writing import INLINE, PROSE, line, rich, writable


class HeadingBlock(blocks.CharBlock):
    """A heading between paragraphs; migrations know it as the plain block that it is."""

    def __init__(self) -> None:
        super().__init__(max_length=160, validators=[writable])

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return "wagtail.blocks.CharBlock", [], {"max_length": 160, "validators": [writable]}

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Not numbered. Parts a long section.")
        template = "manual/blocks/heading.html"
        preview_template = "manual/blocks/preview.html"
        preview_value = _("What to tell the child")


class ParagraphBlock(ShownBlock):
    text = rich(PROSE, label=_("Text"))
    access = access()

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        help_text = _("Numbered. One thought; short sentences.")

    def get_preview_value(self) -> blocks.StructValue:
        text = gettext("Say your name and your role. Offer water, food and a place to sit before any question.")
        return self.to_python({"text": text})


class WarningBlock(ShownBlock):
    safety_critical = True
    title = line(max_length=200, label=_("Title"))
    text = rich(PROSE, label=_("Text"))
    access = access()

    class Meta:
        icon = "warning"
        label = _("Warning")
        help_text = _("What must not be done, or must not be missed.")

    def get_preview_value(self) -> blocks.StructValue:
        return self.to_python(
            {
                "title": gettext("Do not call the family yet"),
                "text": gettext("A parent or carer may be part of it. Ask the duty social worker first."),
            }
        )


class LegalBlock(ShownBlock):
    safety_critical = True
    article = KeyBlock(choices=articles, label=_("Legal article"))
    text = rich(INLINE, required=False, label=_("What it says here"))
    access = access()

    class Meta:
        icon = "doc-full"
        label = _("Legal reference")
        help_text = _("The law that the paragraph above rests on.")

    def get_preview_value(self) -> blocks.StructValue:
        return self.to_python(
            {
                "article": "2011/36/EU 13(2)",
                "text": gettext("Whoever may be under 18 is treated as a child until their age is known."),
            }
        )


class DefinitionBlock(ShownBlock):
    concept = KeyBlock(choices=concepts, label=_("Glossary term"))
    text = rich(INLINE, required=False, label=_("Meaning"))
    access = access()

    class Meta:
        icon = "openquote"
        label = _("Definition")
        help_text = _("What a term of the glossary means here.")

    def get_preview_value(self) -> blocks.StructValue:
        return self.to_python(
            {
                "concept": "guardian",
                "text": gettext("A person who speaks for the child's interests and is independent of all others."),
            }
        )
