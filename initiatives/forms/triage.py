from django import forms
from django.utils.translation import gettext_lazy as _

from hub.written import WordsField
from initiatives.services.decline import BY_AUTHOR

MOST_OPEN = 200


class DeclineForm(forms.Form):
    """No with thanks: one of the polite texts, and a sentence of one's own where there is one to say."""

    use_required_attribute = False

    thanks = forms.ChoiceField(
        label=_("What they read"),
        help_text=_("Each reads it in their own language."),
        choices=[(one.value, one.label) for one in BY_AUTHOR],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the texts.")},
    )
    text = WordsField(
        label=_("A sentence of your own"),
        help_text=_("They read it as you write it. Addresses and telephone numbers are taken out."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )


class IntakeForm(forms.Form):
    """Whether new offers come in, and how many may wait at once."""

    use_required_attribute = False

    paused = forms.BooleanField(label=_("No new offers for now"), required=False)
    most_open = forms.IntegerField(
        label=_("Most offers that wait at once"),
        help_text=_("Empty means as many as come. When it is reached the page says so, until some are answered."),
        min_value=1,
        max_value=MOST_OPEN,
        widget=forms.NumberInput(attrs={"class": "short"}),
        required=False,
    )
