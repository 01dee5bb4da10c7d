from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.reference.models.checked import Checked
from hub.reference.models.country import Country
from hub.reference.models.wording import Wording


class CountryFact(Checked):
    """A fact of a country that a reader relies on, with the day it was last checked.

    `value` is a name or a number that is the same in every language, or else the English text; other languages have
    their words in `FactWording`. A wording older than the value is not shown.
    """

    class Kind(models.TextChoices):
        HOTLINE = "hotline", _("National helpline")
        CHILD_PROTECTION = "protection", _("Child protection on duty")
        POLICE = "police", _("Police or prosecution unit")
        REFERRAL = "referral", _("Referral contact")
        GUARDIAN = "guardian", _("Who appoints a guardian")
        SUPPORT = "support", _("Support organisations")
        COORDINATOR = "coordinator", _("National coordinator or rapporteur")
        LAW = "law", _("What the law says here")
        AGE = "age", _("Rule on age assessment")
        FORMS = "forms", _("Names of the forms")

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    value = models.CharField(_("value"), max_length=600)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("country fact")
        verbose_name_plural = _("country facts")
        constraints = [models.UniqueConstraint(fields=["country", "kind"], name="hub_countryfact_unique")]

    def __str__(self) -> str:
        return f"{self.country_id} {self.kind}: {self.value}"

    @property
    def value_language(self) -> str:
        """What `value` is written in; empty where it is a number alone."""
        return settings.LANGUAGE_CODE if any(sign.isalpha() for sign in self.value) else ""


class FactWordingQuerySet(models.QuerySet["FactWording"]):
    def holding(self) -> "FactWordingQuerySet":
        """Approved words that are not older than what they say in another language."""
        return self.filter(approved_at__gte=models.F("fact__changed_at"))


class FactWording(Wording):
    fact = models.ForeignKey(CountryFact, on_delete=models.CASCADE, related_name="words", verbose_name=_("fact"))
    text = models.CharField(_("text"), max_length=600)

    objects = FactWordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("words of a country fact")
        verbose_name_plural = _("words of country facts")
        constraints = [models.UniqueConstraint(fields=["fact", "language"], name="hub_factwording_unique")]

    def __str__(self) -> str:
        return f"{self.fact_id} {self.language}: {self.text}"
