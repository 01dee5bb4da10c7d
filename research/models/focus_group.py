import uuid
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class FocusGroup(models.Model):
    """The facts of focus groups on one question as their English page last published them."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page_key = models.UUIDField(unique=True, editable=False)
    live = models.BooleanField(default=False)
    demonstrative = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("facts of focus groups")
        verbose_name_plural = _("facts of focus groups")
        permissions = [("keep_focus_groups", "Can keep sessions of focus groups and what was said in them")]

    def __str__(self) -> str:
        return str(self.key)


class GroupSession(models.Model):
    """One sitting. Nobody who sat there is named, nothing was recorded: there is no place for either."""

    class Size(models.TextChoices):
        SMALL = "4-6", _("4 to 6 people")
        MIDDLE = "7-9", _("7 to 9 people")
        LARGE = "10-12", _("10 to 12 people")

    class Method(models.TextChoices):
        TOGETHER = "together", _("Around one table")
        ONLINE = "online", _("Online")
        WRITTEN = "written", _("In writing")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(FocusGroup, on_delete=models.PROTECT, related_name="sessions")
    country = models.CharField(_("country"), max_length=2)
    professions = ArrayField(models.CharField(max_length=12), verbose_name=_("professions"), default=list)
    held_on = models.DateField(_("held on"))
    size = models.CharField(_("how many people"), max_length=5, choices=Size.choices)
    method = models.CharField(_("method"), max_length=10, choices=Method.choices)
    moderator = models.ForeignKey(
        "hub.Organisation", on_delete=models.PROTECT, related_name="+", verbose_name=_("the moderator's organisation")
    )

    class Meta:
        ordering = ["held_on", "pk"]
        verbose_name = _("session of a focus group")
        verbose_name_plural = _("sessions of focus groups")

    def __str__(self) -> str:
        return str(self.key)


class QuoteQuerySet(models.QuerySet["Quote"]):
    def published(self) -> Self:
        return self.filter(state=Quote.State.PUBLISHED)


class Quote(models.Model):
    """What somebody said: `theme` is the id of a block of the page.

    waiting -> redacted (words to be shown are written) -> published (a second person approved them) | kept back.
    The original is emptied as soon as it is decided on.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits to be redacted")
        REDACTED = "redacted", _("Waits for a second person")
        PUBLISHED = "published", _("Published")
        KEPT_BACK = "kept_back", _("Kept back")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(GroupSession, on_delete=models.PROTECT, related_name="quotes")
    theme = models.CharField(_("theme"), max_length=36)
    language = models.CharField(_("language"), max_length=12)
    original = models.TextField(_("original words"), blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)

    objects = QuoteQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("quotation of a focus group")
        verbose_name_plural = _("quotations of focus groups")

    def __str__(self) -> str:
        return str(self.key)


class QuoteWords(models.Model):
    """The words of a quotation as they are shown, in its own language or translated; approved by somebody else."""

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(max_length=12)
    text = models.TextField()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    approved_by = models.UUIDField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["language"]
        verbose_name = _("words of a quotation")
        verbose_name_plural = _("words of quotations")
        constraints = [
            models.UniqueConstraint(fields=["quote", "language"], name="research_quotewords_once"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("written_by")),
                name="research_quotewords_second_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quote_id} {self.language}"
