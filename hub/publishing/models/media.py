from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition

from hub.reference.models.wording import Wording


class HubImage(AbstractImage):
    """An image with a required alternative text; other languages hold theirs in `AltText` rows."""

    description = None
    alt_text = models.CharField(
        _("alternative text (English)"),
        max_length=255,
        help_text=_("What the picture shows, for people who do not see it."),
    )
    credit = models.CharField(_("credit"), max_length=200, blank=True)

    admin_form_fields = ("title", "file", "alt_text", "credit", "collection", "tags")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def default_alt_text(self) -> str:
        return self.alt_text

    def alt_in(self, language: str) -> str:
        """The approved alternative text in `language`, else the English one."""
        texts = {row.language: row.text for row in self.alt_texts.all() if row.approved_at}
        return texts.get(language, self.alt_text)


class AltText(Wording):
    image = models.ForeignKey(HubImage, on_delete=models.CASCADE, related_name="alt_texts")
    text = models.CharField(_("alternative text"), max_length=255)

    class Meta:
        verbose_name = _("alternative text")
        verbose_name_plural = _("alternative texts")
        constraints = [models.UniqueConstraint(fields=["image", "language"], name="hub_alttext_unique")]

    def __str__(self) -> str:
        return f"{self.language}: {self.text}"


class HubRendition(AbstractRendition):
    image = models.ForeignKey(HubImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="hub_rendition_unique")
        ]


class HubDocument(AbstractDocument):
    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
