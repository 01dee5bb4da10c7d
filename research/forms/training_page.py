"""The editor's form of a training: hours are those of the clocks there, lists are boxes to tick."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub import wall_clock
from hub.look.names import language_choices, zone_choices
from hub.look.navigation import language
from hub.models import Country
from hub.ports import citable
from hub.publishing.page_form import NumberedPageForm
from hub.reference.countries import country_choices
from hub.reference.working_languages import CODES
from research.models.choices import Target

MOMENTS = ("starts_at", "ends_at", "closes_at")
USUAL_ZONE = "Europe/Brussels"


def _zones() -> list[tuple[str, str]]:
    return zone_choices([*Country.objects.values_list("time_zone", flat=True), USUAL_ZONE])


def _countries() -> list[tuple[str, str]]:
    return country_choices(language())


def _editions() -> list[tuple[str, str]]:
    return [(one.number, f"{one.number} ({one.title})") for one in citable.get().editions() if not one.withdrawn]


class TrainingPageForm(NumberedPageForm):
    zone = forms.ChoiceField(
        label=_("Time of which place"),
        choices=_zones,
        initial=USUAL_ZONE,
        help_text=_("The hours above are those of the clocks there."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=lambda: language_choices(CODES), widget=forms.CheckboxSelectMultiple
    )
    countries = forms.MultipleChoiceField(
        label=_("Countries whose people it is for"),
        choices=_countries,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("None: for people of every country."),
    )
    targets = forms.MultipleChoiceField(
        label=_("For whom"), choices=Target.choices, widget=forms.CheckboxSelectMultiple
    )
    edition = forms.ChoiceField(label=_("Edition used"), choices=_editions)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = ZoneInfo(self.instance.zone)
        for name in MOMENTS:
            if name in self.fields and (moment := getattr(self.instance, name)):
                self.initial[name] = moment.astimezone(place).replace(tzinfo=None)

    def clean_capacity(self) -> int:
        return self._at_least_one("capacity", _("A training has at least one place."))

    def clean_hours(self) -> Any:
        return self._at_least_one("hours", _("A training lasts at least one hour."))

    def _at_least_one(self, name: str, said: Any) -> Any:
        value = self.cleaned_data[name]
        if value is not None and value < 1:
            raise forms.ValidationError(said)
        return value

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        for name in MOMENTS:
            if given.get(name) and given.get("zone"):
                self._read_moment(name, given)
        begins, ends, closes = (given.get(name) for name in MOMENTS)
        if begins and ends and ends <= begins:
            self.add_error("ends_at", _("It ends before it begins."))
        if begins and closes and closes > begins:
            self.add_error("closes_at", _("Registration closes before the training begins, or when it begins."))
        if self.is_deferred_validation and not self.instance.workflow_in_progress:
            return given
        if not given.get("place") and not given.get("online"):
            self.add_error("place", _("Say where people meet, or that the training is online."))
        if given.get("online") and not given.get("join_url") and "join_url" not in self.errors:
            self.add_error("join_url", _("Say the link with which people join. The page does not show it."))
        return given

    def _read_moment(self, name: str, given: dict[str, Any]) -> None:
        """What was typed is an hour of the training's place, whatever the zone of whoever typed it."""
        typed: datetime = timezone.make_naive(given[name])
        try:
            given[name] = wall_clock.moment(typed, given["zone"])
        except wall_clock.SkippedHour:
            words = _("The clocks there are set forward that night, so this hour does not exist. Choose another one.")
            self.add_error(name, words)
        except wall_clock.DoubleHour:
            words = _("The clocks there are set back that night, so this hour comes twice. Choose another one.")
            self.add_error(name, words)
