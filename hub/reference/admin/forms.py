"""Forms of the reference data that offer a person only what is theirs to write."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from hub.look.inputs import DayInput
from hub.publishing.calendar import today
from hub.reference import languages
from hub.reference.desks import countries_kept_by
from hub.reference.models import Country, LegalAmendment, LegalArticle
from hub.reference.services.save_term import check_note


class WordingForm(WagtailAdminModelForm):
    language = forms.ChoiceField(
        label=_("Language"), help_text=_("What the language's lead saves is approved; the rest waits for the lead.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = languages.written_by(self.for_user)
        self.fields["language"].choices = [(code, name) for code, name in languages.choices() if code in own]


class GlossaryTermForm(WordingForm):
    """A glossary term, and what subscribers are told of its change."""

    change_note = forms.CharField(
        label=_("What subscribers are told"),
        max_length=300,
        required=False,
        help_text=_("In English, in a sentence: what changed, and for whom. Empty: nobody is written to."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        try:
            check_note(note=given.get("change_note", ""), language=given.get("language", ""), by=self.for_user)
        except forms.ValidationError as wrong:
            self.add_error("change_note", wrong)
        return given


class FactForm(WagtailAdminModelForm):
    said = frozenset({"value"})

    """A fact with the day on which somebody made sure of just these words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].queryset = Country.objects.filter(code__in=countries_kept_by(self.for_user))

    def clean_checked_on(self) -> Any:
        checked_on = self.cleaned_data["checked_on"]
        if checked_on and checked_on > today():
            raise forms.ValidationError(_("This day has not come yet."))
        if checked_on and checked_on == self.initial.get("checked_on") and self.said & set(self.changed_data):
            raise forms.ValidationError(
                _("The text has changed since that day. Say when the new text was checked, or leave this empty.")
            )
        return checked_on

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        checked_on, next_check = given.get("checked_on"), given.get("next_check")
        if checked_on and not given.get("checked_by"):
            self.add_error("checked_by", _("Say which role or office checked it."))
        if checked_on and next_check and next_check <= checked_on:
            self.add_error("next_check", _("The next check comes after the last one."))
        return given


class ProvisionForm(FactForm):
    said = frozenset({"name", "provision"})


class AmendmentForm(forms.ModelForm):
    """By what an article was amended, and from when."""

    class Meta:
        model = LegalAmendment
        fields = ["act", "since", "note", "news"]
        widgets = {
            "since": DayInput(),
            "note": forms.TextInput(attrs={"size": 80}),
            "news": forms.TextInput(attrs={"size": 80}),
        }

    def __init__(self, *args: Any, article: LegalArticle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.article = article

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        same = {"article": self.instance.article, "act": self.cleaned_data.get("act")}
        if LegalAmendment.objects.filter(**same, since=self.cleaned_data.get("since")).exists():
            self.add_error("act", _("This amendment is marked already."))
        return cleaned
