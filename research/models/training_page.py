from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from hub.look.navigation import language
from hub.people.reader import Reader
from hub.publishing.body import BODY
from hub.publishing.models.base_page import BasePage
from research.forms.training_page import TrainingPageForm
from research.queries import training_shown


class TrainingTheme(ItemBase):
    """A theme of a training."""

    tag = models.ForeignKey("hub.Theme", on_delete=models.CASCADE, related_name="training_themes")
    content_object = ParentalKey("research.TrainingPage", on_delete=models.CASCADE, related_name="themed")


class TrainingOrganisation(models.Model):
    """An organisation whose people train."""

    page = ParentalKey("research.TrainingPage", on_delete=models.CASCADE, related_name="trainers")
    organisation = models.ForeignKey(
        "hub.Organisation", on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation")
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "organisation"], name="research_trainingorganisation_unique")
        ]

    def __str__(self) -> str:
        return str(self.organisation)


FACTS = (
    "starts_at",
    "ends_at",
    "zone",
    "online",
    "join_url",
    "languages",
    "countries",
    "targets",
    "capacity",
    "hours",
    "edition",
    "numbers",
    "by_invitation",
    "closes_at",
)
"""What is the same in every language: read from `Training`, which the English page writes when it goes public."""


class TrainingPage(BasePage):
    """The words of a training. Its facts hold for every language at once, through `Training`."""

    body = StreamField(BODY, verbose_name=_("programme"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    zone = models.CharField(_("time zone"), max_length=40, default="Europe/Brussels")
    online = models.BooleanField(_("online"), default=False)
    join_url = models.URLField(
        _("link to join"), blank=True, help_text=_("Only those who have a place read it, by mail and on their page.")
    )
    languages = ArrayField(models.CharField(max_length=12), verbose_name=_("languages"), default=list)
    countries = ArrayField(models.CharField(max_length=2), verbose_name=_("countries"), default=list, blank=True)
    targets = ArrayField(models.CharField(max_length=12), verbose_name=_("for whom"), default=list)
    capacity = models.PositiveSmallIntegerField(_("places"), default=20)
    hours = models.DecimalField(_("hours of training"), max_digits=4, decimal_places=1, default=6)
    edition = models.CharField(_("edition used"), max_length=12)
    numbers = ArrayField(
        models.CharField(max_length=20),
        verbose_name=_("sections and paragraphs of the manual"),
        blank=True,
        default=list,
        help_text=_("Their numbers, separated by commas: 3.2, 4.1."),
    )
    by_invitation = models.BooleanField(_("by invitation only"), default=False)
    closes_at = models.DateTimeField(_("registration closes"), null=True, blank=True)
    themes = ClusterTaggableManager(through="research.TrainingTheme", blank=True, verbose_name=_("themes"))

    base_form_class = TrainingPageForm
    parent_page_types = ["research.TrainingIndexPage"]
    subpage_types: list[str] = []
    template = "research/training_page.html"
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("starts_at"), FieldPanel("ends_at"), FieldPanel("zone"), FieldPanel("hours")], heading=_("When")
        ),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("online"), FieldPanel("join_url")], heading=_("Where")),
        MultiFieldPanel(
            [FieldPanel("targets"), FieldPanel("languages"), FieldPanel("countries")], heading=_("For whom")
        ),
        MultiFieldPanel(
            [FieldPanel("capacity"), FieldPanel("by_invitation"), FieldPanel("closes_at")], heading=_("Registration")
        ),
        MultiFieldPanel([FieldPanel("edition"), FieldPanel("numbers"), FieldPanel("themes")], heading=_("Manual")),
        FieldPanel("body"),
        InlinePanel("trainers", [FieldPanel("organisation")], heading=_("Trainers"), label=_("Organisation")),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        TranslatableField("place"),
        *(SynchronizedField(name, overridable=False) for name in FACTS),
    ]

    class Meta:
        verbose_name = _("training")
        verbose_name_plural = _("trainings")

    def facts_said(self) -> dict[str, Any]:
        """The facts as this page has them, a draft too."""
        return {name: getattr(self, name) for name in FACTS} | {
            "place": self.place,
            "themes": sorted(theme.slug for theme in self.themes.all()),
            "organisations": sorted(row.organisation.key for row in self.trainers.all()),
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        is_draft = getattr(request, "is_preview", False)
        return {
            **super().get_context(request, *args, **kwargs),
            **training_shown.shown(self, language=language(), reader=Reader.of(request), is_draft=is_draft),
        }
