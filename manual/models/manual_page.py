from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import SynchronizedField

from hub.look.navigation import language
from hub.people.reader import Reader
from hub.publishing.models.base_page import BasePage
from manual.queries import contents


class ManualPage(BasePage):
    """The root of the manual in one language; its address is `/<locale>/manual/` in all of them."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["manual.ChapterPage"]
    max_count_per_parent = 1
    template = "manual/manual_page.html"
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("slug", overridable=False),
    ]

    class Meta:
        verbose_name = _("manual")
        verbose_name_plural = _("manuals")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            **contents.of_manual(self, language=language(), reader=Reader.of(request)),
        }
