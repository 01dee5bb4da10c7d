from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hub.look.alphabet import in_order
from hub.look.inputs import DayInput
from hub.look.names import language_choices, zone_choices
from hub.models import Country, Theme
from hub.reference.countries import country_choices
from hub.reference.working_languages import CODES
from hub.wall_clock import DoubleHour, SkippedHour
from hub.written import LinkField, WordsField
from initiatives.content import DEFAULT_ZONE, LISTS, MOMENTS, Content
from initiatives.models import Budget, Kind, Stage
from initiatives.moments import USUAL_TIME, moment
from initiatives.queries import manual_places

YEARS = range(2000, 2101)
PLAIN = ("kind", "stage", "programme", "call", "call_url", "starts_on", "months", "budget", "replaces")


def day_input() -> forms.DateInput:
    return DayInput(attrs={"class": "short"})


def time_input() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time", "class": "short"}, format="%H:%M")


class FactsForm(forms.Form):
    """Everything of an initiative but its words and seats. What is missing is said by `completeness`, not here."""

    use_required_attribute = False

    kind = forms.ChoiceField(label=_("Kind of initiative"), choices=[("", "—"), *Kind.choices])
    stage = forms.ChoiceField(label=_("How far it is"), choices=[("", "—"), *Stage.choices], required=False)
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
    programme = WordsField(label=_("Programme"), help_text=_("As the funder names it."), max_length=120, required=False)
    call = WordsField(label=_("Name or number of the call"), max_length=120, required=False)
    call_url = LinkField(label=_("Link to the call"), required=False, assume_scheme="https")
    call_deadline_day = forms.DateField(label=_("Deadline of the call"), widget=day_input(), required=False)
    call_deadline_time = forms.TimeField(
        label=_("Time of the call's deadline"),
        help_text=_("17:00 where nothing is said."),
        widget=time_input(),
        required=False,
    )
    deadline_day = forms.DateField(
        label=_("Deadline for offers"),
        help_text=_("With fewer than ten days left, only an initiative that replaces a partner can be submitted."),
        widget=day_input(),
    )
    deadline_time = forms.TimeField(
        label=_("Time of the deadline"),
        help_text=_("17:00 where nothing is said."),
        widget=time_input(),
        required=False,
    )
    deadline_zone = forms.ChoiceField(label=_("Time of which place"), required=False)
    starts_on = forms.DateField(label=_("Planned start"), widget=day_input(), required=False)
    months = forms.IntegerField(
        label=_("Length in months"),
        min_value=1,
        max_value=120,
        widget=forms.NumberInput(attrs={"class": "short"}),
        required=False,
    )
    budget = forms.ChoiceField(label=_("Budget of the whole initiative"), choices=[("", "—"), *Budget.choices])
    working_language = forms.ChoiceField(label=_("Working language"), required=False)
    replaces = forms.BooleanField(label=_("It only replaces a partner who has left"), required=False)

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
        zone = data.get("deadline_zone") or DEFAULT_ZONE
        for name in MOMENTS:
            if day := data.get(f"{name}_day"):
                self._read_moment(name, day, data, zone)
        return data

    def _read_moment(self, name: str, day: date, data: dict[str, Any], zone: str) -> None:
        if day.year not in YEARS:
            self.add_error(f"{name}_day", _("This year is too far away."))
            return
        try:
            data[name] = moment(day, data.get(f"{name}_time"), zone)
        except SkippedHour:
            words = _("The clocks there are set forward that night, so this hour does not exist. Choose another one.")
            self.add_error(f"{name}_time", words)
        except DoubleHour:
            words = _("The clocks there are set back that night, so this hour comes twice. Choose another one.")
            self.add_error(f"{name}_time", words)

    def facts(self) -> dict[str, Any]:
        """The valid form as keyword arguments of `Content`."""
        data = self.cleaned_data
        return {
            **{name: tuple(data[name]) for name in LISTS},
            **{name: data[name] for name in PLAIN},
            **{name: data.get(name) for name in MOMENTS},
            "deadline_zone": data["deadline_zone"] or DEFAULT_ZONE,
            "working_language": data["working_language"] or settings.LANGUAGE_CODE,
        }


def initial_of(content: Content) -> dict[str, Any]:
    initial: dict[str, Any] = {name: list(getattr(content, name)) for name in LISTS}
    initial |= {name: getattr(content, name) for name in (*PLAIN, "deadline_zone", "working_language")}
    for name in MOMENTS:
        at = getattr(content, name)
        local = at.astimezone(ZoneInfo(content.deadline_zone)) if at else None
        initial |= {
            f"{name}_day": local.date() if local else None,
            f"{name}_time": local.time() if local else USUAL_TIME,
        }
    return initial


def theme_choices(language: str) -> list[tuple[str, str]]:
    named = [(theme.slug, theme.name_in(language)) for theme in Theme.objects.prefetch_related("names")]
    return in_order(named, language, name=lambda pair: pair[1])


def _zones(language: str) -> list[tuple[str, str]]:
    zones = {*Country.objects.values_list("time_zone", flat=True), DEFAULT_ZONE}
    return zone_choices(zones, language)
