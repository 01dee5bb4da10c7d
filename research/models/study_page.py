from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from hub.look.navigation import language
from hub.people.reader import Reader
from hub.publishing.body import BODY
from hub.publishing.models.base_page import BasePage
from research.blocks import QUESTIONS
from research.forms.study_page import QuestionnairePageForm, StudyPageForm
from research.models.focus_group_page import FocusGroupPage
from research.models.series_page import SeriesPage
from research.models.study import LEAST_POSSIBLE, StudyKind
from research.queries import round_names, studies

STUDY_FACTS = ("kind", "least", "keep_days")


class ResearchIndexPage(BasePage):
    """All studies of a language; its address is `/<locale>/research/` in all of them."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["research.StudyPage", "research.SeriesPage", "research.FocusGroupPage", "research.FindingPage"]
    max_count_per_parent = 1
    template = "research/research_index_page.html"
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("slug", overridable=False),
    ]

    class Meta:
        verbose_name = _("list of studies")
        verbose_name_plural = _("lists of studies")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        asked = {"language": language(), "reader": Reader.of(request)}
        return {
            **super().get_context(request, *args, **kwargs),
            "studies": studies.listed(StudyPage, **asked),
            "series": studies.listed(SeriesPage, **asked),
            "focus_groups": studies.listed(FocusGroupPage, **asked),
        }


class StudyTheme(ItemBase):
    """A theme of a study."""

    tag = models.ForeignKey("hub.Theme", on_delete=models.CASCADE, related_name="study_themes")
    content_object = ParentalKey("research.StudyPage", on_delete=models.CASCADE, related_name="themed")


class StudyPage(BasePage):
    """What a study asks and why, how it is made, and what came of it. Its facts hold for every language: `Study`."""

    body = StreamField(BODY, verbose_name=_("question and method"))
    kind = models.CharField(_("kind"), max_length=10, choices=StudyKind.choices, default=StudyKind.ANONYMOUS)
    least = models.PositiveSmallIntegerField(
        _("smallest group shown"),
        default=5,
        validators=[MinValueValidator(LEAST_POSSIBLE)],
        help_text=_("Fewer people than this are never told apart in what is published. Never under 3."),
    )
    keep_days = models.PositiveSmallIntegerField(
        _("days that answers are kept"),
        default=365,
        validators=[MinValueValidator(30), MaxValueValidator(1826)],
        help_text=_("After the last round; what was published stays."),
    )
    code_questions = StreamField(
        [("question", blocks.CharBlock(label=_("question"), max_length=200))],
        verbose_name=_("questions for the code"),
        blank=True,
        help_text=_(
            "Three or more, whose answers only the person knows and will give again in half a year: the first two "
            "letters of the mother's first name, the day of the month of their own birthday. Nothing on a document."
        ),
    )

    themes = ClusterTaggableManager(through="research.StudyTheme", blank=True, verbose_name=_("themes"))

    base_form_class = StudyPageForm
    parent_page_types = ["research.ResearchIndexPage"]
    subpage_types = ["research.QuestionnairePage"]
    template = "research/study_page.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("themes"),
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("code_questions")], heading=_("Who answers")),
        MultiFieldPanel([FieldPanel("least"), FieldPanel("keep_days")], heading=_("Protection")),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        TranslatableField("code_questions"),
        *(SynchronizedField(name, overridable=False) for name in STUDY_FACTS),
    ]

    class Meta:
        verbose_name = _("study")
        verbose_name_plural = _("studies")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        rounds = round_names.listed(self.translation_key, language=language(), reader=Reader.of(request))
        context = super().get_context(request, *args, **kwargs)
        return {**context, "rounds": rounds, "study": studies.of_page(self.translation_key)}


class QuestionnairePage(BasePage):
    """A questionnaire of a study: translated and approved like every page, answered as a frozen copy."""

    questions = StreamField(QUESTIONS, verbose_name=_("questions"))

    base_form_class = QuestionnairePageForm
    parent_page_types = ["research.StudyPage"]
    subpage_types: list[str] = []
    template = "research/questionnaire_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("questions")]

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
