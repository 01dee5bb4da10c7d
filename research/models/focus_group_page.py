from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from hub.look.navigation import language
from hub.publishing.body import BODY
from hub.publishing.models.base_page import BasePage
from hub.publishing.page_form import CheckedPageForm
from research.queries import focus_group_shown


class TopicBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("theme"), max_length=120)
    text = blocks.TextBlock(label=_("what was said of it"), max_length=1000, required=False)

    class Meta:
        icon = "openquote"
        label = _("Theme")


class FocusGroupPage(BasePage):
    """What was asked in focus groups, how, and the themes of the answers; quotations stand at the id of a theme."""

    body = StreamField(BODY, verbose_name=_("question and method"))
    topics = StreamField([("topic", TopicBlock())], verbose_name=_("themes of the answers"), blank=True)
    demonstrative = models.BooleanField(
        _("demonstration"), default=False, help_text=_("The words are invented; the page says so.")
    )

    base_form_class = CheckedPageForm
    parent_page_types = ["research.ResearchIndexPage"]
    subpage_types: list[str] = []
    template = "research/focus_group_page.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("topics"),
        FieldPanel("demonstrative"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        TranslatableField("topics"),
        SynchronizedField("demonstrative", overridable=False),
    ]

    class Meta:
        verbose_name = _("focus groups")
        verbose_name_plural = _("focus groups")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **focus_group_shown.shown(self, language=language())}
