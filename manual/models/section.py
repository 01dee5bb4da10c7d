from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField

from hub.look.lens import Lens
from hub.look.navigation import language
from hub.memo import remembered
from hub.people.reader import Reader
from hub.publishing.models.base_page import BasePage
from manual.blocks.body import BodyBlock
from manual.blocks.ids import with_own_ids
from manual.models.slugs import check_slug
from manual.queries import lens_view, section_view


class SectionTheme(ItemBase):
    """A theme of a section; set on the source, read by translation key."""

    tag = models.ForeignKey("hub.Theme", on_delete=models.CASCADE, related_name="section_themes")
    content_object = ParentalKey("manual.SectionPage", on_delete=models.CASCADE, related_name="themed")


class SectionArticle(models.Model):
    """A legal article that a section as a whole rests on; set on the source."""

    page = ParentalKey("manual.SectionPage", on_delete=models.CASCADE, related_name="articles")
    article = models.ForeignKey(
        "hub.LegalArticle", on_delete=models.PROTECT, related_name="+", verbose_name=_("legal article")
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "article"], name="manual_sectionarticle_unique")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.article_id}"


class SectionPage(BasePage):
    """A section: the numbered paragraphs that people read and quote."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    themes = ClusterTaggableManager(through="manual.SectionTheme", blank=True, verbose_name=_("themes"))

    parent_page_types = ["manual.ChapterPage"]
    subpage_types: list[str] = []
    template = "manual/section_page.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("themes"),
        InlinePanel("articles", [FieldPanel("article")], heading=_("Rests on the law"), label=_("Legal article")),
    ]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def clean(self) -> None:
        super().clean()
        check_slug(self)
        self.body = with_own_ids(self.body)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        reader, lens, steps = Reader.of(request), Lens.of(request), lens_view.steps_of(request.GET.get("steps", ""))
        return {
            **super().get_context(request, *args, **kwargs),
            **_shown(self, language=language(), reader=reader, lens=lens, steps=steps, path=request.path),
            "lasts": (self.pk, reader.nameless, lens, steps, request.path),
        }


@remembered
def _shown(page: SectionPage, *, language: str, reader: Reader, lens: Lens, steps: str, path: str) -> dict[str, Any]:
    shown = section_view.context(page, language=language, reader=reader)
    seen = lens_view.of_page(page, shown["items"], lens=lens, steps=steps, language=language, path=path)
    return {**shown, **seen}
