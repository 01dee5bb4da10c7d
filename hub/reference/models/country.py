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


class CountryFact(models.Model):
    """A fact of a country that a reader relies on, with the day it was last checked."""

    class Kind(models.TextChoices):
        HOTLINE = "hotline", _("National helpline")
        COORDINATOR = "coordinator", _("National coordinator or rapporteur")
        POLICE = "police", _("Police or prosecution unit")
        SUPPORT = "support", _("Support organisations")
        REFERRAL = "referral", _("Referral contact")

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    value = models.CharField(_("value"), max_length=300)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_by = models.CharField(_("checked by (role)"), max_length=100, blank=True)
    next_check = models.DateField(_("next check"), null=True, blank=True)

    class Meta:
        verbose_name = _("country fact")
        verbose_name_plural = _("country facts")
        constraints = [models.UniqueConstraint(fields=["country", "kind"], name="hub_countryfact_unique")]

    def __str__(self) -> str:
        return f"{self.country_id} {self.kind}: {self.value}"
