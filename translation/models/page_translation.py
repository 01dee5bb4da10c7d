from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PageTranslationQuerySet(models.QuerySet["PageTranslation"]):
    def in_language(self, language: str) -> Self:
        return self.filter(language=language)

    def of_page(self, page_key: object) -> Self:
        return self.filter(page_key=page_key)

    def unopened(self) -> Self:
        """Approved, and not public until what is above it can open."""
        return self.filter(unopened_revision_id__gt=0)


class PageTranslation(models.Model):
    """The work on one page in one language. Whether the result is out of date is asked of `translation.queries`.

    `holder` has the work in hand until it is approved; `translator` saved last. `unopened_revision_id` is the approved
    revision that waits to go public with what is above it, 0 where none does.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        RETURNED = "returned", _("Returned")
        APPROVED = "approved", _("Approved")

    page_key = models.UUIDField()
    language = models.CharField(_("language"), max_length=12)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("translator"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewer"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("in the hands of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    held_since = models.DateTimeField(_("in hand since"), null=True, blank=True)
    deadline = models.DateField(_("deadline"), null=True, blank=True)
    since = models.DateTimeField(_("since"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent to review"), null=True, blank=True)
    sent_revision_id = models.BigIntegerField(default=0)
    sent_source_revision_id = models.BigIntegerField(default=0)
    sent_hashes = models.JSONField(default=dict)
    unopened_revision_id = models.BigIntegerField(default=0, db_default=0)

    objects = PageTranslationQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation of a page")
        verbose_name_plural = _("translations of pages")
        constraints = [
            models.UniqueConstraint(fields=["page_key", "language"], name="translation_one_per_page_language"),
            models.CheckConstraint(
                condition=~models.Q(state="in_review") | models.Q(sent_revision_id__gt=0),
                name="translation_review_has_text",
            ),
        ]
        indexes = [
            models.Index(
                fields=["language"], condition=models.Q(unopened_revision_id__gt=0), name="translation_unopened"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_key} {self.language} {self.state}"

    @property
    def is_open(self) -> bool:
        """Whether segments may be saved: not while a reviewer reads them."""
        return self.state != self.State.IN_REVIEW
