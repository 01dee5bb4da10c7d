"""What pages outside the manual are made of: a few blocks, each with a preview, none for markup of your own."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from hub.models import HubDocument, HubImage

WORDS = ["bold", "italic", "link", "document-link", "ol", "ul"]
PREVIEW = "hub/blocks/preview.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("words"))
    source = blocks.CharBlock(label=_("whose words"), max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Somebody's own words, and whose they are.")
        template = "hub/blocks/quote.html"
        preview_template = PREVIEW
        preview_value = {"text": _("A hand-over without a name is no hand-over."), "source": _("A social worker")}


class NoteBlock(blocks.StructBlock):
    tone = blocks.ChoiceBlock(
        label=_("tone"),
        choices=[("", _("Information")), ("warn", _("Warning")), ("law", _("Law")), ("ok", _("Done"))],
        required=False,
        default="",
    )
    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.RichTextBlock(label=_("text"), features=["bold", "italic", "link"])

    class Meta:
        icon = "warning"
        label = _("Note")
        description = _("What must be seen: a warning, the law, something to know.")
        template = "hub/blocks/note.html"
        preview_template = PREVIEW

    def get_preview_value(self) -> blocks.StructValue:
        said = gettext("Call 112. It works in every country of the European Union, free of charge.")
        return self.to_python({"tone": "warn", "title": gettext("A child is in danger now?"), "text": f"<p>{said}</p>"})


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("image"))
    caption = blocks.CharBlock(label=_("caption"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A drawing or photograph with its caption. No photograph of a child.")
        template = "hub/blocks/picture.html"
        preview_template = PREVIEW

    def get_preview_value(self) -> blocks.StructValue:
        image = HubImage.objects.order_by("pk").first()
        return self.to_python({"image": image and image.pk, "caption": gettext("Who hands over to whom.")})


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    text = blocks.CharBlock(label=_("What it is for"), max_length=200)

    class Meta:
        icon = "doc-full"
        label = _("Download")
        description = _("A file to take along, with its size and what it is for.")
        template = "hub/blocks/download.html"
        preview_template = PREVIEW

    def get_preview_value(self) -> blocks.StructValue:
        document = HubDocument.objects.order_by("pk").first()
        return self.to_python({"document": document and document.pk, "text": gettext("What it is for")})


def _heading() -> blocks.Block:
    return blocks.CharBlock(
        label=_("Heading"),
        max_length=120,
        icon="h2",
        description=_("What the next part is about."),
        template="hub/blocks/heading.html",
        preview_template=PREVIEW,
        preview_value=_("What changes on 1 October"),
    )


def _text() -> blocks.Block:
    return blocks.RichTextBlock(
        label=_("Text"),
        features=WORDS,
        description=_("Paragraphs, lists and links that say where they lead."),
        template="hub/blocks/text.html",
        preview_template=PREVIEW,
        preview_value=_("Meet again after a week, also when all went well."),
    )


BODY: list[tuple[str, Any]] = [
    ("heading", _heading()),
    ("text", _text()),
    ("note", NoteBlock()),
    ("quote", QuoteBlock()),
    ("picture", PictureBlock()),
    ("download", DownloadBlock()),
]
