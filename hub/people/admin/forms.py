"""Forms of the moderators: the five questions about an organisation."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from hub.people.models import Organisation, VerificationAnswer
from hub.people.queries.history import changed_since_verified
from hub.people.services.save_organisation import check_change
from hub.people.services.verify_organisation import CHANGED_MEANWHILE, Answer


class OrganisationForm(WagtailAdminModelForm):
    def _post_clean(self) -> None:
        """The rule of verified organisations, told at the form instead of by an error page."""
        super()._post_clean()
        if not self.errors:
            try:
                check_change(organisation=self.instance, by=self.for_user)
            except ValidationError as error:
                self.add_error(None, error)


class VerificationForm(forms.Form):
    """Two fields a question: the day on which the answer was seen to be yes, and how.

    They come filled in with the last answers, unless the entry was another then."""

    entitled = forms.BooleanField(
        label=_("Entitled to practitioners' text"),
        help_text=_("Authorities that work with child victims, and organisations that shelter or represent them."),
        required=False,
    )

    def __init__(self, *args: Any, organisation: Organisation, seen: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation, self.seen = organisation, seen
        fresh = changed_since_verified(organisation)
        known = {} if fresh else {answer.question: answer for answer in organisation.verification_answers.all()}
        self.fields["entitled"].initial = not fresh and organisation.entitled_to_practitioner_text
        for question, label in VerificationAnswer.Question.choices:
            answer = known.get(question)
            self.fields[f"{question}_seen_on"] = forms.DateField(
                label=label,
                help_text=_("The day on which you saw that the answer is yes."),
                widget=AdminDateInput(),
                initial=answer.seen_on if answer else None,
            )
            self.fields[f"{question}_note"] = forms.CharField(
                label=_("How we know"), max_length=300, required=False, initial=answer.note if answer else ""
            )
        self.order_fields([name for name in self.fields if name != "entitled"] + ["entitled"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.seen != self.organisation.entry_print:
            self.add_error(None, CHANGED_MEANWHILE)
        for question in VerificationAnswer.Question.values:
            seen_on = cleaned.get(f"{question}_seen_on")
            if seen_on and seen_on > timezone.localdate():
                self.add_error(f"{question}_seen_on", _("This day has not come yet."))
        return cleaned

    def answers(self) -> dict[str, Answer]:
        return {
            question: Answer(self.cleaned_data[f"{question}_seen_on"], self.cleaned_data[f"{question}_note"])
            for question in VerificationAnswer.Question.values
        }
