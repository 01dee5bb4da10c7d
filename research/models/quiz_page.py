from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from hub.look.navigation import language
from hub.people.reader import Reader
from hub.publishing.models.base_page import BasePage
from research.forms.quiz_page import QuizPageForm
from research.item_blocks import ITEMS
from research.items import items_of
from research.queries import quizzes


class QuizPage(BasePage):
    """What a quiz asks, in words. Its facts hold for every language: `QuizItem`."""

    items = StreamField(ITEMS, verbose_name=_("questions"))

    base_form_class = QuizPageForm
    parent_page_types = ["research.TrainingIndexPage"]
    subpage_types: list[str] = []
    template = "research/quiz_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("items")]

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """A draft shows all that is asked, and what is right; the public page only how much."""
        context = super().get_context(request, *args, **kwargs)
        if getattr(request, "is_preview", False):
            return {**context, "draft": items_of(self.items)}
        return {**context, "number": quizzes.how_many(self, reader=Reader.of(request), language=language())}
