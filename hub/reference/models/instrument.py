from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.reference import eu_law
from hub.reference.models.country import Country
from hub.reference.models.wording import Wording


class LegalInstrument(models.Model):
    """A directive, regulation or convention. `key` is what people quote: `2011/36/EU`.

    ELI and CELEX are derived from kind and key, never typed.
    """

    class Kind(models.TextChoices):
        DIRECTIVE = "directive", _("Directive of the European Union")
        REGULATION = "regulation", _("Regulation of the European Union")
        DECISION = "decision", _("Decision of the European Union")
        FRAMEWORK_DECISION = "framework-decision", _("Framework decision of the European Union")
        CONVENTION = "convention", _("Convention or protocol")

    class Scope(models.TextChoices):
        UNION = "union", _("States of the European Union")
        BOUND = "bound", _("States bound by Directive 2011/36/EU")
        PARTIES = "parties", _("States that are party to it, inside the Union and the EEA")

    key = models.CharField(_("key"), max_length=60, unique=True, help_text=_("As people quote it: 2011/36/EU."))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    consolidated_on = models.DateField(
        _("consolidated on"), null=True, blank=True, help_text=_("The day of the newest consolidated text on EUR-Lex.")
    )
    scope = models.CharField(_("applies in"), max_length=10, choices=Scope.choices)
    not_in = models.ManyToManyField(
        Country,
        blank=True,
        related_name="+",
        verbose_name=_("but not in"),
        help_text=_("States that it would apply in by the rule above, and does not."),
    )
    url = models.URLField(
        _("official text"), blank=True, help_text=_("Only where it is no act of the Union: those are found by rule.")
    )

    class Meta:
        verbose_name = _("legal instrument")
        verbose_name_plural = _("legal instruments")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key

    def clean(self) -> None:
        if self.kind in eu_law.TYPES and self.act is None:
            raise ValidationError(
                {"key": _("Year and number cannot be read from this. Write it like 2011/36/EU or (EU) No 604/2013.")}
            )
        if self.adopted_on and self.consolidated_on and self.consolidated_on < self.adopted_on:
            raise ValidationError({"consolidated_on": _("This day is before the day of adoption.")})

    @property
    def act(self) -> eu_law.EuAct | None:
        return eu_law.identify(self.kind, self.key)

    @property
    def eli(self) -> str:
        return self.act.eli if self.act else ""

    @property
    def celex(self) -> str:
        return self.act.celex if self.act else ""

    @property
    def consolidated_eli(self) -> str:
        return self.act.consolidated_eli(self.consolidated_on) if self.act and self.consolidated_on else ""

    @property
    def consolidated_celex(self) -> str:
        return self.act.consolidated_celex(self.consolidated_on) if self.act and self.consolidated_on else ""

    def text_url(self, language: str) -> str:
        """The official text that applies today, in `language` where EUR-Lex has it; "" where nobody said where."""
        celex = self.consolidated_celex or self.celex
        return eu_law.official_text(celex, language) if celex else self.url

    def applies_in(self, country: Country) -> bool:
        """Whether it applies in `country`. Reads prefetched `not_in`."""
        return self.reaches(country) and all(excepted.pk != country.pk for excepted in self.not_in.all())

    def reaches(self, country: Country) -> bool:
        """Whether its scope takes `country` in, exceptions apart."""
        if self.scope == self.Scope.PARTIES:
            return True
        return country.group == Country.Group.EU and (self.scope == self.Scope.UNION or country.bound_by_directive)

    def countries(self, known: Iterable[Country]) -> tuple[list[Country], list[Country]]:
        """Those of the countries in which it applies, and the others."""
        known = list(known)
        return [one for one in known if self.applies_in(one)], [one for one in known if not self.applies_in(one)]

    def title_in(self, language: str) -> str:
        """The approved title in `language`, else the English one, else nothing. Reads prefetched `titles`."""
        titles = {row.language: row.title for row in self.titles.all() if row.approved_at}
        return titles.get(language) or titles.get("en", "")


class LegalTitle(Wording):
    instrument = models.ForeignKey(LegalInstrument, on_delete=models.CASCADE, related_name="titles")
    title = models.CharField(_("title"), max_length=300)

    class Meta:
        verbose_name = _("title of a legal instrument")
        verbose_name_plural = _("titles of legal instruments")
        constraints = [models.UniqueConstraint(fields=["instrument", "language"], name="hub_legaltitle_unique")]

    def __str__(self) -> str:
        return f"{self.instrument_id} {self.language}: {self.title}"
