from babel import Locale as BabelLocale
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Country(models.Model):
    """A state of the EU or EEA; its name comes from Babel in the reader's language."""

    class Group(models.TextChoices):
        EU = "EU", _("European Union")
        EEA = "EEA", _("European Economic Area")

    code = models.CharField(_("code"), max_length=2, primary_key=True)
    group = models.CharField(_("group"), max_length=3, choices=Group.choices)
    bound_by_directive = models.BooleanField(_("bound by Directive 2011/36/EU"), default=True)
    languages = ArrayField(models.CharField(max_length=12), verbose_name=_("languages"))
    time_zone = models.CharField(_("time zone"), max_length=40, default="Europe/Brussels")

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name_in(get_language() or "en")

    def name_in(self, language: str) -> str:
        """The country's name in `language` (BCP 47), or its code where Babel has none."""
        return BabelLocale.parse(language, sep="-").territories.get(self.code, self.code)
