from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.written import WordsField
from initiatives.content import SeatContent, TextContent
from initiatives.models import SeatRole

ORGANISATION_KINDS_ANY = _("Any kind")


class TextForm(forms.Form):
    """The words of an initiative in one language."""

    use_required_attribute = False

    title = WordsField(label=_("Title"), max_length=120, required=False)
    summary = WordsField(
        label=_("Summary"),
        help_text=_("At most 300 characters: what, for whom, with whom."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    body = WordsField(
        label=_("What is planned"),
        help_text=_("No names, no addresses, nothing about one child. Partners reach you through the Hub."),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 8}),
        required=False,
    )

    def __init__(self, data: Any = None, *, language: str, text: TextContent, needed: bool = False) -> None:
        initial = {"title": text.title, "summary": text.summary, "body": text.body}
        super().__init__(data, prefix=f"text-{language}", initial=initial)
        self.language = language
        self.needed = needed
        for field in self.fields.values():
            field.widget.attrs["lang"] = language
        self._require(needed)

    def full_clean(self) -> None:
        """One language is needed; a draft may lack it, its labels say so."""
        self._require(False)
        super().full_clean()
        self._require(self.needed)

    def _require(self, required: bool) -> None:
        for name in ("title", "summary"):
            self.fields[name].required = required

    @property
    def is_blank(self) -> bool:
        return not any(self[name].value() for name in self.fields)

    @property
    def is_whole(self) -> bool:
        """Whether readers of this language find a title and a summary."""
        return bool(self["title"].value() and self["summary"].value())

    def text(self) -> TextContent:
        return TextContent(**{name: self.cleaned_data[name] for name in ("title", "summary", "body")})


class SeatForm(forms.Form):
    """One place for a partner. Its key is checked by the service: a foreign one is not taken."""

    use_required_attribute = False

    key = forms.CharField(widget=forms.HiddenInput, max_length=36, required=False)
    role = forms.ChoiceField(label=_("What this partner does"), choices=[("", "—"), *SeatRole.choices])
    organisation_kind = forms.ChoiceField(label=_("Kind of organisation"), required=False)
    countries = forms.MultipleChoiceField(
        label=_("From which countries"),
        help_text=_("None chosen means any country of the EU and EEA."),
        widget=forms.SelectMultiple(attrs={"size": 5}),
        required=False,
    )
    how_many = forms.IntegerField(
        label=_("How many"),
        min_value=1,
        max_value=30,
        initial=1,
        widget=forms.NumberInput(attrs={"class": "short"}),
        required=False,
    )
    note = WordsField(label=_("What this partner should bring"), max_length=200, required=False)

    def __init__(
        self, *args: Any, countries: list[tuple[str, str]], kinds: list[tuple[str, Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["countries"].choices = countries
        self.fields["organisation_kind"].choices = [("", ORGANISATION_KINDS_ANY), *kinds]

    def full_clean(self) -> None:
        self.fields["role"].required = False
        super().full_clean()
        self.fields["role"].required = True

    @property
    def is_blank(self) -> bool:
        data = self.cleaned_data
        return not (data.get("role") or data.get("organisation_kind") or data.get("note") or data.get("countries"))

    def seat(self) -> SeatContent:
        data = self.cleaned_data
        return SeatContent(
            role=data["role"],
            organisation_kind=data["organisation_kind"],
            countries=tuple(data["countries"]),
            how_many=data["how_many"] or 1,
            note=data["note"],
            key=data["key"],
        )


def seat_initial(seat: SeatContent) -> dict[str, Any]:
    return {
        "key": seat.key,
        "role": seat.role,
        "organisation_kind": seat.organisation_kind,
        "countries": list(seat.countries),
        "how_many": seat.how_many,
        "note": seat.note,
    }
