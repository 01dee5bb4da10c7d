"""Forms of the account pages. What a form may say about a person is checked by the services again."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.postgres.forms import SimpleArrayField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hub.look.alphabet import in_order
from hub.people.languages import spoken
from hub.people.mail_domains import is_domain, own_domain
from hub.people.models import Membership, Organisation, OrganisationKind, User
from hub.people.organisation_names import check_letters, cleaned
from hub.people.queries.history import ever_verified
from hub.people.queries.suggestions import Suggestion, organisations_of, suggested
from hub.reference.models import Country

LOOKS_THE_SAME = _(
    "It looks the same as “%(name)s”, which is here already. Ask to join it, or write your name in full."
)
LOOKS_THE_SAME_ABROAD = _("It looks the same as “%(name)s”. Ask to join that one, or say that yours is another.")


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
    """The entry of an organisation. Names that are like a verified one's are told at the field, with what to do."""

    name = forms.CharField(
        label=_("Name of the organisation"), max_length=200, help_text=_("As its register or its law has it.")
    )
    another = forms.BooleanField(label=_("Ours is another organisation than those named above."), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices)
    country = forms.ModelChoiceField(label=_("Country"), queryset=Country.objects.all())
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    mail_domains = SimpleArrayField(
        forms.CharField(max_length=253, validators=[is_domain, own_domain]),
        label=_("Mail domains"),
        help_text=_("What stands after the @ in your addresses at work; several with commas between them."),
        required=False,
    )

    def __init__(self, *args: Any, user: User, organisation: Organisation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.organisation = user, organisation
        self.suggestions: list[Suggestion] = []
        language = get_language() or settings.LANGUAGE_CODE
        countries = in_order(Country.objects.all(), language, name=lambda country: country.name_in(language))
        self.fields["country"].choices = [("", "---------"), *((c.code, c.name_in(language)) for c in countries)]

    def clean_name(self) -> str:
        name = cleaned(self.cleaned_data["name"])
        if self.organisation is None or name != self.organisation.name:
            check_letters(name)
        return name

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        name, country, own = said.get("name", ""), said.get("country"), self.organisation
        if name and not (own and name == own.name):
            beside = Organisation.objects.filter(pk=own.pk) if own else organisations_of(self.user)
            self.suggestions = suggested(name=name, domains=said.get("mail_domains") or [], beside=beside)
            self._compare(country, another=said.get("another", False))
        return said

    def _compare(self, country: Country | None, *, another: bool) -> None:
        same = [one for one in self.suggestions if one.same]
        here = [one for one in same if one.organisation.country == country]
        if here:
            self.add_error("name", LOOKS_THE_SAME % {"name": here[0].by})
        elif same and not another:
            self.add_error("name", LOOKS_THE_SAME_ABROAD % {"name": same[0].by})
        elif self.suggestions and not another:
            self.add_error("name", _("Is it one of these? Ask to join it, or say that yours is another."))


class ChangeForm(FoundForm):
    """Once it was verified only the website is changed at once, and another name is asked for."""

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, organisation=organisation, **kwargs)
        if ever_verified(organisation):
            for name in ("kind", "country", "mail_domains"):
                self.fields[name].disabled = True
            self.fields["name"].help_text = _("Another name is shown once a moderator of the Hub has looked at it.")

    def entry(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "another"}


class JoinForm(forms.Form):
    organisation = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.none())

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisations = Organisation.objects.verified().exclude(pk__in=organisations_of(user).values("pk"))
        self.fields["organisation"].queryset = organisations.order_by("name")


class EraseForm(forms.Form):
    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


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
        entitled = organisations_of(user).verified().filter(entitled_to_practitioner_text=True)
        self.fields["organisation"].queryset = entitled.order_by("name")
