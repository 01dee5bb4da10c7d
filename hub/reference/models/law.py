from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.reference.models.checked import Checked
from hub.reference.models.country import Country
from hub.reference.models.instrument import LegalInstrument
from hub.reference.models.wording import Wording


class LegalArticle(models.Model):
    """An article, or one paragraph of it, that text of the Hub rests on.

    `key` is the form that people quote: `2011/36/EU 13(2)`.
    """

    key = models.CharField(_("key"), max_length=60, unique=True)
    instrument = models.ForeignKey(
        LegalInstrument,
        on_delete=models.PROTECT,
        related_name="articles",
        to_field="key",
        db_column="instrument",
        verbose_name=_("instrument"),
    )
    article = models.CharField(_("article"), max_length=10, blank=True)
    paragraph = models.CharField(_("paragraph"), max_length=10, blank=True)
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody compared the subject with the published text."),
    )
    order = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("legal article")
        verbose_name_plural = _("legal articles")
        ordering = ["instrument_id", "order", "key"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "article", "paragraph"], name="hub_legalarticle_unique")
        ]

    def __str__(self) -> str:
        return self.key

    def clean(self) -> None:
        fitting = self.quoted(self.instrument_id or "", self.article, self.paragraph)
        if self.instrument_id and self.key != fitting:
            raise ValidationError({"key": _("People quote this one as %(key)s.") % {"key": fitting}})
        if self.paragraph and not self.article:
            raise ValidationError({"article": _("A paragraph stands in an article.")})

    @staticmethod
    def quoted(instrument: str, article: str, paragraph: str) -> str:
        """The form that people quote: `2011/36/EU 13(2)`, or `2012/29/EU` for a whole instrument."""
        return f"{instrument} {article}({paragraph})" if paragraph else f"{instrument} {article}".strip()

    def subject_in(self, language: str) -> str:
        """The approved subject in `language`, else the English one, else nothing."""
        subjects = {row.language: row.subject for row in self.subjects.all() if row.approved_at}
        return subjects.get(language) or subjects.get("en", "")

    def note_in(self, language: str) -> str:
        """What the approved subject in `language`, else the English one, adds. Reads prefetched `subjects`."""
        notes = {row.language: row.note for row in self.subjects.all() if row.approved_at}
        return notes.get(language) or notes.get("en", "")


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


class LegalAmendment(models.Model):
    """An article was amended, and from when: written once by an editor, the rooms are told by `post_save`."""

    article = models.ForeignKey(LegalArticle, on_delete=models.CASCADE, related_name="amendments")
    act = models.CharField(_("amended by"), max_length=60, help_text=_("For example (EU) 2024/1712."))
    since = models.DateField(_("since"), help_text=_("The day from which the amended text applies."))
    note = models.CharField(_("note"), max_length=300, blank=True, help_text=_("What changed. For editors."))
    news = models.CharField(
        _("what subscribers are told"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_("In English, in a sentence. Empty: nobody is written to."),
    )
    marked_at = models.DateTimeField(default=timezone.now)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("amendment of a legal article")
        verbose_name_plural = _("amendments of legal articles")
        ordering = ["-since", "-pk"]
        constraints = [models.UniqueConstraint(fields=["article", "act", "since"], name="hub_legalamendment_unique")]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.act}, {self.since}"


class NationalProvision(Checked):
    """What stands for an article in the law of one country, with the day it was last checked."""

    article = models.ForeignKey(
        LegalArticle, on_delete=models.CASCADE, related_name="provisions", verbose_name=_("legal article")
    )
    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="provisions", verbose_name=_("country"))
    provision = models.CharField(_("provision"), max_length=80, help_text=_("For example art. 211."))
    name = models.CharField(_("name of the law"), max_length=200, help_text=_("In its own language."))
    language = models.CharField(
        _("language of the name"),
        max_length=12,
        blank=True,
        validators=[RegexValidator(r"\A[a-z]{2,3}\Z", _("A code of two or three letters, such as ro."))],
    )
    url = models.URLField(_("link"), blank=True, help_text=_("The official text, where it is public."))

    class Meta:
        verbose_name = _("national provision")
        verbose_name_plural = _("national provisions")
        ordering = ["article", "country"]
        constraints = [models.UniqueConstraint(fields=["article", "country"], name="hub_nationalprovision_unique")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.country_id}: {self.name}, {self.provision}"
