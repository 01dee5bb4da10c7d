"""Blocks that show a file: a figure, a form to download."""

from typing import Any

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from hub.models import HubDocument, HubImage
from manual.blocks.shown import ShownBlock, access
from manual.blocks.writing import INLINE, line, rich

LARGEST = 8 * 1024 * 1024
"""Bytes of a form: an edition keeps a copy of it for ever, and it is fetched by telephone."""


class FigureBlock(ShownBlock):
    completed = True

    image = ImageChooserBlock(label=_("Picture"))
    alt = line(
        max_length=255,
        label=_("What the picture shows"),
        help_text=_("For people who do not see it. Say what it tells, not that it is a picture."),
    )
    text = rich(INLINE, required=False, label=_("Caption"))
    access = access()

    class Meta:
        icon = "image"
        label = _("Figure")
        help_text = _("A drawing or chart with a caption. No photograph of a child.")

    def get_preview_value(self) -> blocks.StructValue:
        image = HubImage.objects.order_by("pk").first()
        value = {"image": image and image.pk, "alt": image.alt_text if image else gettext("A drawing")}
        return self.to_python({**value, "text": gettext("Who hands over to whom.")})


class FormBlock(ShownBlock):
    completed = True

    title = line(max_length=200, label=_("Title"))
    document = DocumentChooserBlock(label=_("Document"))
    text = rich(INLINE, label=_("What it is for"))
    version = line(max_length=40, required=False, label=_("Version"))
    date = blocks.DateBlock(required=False, label=_("Date of the version"))
    access = access()

    class Meta:
        icon = "download"
        label = _("Form to download")
        help_text = _("A document with what it is for. Readers get it only where they may read this block.")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        document = cleaned["document"]
        if document is not None and document.get_file_size() > LARGEST:
            words = gettext("This document is too large (%(size)s). A form may have %(most)s at most.") % {
                "size": filesizeformat(document.file_size),
                "most": filesizeformat(LARGEST),
            }
            raise blocks.StructBlockValidationError(block_errors={"document": ValidationError(words)})
        return cleaned

    def get_preview_value(self) -> blocks.StructValue:
        document = HubDocument.objects.order_by("pk").first()
        return self.to_python(
            {
                "title": gettext("Hand-over record"),
                "document": document and document.pk,
                "text": gettext("Goes with the child from one service to the next."),
                "version": "1",
                "date": "2026-10-01",
            }
        )
