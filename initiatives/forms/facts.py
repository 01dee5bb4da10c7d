from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hub.look.alphabet import in_order
from hub.look.names import language_choices
from hub.models import Country, Theme
from hub.reference.countries import country_choices
from initiatives.content import DEFAULT_ZONE, Content
from initiatives.models import Budget, Kind
from initiatives.queries import manual_places
from initiatives.queries.deadlines import city
from initiatives.queries.languages import CODES

USUAL_TIME = time(17, 0)


class FactsForm(forms.Form):
    """Everything of an initiative but its words and seats. What is missing is said by `completeness`, not here."""

    use_required_attribute = False

    kind = forms.ChoiceField(label=_("Kind of initiative"), choices=[("", "—"), *Kind.choices])
    themes = forms.MultipleChoiceField(label=_("Themes"), widget=forms.CheckboxSelectMultiple)
    countries = forms.MultipleChoiceField(
        label=_("Countries where it takes place"),
        help_text=_("None ticked means any country of the EU and EEA."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    numbers = forms.MultipleChoiceField(
        label=_("Chapters of the manual that it serves"), widget=forms.CheckboxSelectMultiple, required=False
    )
    articles = forms.MultipleChoiceField(
        label=_("Articles of law that it serves"), widget=forms.CheckboxSelectMultiple, required=False
    )
    programme = forms.CharField(
        label=_("Programme and call"),
        help_text=_("As the funder names it, with the number of the call."),
        max_length=120,
        required=False,
    )
    call_url = forms.URLField(label=_("Link to the call"), required=False, assume_scheme="https")
    deadline_day = forms.DateField(
        label=_("Deadline for replies"), widget=forms.DateInput(attrs={"type": "date", "class": "short"})
    )
    deadline_time = forms.TimeField(
        label=_("Time of the deadline"),
        help_text=_("17:00 where nothing is said."),
        widget=forms.TimeInput(attrs={"type": "time", "class": "short"}, format="%H:%M"),
        required=False,
    )
    deadline_zone = forms.ChoiceField(label=_("Time of which place"), required=False)
    starts_on = forms.DateField(
        label=_("Planned start"), widget=forms.DateInput(attrs={"type": "date", "class": "short"}), required=False
    )
    months = forms.IntegerField(
        label=_("Length in months"),
        min_value=1,
        max_value=120,
        widget=forms.NumberInput(attrs={"class": "short"}),
        required=False,
    )
    budget = forms.ChoiceField(label=_("Budget of the whole initiative"), choices=[("", "—"), *Budget.choices])
    working_language = forms.ChoiceField(label=_("Working language"), required=False)

    needed = ("kind", "themes", "deadline_day", "budget")

    def __init__(self, data: Any = None, *, content: Content, language: str) -> None:
        super().__init__(data, initial=initial_of(content))
        choices = {
            "themes": theme_choices(language),
            "countries": country_choices(language),
            "numbers": [(one.number, f"{one.number} {one.title}") for one in manual_places.chapters(language)],
            "articles": [(key, f"{key} {subject}".strip()) for key, subject in manual_places.articles(language)],
            "deadline_zone": _zones(language),
            "working_language": language_choices(CODES, language),
        }
        for name, values in choices.items():
            self.fields[name].choices = values

    def full_clean(self) -> None:
        """A draft may lack everything; the labels still say what the moderators will need."""
        for name in self.needed:
            self.fields[name].required = False
        super().full_clean()
        for name in self.needed:
            self.fields[name].required = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        day = data.get("deadline_day")
        zone = data.get("deadline_zone") or DEFAULT_ZONE
        if day:
            local = datetime.combine(day, data.get("deadline_time") or USUAL_TIME, tzinfo=ZoneInfo(zone))
            data["deadline"] = local.astimezone(ZoneInfo("UTC"))
        return data

    def facts(self) -> dict[str, Any]:
        """The valid form as keyword arguments of `Content`."""
        data = self.cleaned_data
        lists = {name: tuple(data[name]) for name in ("themes", "countries", "numbers", "articles")}
        plain = {name: data[name] for name in ("kind", "programme", "call_url", "starts_on", "months", "budget")}
        return {
            **lists,
            **plain,
            "deadline": data.get("deadline"),
            "deadline_zone": data["deadline_zone"] or DEFAULT_ZONE,
            "working_language": data["working_language"] or settings.LANGUAGE_CODE,
        }


def initial_of(content: Content) -> dict[str, Any]:
    local = content.deadline.astimezone(ZoneInfo(content.deadline_zone)) if content.deadline else None
    return {
        **{name: list(getattr(content, name)) for name in ("themes", "countries", "numbers", "articles")},
        **{name: getattr(content, name) for name in ("kind", "programme", "call_url", "starts_on", "months", "budget")},
        "deadline_day": local.date() if local else None,
        "deadline_time": local.time() if local else USUAL_TIME,
        "deadline_zone": content.deadline_zone,
        "working_language": content.working_language,
    }


def theme_choices(language: str) -> list[tuple[str, str]]:
    named = [(theme.slug, theme.name_in(language)) for theme in Theme.objects.prefetch_related("names")]
    return in_order(named, language, name=lambda pair: pair[1])


def _zones(language: str) -> list[tuple[str, str]]:
    zones = {*Country.objects.values_list("time_zone", flat=True), DEFAULT_ZONE}
    named = [(zone, city(zone, language)) for zone in zones]
    return in_order(named, language, name=lambda pair: pair[1])
