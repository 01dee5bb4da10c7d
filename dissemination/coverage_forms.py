"""What is asked of the coverage: shown with GET, each field with its own message."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dissemination.queries.coverage import Measure, Question
from dissemination.queries.editions import in_force_on, known_editions, older_than
from hub.look.inputs import DayInput
from hub.look.names import language_choices
from hub.look.navigation import language
from hub.models import OrganisationKind
from hub.reference.countries import country_choices


class CoverageForm(forms.Form):
    """Edition (default: the one in force on that day), kind and day (default: today) of somebody's countries."""

    edition = forms.ChoiceField(label=_("Edition"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind of organisation"), required=False, choices=[("", _("All")), *OrganisationKind.choices]
    )
    on = forms.DateField(
        label=_("On the day"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=DayInput(),
        error_messages={"invalid": _("Write the day as 2026-11-27.")},
    )

    def __init__(self, asked: Mapping[str, Any], *, countries: frozenset[str] | None) -> None:
        self.countries = countries
        self.editions = known_editions()
        super().__init__({**asked, "edition": asked.get("edition") or self._in_force(asked.get("on", ""))})
        self.fields["edition"].choices = [
            (one.number, _named(one.number, one.title, one.withdrawn)) for one in self.editions
        ]

    def clean_on(self) -> date:
        today = timezone.localdate()
        day: date = self.cleaned_data["on"] or today
        if day > today:
            raise ValidationError(gettext("This day has not come yet."))
        return day

    @cached_property
    def question(self) -> Question:
        """Of a valid form."""
        day = self.cleaned_data["on"]
        edition = self.cleaned_data["edition"]
        older = older_than(edition, self.editions)
        return Question(edition, day, older, self.cleaned_data["kind"], self.countries)

    def _in_force(self, on: str) -> str:
        """On the day that is asked for, where that is a day."""
        try:
            day = date.fromisoformat(on)
        except ValueError:
            day = timezone.localdate()
        standing = in_force_on(day, self.editions)
        return standing.number if standing else ""

    @property
    def is_past(self) -> bool:
        return self.question.on < timezone.localdate()

    @cached_property
    def kept(self) -> dict[str, str]:
        """What every link of the page keeps."""
        return self.of_matrix

    @property
    def of_matrix(self) -> dict[str, str]:
        """What the table of all countries needs to be as this page is."""
        question = self.question
        day = question.on.isoformat() if self.is_past else ""
        return {
            name: value
            for name, value in (("edition", question.edition), ("kind", question.kind), ("on", day))
            if value
        }


class HoldersForm(CoverageForm):
    """The list behind one number."""

    country = forms.ChoiceField(label=_("Country"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    what = forms.ChoiceField(label=_("Which agencies"), required=False, choices=[("", _("All")), *Measure.choices])

    def __init__(self, asked: Mapping[str, Any], *, countries: frozenset[str] | None) -> None:
        super().__init__(asked, countries=countries)
        self.fields["country"].choices = [("", _("All")), *country_choices(language(), countries)]
        spoken = {one.language for edition in self.editions for one in edition.impressions}
        self.fields["language"].choices = [("", _("All")), *language_choices(spoken)]

    @cached_property
    def kept(self) -> dict[str, str]:
        """Also the country, the language and what is counted."""
        own = {name: self.cleaned_data[name] for name in ("country", "language", "what")}
        return {**super().kept, **{name: value for name, value in own.items() if value}}

    @cached_property
    def question(self) -> Question:
        """Of a valid form; within one country where one is chosen."""
        whole = super().question
        chosen = self.cleaned_data["country"]
        return Question(
            whole.edition, whole.on, whole.older, whole.kind, frozenset({chosen}) if chosen else whole.countries
        )


def _named(number: str, title: str, is_withdrawn: bool) -> str:
    if is_withdrawn:
        return gettext("%(number)s – %(title)s (withdrawn)") % {"number": number, "title": title}
    return f"{number} – {title}"
