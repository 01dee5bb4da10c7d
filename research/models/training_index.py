from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import SynchronizedField

from hub.look.navigation import language
from hub.people.reader import Reader
from hub.publishing.models.base_page import BasePage
from research.queries import quizzes, training_list


class TrainingIndexPage(BasePage):
    """All trainings of a language; its address is `/<locale>/training/` in all of them."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["research.TrainingPage", "research.QuizPage"]
    max_count_per_parent = 1
    template = "research/training_index_page.html"
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("slug", overridable=False),
    ]

    class Meta:
        verbose_name = _("list of trainings")
        verbose_name_plural = _("lists of trainings")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        asked = training_list.Asked.of(request.GET.dict())
        reader = Reader.of(request)
        return {
            **super().get_context(request, *args, **kwargs),
            "facets": training_list.facets(language(), reader, asked),
            "page_obj": training_list.page_of(language(), reader, asked, request.GET.get("page")),
            "asked": asked,
            "quizzes": [] if asked else quizzes.listed(language=language(), reader=reader),
        }
