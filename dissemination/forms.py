"""Small forms: of the page where an agency answers, and of buttons."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dissemination.services.acknowledge import Said


class AnswerForm(forms.Form):
    """What an agency says about the edition it was sent."""

    said = forms.ChoiceField(
        label=_("What do you want to tell us?"),
        choices=[
            (Said.RECEIVED.value, _("It has arrived")),
            (Said.ADOPTED.value, _("We have adopted it in our procedures")),
            (Said.DECLINED.value, _("It is not for us")),
        ],
        initial=Said.RECEIVED.value,
        widget=forms.RadioSelect,
    )
    office = forms.CharField(
        label=_("Name of your office"),
        max_length=200,
        required=False,
        help_text=_("The office is enough; please name no person."),
    )
    note = forms.CharField(
        label=_("A note for the Hub"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as a better address. Nothing about a case, please."),
    )


class NonceForm(forms.Form):
    """A button whose second press must be the same as the first."""

    nonce = forms.UUIDField(widget=forms.HiddenInput)
