"""What editors say of words: which mean the same, what is meant by a question, and which are left as they are."""

from django.contrib.postgres.search import SearchQueryField
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Synonyms(models.Model):
    """Words of one language that find each other, and what they find beside."""

    language = models.CharField(_("language"), max_length=12)
    words = models.TextField(
        _("words that mean the same"),
        max_length=1000,
        help_text=_("One a line, an abbreviation or several words together; each finds all the others."),
    )
    also = models.TextField(
        _("what they find as well"),
        max_length=1000,
        blank=True,
        help_text=_("One a line; these are found by the words above and do not find them."),
    )

    class Meta:
        verbose_name = _("words that mean the same")
        verbose_name_plural = _("words that mean the same")
        ordering = ["language", "words"]

    def __str__(self) -> str:
        return f"{self.language}: {', '.join(lines(self.words))}"


class Rewrite(models.Model):
    """What `ts_rewrite` puts for a part of a question; follows from all `Synonyms` of the language.

    `reads` are the words of a question that it is about, where `target` is a sign that another row put for them.
    """

    language = models.CharField(max_length=12)
    target = SearchQueryField()
    substitute = SearchQueryField()
    reads = SearchQueryField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "target"], name="search_rewrite_once")]

    def __str__(self) -> str:
        return f"{self.language}: {self.target}"


class BestBet(models.Model):
    """What stands above the results of a question: a page, or an address of the Hub that is no page."""

    language = models.CharField(_("language"), max_length=12)
    words = models.TextField(
        _("questions"),
        max_length=1000,
        help_text=_("One a line, as people type them; accents and order do not matter."),
    )
    page = models.ForeignKey(
        Page,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("page"),
        help_text=_("It is shown to whoever may read it, in the language of the question where it is translated."),
    )
    address = models.CharField(
        _("or an address of the Hub"), max_length=300, blank=True, help_text=_("For example /en/help/.")
    )
    title = models.CharField(
        _("title"), max_length=120, blank=True, help_text=_("Empty: the title of the page. An address needs one.")
    )
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_("A sentence that says why it is here."))

    class Meta:
        verbose_name = _("best answer")
        verbose_name_plural = _("best answers")
        ordering = ["language", "words"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=False, address="") | models.Q(page=None) & ~models.Q(address=""),
                name="search_bestbet_one_place",
                violation_error_message=_("Choose a page, or give an address."),
            ),
            models.CheckConstraint(
                condition=models.Q(page__isnull=False) | ~models.Q(title=""),
                name="search_bestbet_address_has_title",
                violation_error_message=_("Give the address a title."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {', '.join(lines(self.words))}"


class GuardedWord(models.Model):
    """A word that is never corrected and never proposed: a name, an insult, what it would hurt to read back."""

    language = models.CharField(_("language"), max_length=12)
    word = models.CharField(_("word"), max_length=60)

    class Meta:
        verbose_name = _("word never proposed")
        verbose_name_plural = _("words never proposed")
        ordering = ["language", "word"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "word"],
                name="search_guardedword_once",
                violation_error_message=_("This word is on the list already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.word}"


def lines(text: str) -> list[str]:
    """What stands in the lines of a field, each once."""
    return list(dict.fromkeys(cleaned for line in text.splitlines() if (cleaned := " ".join(line.split()))))
