"""Forms of the account pages. What a form may say about a person is checked by the services again."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.postgres.forms import SimpleArrayField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hub.look.alphabet import in_order
from hub.people.languages import spoken
from hub.people.models import Membership, Organisation, OrganisationKind, User
from hub.reference.models import Country


class LanguageForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ("preferred_language",)
        help_texts = {"preferred_language": _("Of these pages, and of the mails that the Hub sends you.")}


class NameForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ("first_name", "last_name")


class FoundForm(forms.Form):
    name = forms.CharField(label=_("Name of the organisation"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices)
    country = forms.ModelChoiceField(label=_("Country"), queryset=Country.objects.all())
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    mail_domains = SimpleArrayField(
        forms.RegexField(
            r"^[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+$",
            error_messages={"invalid": _("Write a mail domain such as police.example.org.")},
        ),
        label=_("Mail domains"),
        help_text=_("What stands after the @ in your addresses at work; several with commas between them."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or settings.LANGUAGE_CODE
        countries = in_order(Country.objects.all(), language, name=lambda country: country.name_in(language))
        self.fields["country"].choices = [("", "---------"), *((c.code, c.name_in(language)) for c in countries)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        taken = Organisation.objects.filter(name__iexact=cleaned.get("name", ""), country=cleaned.get("country"))
        if taken.exists():
            self.add_error("name", _("An organisation of this name in this country is here already; ask to join it."))
        return cleaned


class JoinForm(forms.Form):
    organisation = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.none())

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Membership.objects.current().filter(user=user).values("organisation")
        organisations = Organisation.objects.verified().exclude(pk__in=mine)
        self.fields["organisation"].queryset = organisations.order_by("name")


class InviteForm(forms.Form):
    address = forms.EmailField(label=_("E-mail address at work"))
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Membership.Role.choices,
        initial=Membership.Role.EDITOR,
        help_text=_("Editors write initiatives and talk with partners; owners also decide about people and the entry."),
    )
    language = forms.ChoiceField(label=_("Language of the mail"), choices=spoken)


class PracticeForm(forms.Form):
    organisation = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.none())
    work_address = forms.EmailField(
        label=_("Your e-mail address at work"),
        help_text=_("We write to it once; the link in that mail is good for three days."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Membership.objects.current().filter(user=user).values("organisation")
        entitled = Organisation.objects.verified().filter(pk__in=mine, entitled_to_practitioner_text=True)
        self.fields["organisation"].queryset = entitled.order_by("name")
