"""Forms of those who keep focus groups. No field takes a name; what people said is screened before it is shown."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.look.inputs import DayInput
from hub.look.lens import COUNTRIES
from hub.look.names import country_choices, language_choices
from hub.models import Organisation
from hub.people.languages import spoken
from hub.publishing.calendar import today
from hub.reference.working_languages import CODES
from hub.written import WordsField
from research.models import GroupSession, Quote
from research.models.choices import Target

LONGEST = 1_000


def _countries() -> list[tuple[str, str]]:
    return [("", ""), *country_choices(COUNTRIES)]


class SessionForm(forms.Form):
    country = forms.ChoiceField(label=_("Country"), choices=_countries)
    professions = forms.MultipleChoiceField(
        label=_("Professions"), choices=Target.choices, widget=forms.CheckboxSelectMultiple
    )
    held_on = forms.DateField(
        label=_("Held on"),
        help_text=_("The public reads the quarter of the year, never the day."),
        widget=DayInput(),
    )
    size = forms.ChoiceField(label=_("How many people"), choices=GroupSession.Size.choices)
    method = forms.ChoiceField(label=_("Method"), choices=GroupSession.Method.choices)
    moderator = forms.ModelChoiceField(label=_("The moderator's organisation"), queryset=Organisation.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        moderator: Any = self.fields["moderator"]
        moderator.queryset = Organisation.objects.order_by("name")

    def clean_held_on(self) -> Any:
        day = self.cleaned_data["held_on"]
        if day > today():
            raise ValidationError(_("This day is still to come."))
        return day


class QuoteForm(forms.Form):
    """`sessions` and `topics` are pairs of a key and what it is called."""

    session = forms.ChoiceField(label=_("Session"))
    theme = forms.ChoiceField(label=_("Theme"))
    language = forms.ChoiceField(label=_("Language"), choices=lambda: language_choices(CODES))
    original = WordsField(
        label=_("What was said"),
        help_text=_("Only those who keep focus groups read this. It is forgotten once the quotation is decided on."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self, *args: Any, sessions: list[tuple[str, str]], topics: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["session"].choices = sessions
        self.fields["theme"].choices = topics


class ShownWordsForm(forms.Form):
    """The words to be shown, in the quotation's own language or one of the Hub's."""

    language = forms.ChoiceField(label=_("Language"))
    text = WordsField(
        label=_("As it is shown"),
        help_text=_("Without names, places, dates and whatever could point to a person or a case."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, quote: Quote, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [(quote.language, language_choices([quote.language])[0][1])]
        others = [pair for pair in spoken() if pair[0] != quote.language]
        self.fields["language"].choices = own if quote.state == Quote.State.WAITING else [*own, *others]
