from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.reference.models.wording import Wording


class GlossaryConcept(models.Model):
    """A concept of the field; its words stand in one row a language."""

    key = models.SlugField(_("key"), max_length=60, unique=True)

    class Meta:
        verbose_name = _("glossary concept")
        verbose_name_plural = _("glossary concepts")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key


class GlossaryTerm(Wording):
    concept = models.ForeignKey(GlossaryConcept, on_delete=models.CASCADE, related_name="terms")
    term = models.CharField(_("term"), max_length=120)
    forms = models.CharField(
        _("other forms"),
        max_length=400,
        blank=True,
        help_text=_(
            "Forms that the text uses and that do not follow the language's usual endings, separated by commas; "
            "they are linked as the term is."
        ),
    )
    definition = models.TextField(_("definition"), blank=True)

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        constraints = [models.UniqueConstraint(fields=["concept", "language"], name="hub_glossaryterm_unique")]

    def __str__(self) -> str:
        return f"{self.language}: {self.term}"


class TermChange(models.Model):
    """What an editor said of a change of a concept's English words, for those who follow the manual. Append-only.

    The same words with the same note are the same change, however often the form is sent.
    """

    concept = models.ForeignKey(GlossaryConcept, on_delete=models.CASCADE, related_name="changes")
    note = models.CharField(_("what changed"), max_length=300)
    fingerprint = models.CharField(max_length=32)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("change of a glossary term")
        verbose_name_plural = _("changes of glossary terms")
        constraints = [models.UniqueConstraint(fields=["concept", "fingerprint"], name="hub_termchange_once")]

    def __str__(self) -> str:
        return self.note


class TermForm(Wording):
    """Another word for a concept in one language: one that will do as well, or one that translators must not use."""

    class Verdict(models.TextChoices):
        ALLOWED = "allowed", _("Allowed")
        FORBIDDEN = "forbidden", _("Not to be used")

    concept = models.ForeignKey(GlossaryConcept, on_delete=models.CASCADE, related_name="term_forms")
    text = models.CharField(_("word"), max_length=120)
    verdict = models.CharField(_("verdict"), max_length=9, choices=Verdict.choices)
    why = models.CharField(
        _("why"), max_length=300, blank=True, help_text=_("Translators read it; say it for each word not to be used.")
    )

    class Meta:
        verbose_name = _("word beside a glossary term")
        verbose_name_plural = _("words beside glossary terms")
        constraints = [
            models.UniqueConstraint(fields=["concept", "language", "text"], name="hub_termform_unique"),
            models.CheckConstraint(
                condition=~models.Q(verdict="forbidden") | ~models.Q(why=""),
                name="hub_termform_says_why",
                violation_error_message=_("Say why this word is not to be used."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.text}"
