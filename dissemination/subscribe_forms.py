"""Forms of subscribing and of the settings."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dissemination import topics
from dissemination.models import Subscriber, Subscription
from dissemination.models.subscriber import LanguagePolicy
from dissemination.models.subscription import Cadence
from hub.look.for_people import ForPeople
from hub.people.languages import spoken
from hub.people.mailbox import checked_mailbox

GROUPS = ("general", "themes", "countries", "searches")


class PolicyField(forms.ChoiceField):
    """What becomes of news that is not translated yet; nothing chosen leaves it as it is."""

    widget = forms.RadioSelect

    def __init__(self) -> None:
        super().__init__(
            label=_("When something is not in your language yet"),
            choices=LanguagePolicy.choices,
            initial=LanguagePolicy.FALLBACK,
            help_text=_("What comes in another language is marked as such. Nothing is translated by a machine."),
        )

    def validate(self, value: str) -> None:
        if value:
            super().validate(value)


class TopicsField(forms.MultipleChoiceField):
    """One of several groups of boxes of which at least one box is needed: empty here is no error yet."""

    widget = forms.CheckboxSelectMultiple

    def validate(self, value: list[str]) -> None:
        if value:
            super().validate(value)


class AddressForm(ForPeople):
    """One address."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("We write to it once, to ask whether it was you."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self) -> str:
        return checked_mailbox(self.cleaned_data["email"])


class TopicsForm(forms.Form):
    """What, and how often. `wanted` is chosen beforehand, `without` is not offered."""

    general = TopicsField(label=_("What"), help_text=_("Choose at least one thing, here, a theme or a country."))
    themes = TopicsField(label=_("Themes"))
    countries = TopicsField(label=_("Countries"))
    searches = TopicsField(label=_("Searches"))
    cadence = forms.ChoiceField(
        label=_("How often"),
        choices=Cadence.choices,
        initial=Cadence.WEEKLY,
        widget=forms.RadioSelect,
        help_text=_("One message each time, with everything new that you asked for. No message when nothing is new."),
    )

    def __init__(self, *args: Any, wanted: Sequence[str] = (), without: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("general", topics.general()),
            ("themes", topics.themes()),
            ("countries", topics.countries()),
            ("searches", topics.searches()),
        ):
            self.fields[name].choices = [choice for choice in choices if choice[0] not in without]
            self.initial[name] = [topic for topic, _name in choices if topic in wanted]
        if not self.fields["searches"].choices:
            del self.fields["searches"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.wanted and not set(GROUPS) & set(self.errors):
            self.add_error("general", _("Choose at least one thing that you want to hear about."))
        return cleaned

    @property
    def wanted(self) -> list[str]:
        return [topic for name in GROUPS for topic in self.cleaned_data.get(name, [])]


class SubscribeForm(TopicsForm, AddressForm):
    """What, how often, in which language."""

    language = forms.ChoiceField(label=_("Language of the messages"), choices=spoken)
    language_policy = PolicyField()

    field_order = [
        *("email", "general", "themes", "countries", "searches", "cadence"),
        *("language", "language_policy", "website"),
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("language", get_language())


class PreferencesForm(forms.Form):
    """Language and what to do without it, and the cadence of each subscription under the subscription's key."""

    language = forms.ChoiceField(label=_("Language of the messages"), choices=spoken)
    language_policy = PolicyField()

    def __init__(
        self, *args: Any, subscriber: Subscriber, subscriptions: Sequence[Subscription], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(language=subscriber.language, language_policy=subscriber.language_policy)
        names = topics.names([one.topic for one in subscriptions], for_owner=True)
        for one in subscriptions:
            self.fields[str(one.key)] = forms.ChoiceField(
                label=names[one.topic], choices=Cadence.choices, initial=one.cadence
            )

    @property
    def cadences(self) -> dict[str, str]:
        about_all = ("language", "language_policy")
        return {name: value for name, value in self.cleaned_data.items() if name not in about_all}
