"""Forms of the digest board."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dissemination.models import Subscriber
from dissemination.queries.digest_board import samples
from dissemination.services.sample_mail import Kind
from dissemination.services.withdraw_item import LONGEST_REASON
from hub.people.languages import spoken
from hub.people.mailbox import normalised

MOST_SAMPLES = 50


class FindForm(forms.Form):
    """Finds one subscriber: by the key, and by the address for those who may see addresses."""

    who = forms.CharField(max_length=320)

    def __init__(self, *args: Any, by_address: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by_address = by_address
        self.fields["who"].label = _("Address or key of a subscriber") if by_address else _("Key of a subscriber")

    def clean_who(self) -> Subscriber:
        text = self.cleaned_data["who"].strip()
        found = Subscriber.objects.filter(key=_key(text)).first() if _key(text) else None
        if found is None and self._by_address and "@" in text:
            found = Subscriber.objects.filter(email=normalised(text)).first()
        if found is None:
            raise ValidationError(_now("No subscriber is known by that."))
        return found


class AnnounceForm(forms.Form):
    """What goes with the publication of a page."""

    announce = forms.BooleanField(label=_("Announce this"), required=False)
    note = forms.CharField(
        label=_("What changed"),
        max_length=300,
        required=False,
        help_text=_("Needed for a text that was public before: without it nobody hears of the change."),
    )


class WithdrawForm(forms.Form):
    """Why an item is not to be told any more."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("It stays in the log. Please name no person."),
        error_messages={"required": _("Say why, for those who look at the log later.")},
    )


class SampleForm(forms.Form):
    """Which mail to look at: what kind, in which language, and for whom."""

    kind = forms.ChoiceField(label=_("Mail"), choices=Kind.choices)
    language = forms.ChoiceField(label=_("Language"), choices=spoken)
    who = forms.ChoiceField(label=_("As this subscriber would get it"))

    def __init__(self, *args: Any, shows_names: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = samples(MOST_SAMPLES)
        asked = _key(str(self.data.get("who", "")))
        if asked and asked not in {one.key for one in people}:
            people += Subscriber.objects.filter(key=asked)
        self._people = {str(one.key): one for one in people}
        self.fields["who"].choices = [(key, _called(one, shows_names)) for key, one in self._people.items()]

    def clean_who(self) -> Subscriber:
        return self._people[self.cleaned_data["who"]]

    @property
    def chosen(self) -> dict[str, str]:
        """As the address of the page has it."""
        return {name: str(self.data[name]) for name in ("kind", "language", "who")}


def _called(person: Subscriber, shows_names: bool) -> str:
    name = person.masked if shows_names and person.email else str(person.key)[:8]
    return f"{name} ({person.language})"


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
