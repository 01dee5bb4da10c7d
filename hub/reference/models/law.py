from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.reference.models.wording import Wording


class LegalArticle(models.Model):
    """An article, or one paragraph of it, that text of the Hub rests on.

    `key` is the form that people quote: `2011/36/EU 13(2)`.
    """

    key = models.CharField(_("key"), max_length=60, unique=True)
    instrument = models.CharField(_("instrument"), max_length=60, help_text=_("For example 2011/36/EU."))
    article = models.CharField(_("article"), max_length=10)
    paragraph = models.CharField(_("paragraph"), max_length=10, blank=True)
    amended_by = models.CharField(_("amended by"), max_length=60, blank=True)
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody compared the subject with the published text."),
    )
    order = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("legal article")
        verbose_name_plural = _("legal articles")
        ordering = ["instrument", "order", "key"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "article", "paragraph"], name="hub_legalarticle_unique")
        ]

    def __str__(self) -> str:
        return self.key

    def subject_in(self, language: str) -> str:
        """The approved subject in `language`, else the English one, else nothing."""
        subjects = {row.language: row.subject for row in self.subjects.all() if row.approved_at}
        return subjects.get(language) or subjects.get("en", "")


class LegalSubject(Wording):
    article = models.ForeignKey(LegalArticle, on_delete=models.CASCADE, related_name="subjects")
    subject = models.CharField(_("subject"), max_length=200)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("subject of a legal article")
        verbose_name_plural = _("subjects of legal articles")
        constraints = [models.UniqueConstraint(fields=["article", "language"], name="hub_legalsubject_unique")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.language}: {self.subject}"
