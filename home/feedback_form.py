"""What a reader says about the site."""

from urllib.parse import urlsplit

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hub.look.for_people import ForPeople


class About(TextChoices):
    ACCESS = "access", _("I cannot read or use something")
    UNCLEAR = "unclear", _("I do not understand it")
    BROKEN = "broken", _("Something does not work")
    OTHER = "other", _("Something else")


class FeedbackForm(ForPeople):
    """`page` is where the reader was."""

    kind = forms.ChoiceField(label=_("What is it about?"), choices=About.choices, widget=forms.RadioSelect)
    page = forms.CharField(
        label=_("On which page?"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    text = forms.CharField(
        label=_("Tell us in a few words"),
        help_text=_("No names, dates of birth, places or numbers of a case. We refuse text with them."),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
    )

    def clean_page(self) -> str:
        """The path alone: what stands behind it may be words that somebody searched for."""
        return path_of(self.cleaned_data["page"])


def path_of(address: str) -> str:
    """The path of an address, or "" where it has none."""
    try:
        path = urlsplit(address.strip()).path
    except ValueError:
        return ""
    return path if path.startswith("/") and not path.startswith("//") else ""
