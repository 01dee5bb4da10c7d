from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hub.look.names import language_choices
from hub.models import Organisation
from hub.written import WordsField
from initiatives.models import Reason


class AskForm(forms.Form):
    """A question that everybody may read; by `submission` a form that is sent twice asks once."""

    use_required_attribute = False

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    organisation = forms.ModelChoiceField(
        label=_("For which organisation"), queryset=Organisation.objects.none(), empty_label=None, to_field_name="key"
    )
    language = forms.ChoiceField(label=_("Language of your question"))
    text = WordsField(
        label=_("Your question"),
        help_text=_("At most 400 characters. Nothing about a child, a victim or a case."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, organisations: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        self.fields["language"].choices = _languages(language)


class AnswerForm(forms.Form):
    """The author's answer, that everybody may read."""

    use_required_attribute = False

    language = forms.ChoiceField(label=_("Language of your answer"))
    answer = WordsField(
        label=_("Your answer"),
        help_text=_("At most 800 characters. Everybody reads it once a moderator has read it."),
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = _languages(language)


class QuestionReasonForm(forms.Form):
    """Why a question with its answer is not shown; its author reads the reasons in their language."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reasons = forms.MultipleChoiceField(
        label=_("Reasons"),
        choices=[(one.value, one.label) for one in Reason if one is not Reason.OTHER],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one reason.")},
    )


def _languages(reader: str) -> list[tuple[str, str]]:
    return language_choices([code for code, _name in settings.LANGUAGES], reader)
