"""The pages of a questionnaire as forms, in the reader's language, each field with the rules of its question."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hub.screening import screen
from hub.written import cleaned
from research.questionnaire import TEXT_LIMIT, Content, Kind, Question, Refused, Wording, asked, read_answer


class AnswerField(forms.Field):
    """One question; what is sent is read by the rule of `research.questionnaire`, and nowhere else."""

    def __init__(self, question: Question, wording: Wording) -> None:
        self.question = question
        super().__init__(
            label=wording.text, help_text=wording.help, required=question.required, widget=_widget(question, wording)
        )

    def clean(self, value: Any) -> Any:
        sent = value if isinstance(value, list) else [value or ""]
        try:
            answer = read_answer(self.question, [cleaned(one) for one in sent])
        except Refused as refused:
            raise ValidationError(self._said(refused.why)) from refused
        if answer is None and self.required:
            raise ValidationError(_("Please answer this question."))
        return answer

    def _said(self, why: str) -> str:
        said = {
            "choice": _("Choose one of the answers."),
            "number": _("Write a whole number, in digits."),
            "range": _("Write a number from %(low)s to %(high)s."),
            "long": _("Write %(most)s characters at most."),
        }[why]
        return said % {"low": self.question.low, "high": self.question.high, "most": TEXT_LIMIT}


class StepForm(forms.Form):
    """The questions of one page that are asked by what was answered so far.

    `shown` says which those were, so that a question that an answer on this page brings up is not passed by. Text that
    looks like a name or a number of a person is said once, with `warned`; whoever sends it again means it.
    """

    use_required_attribute = False

    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    warned = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, content: Content, names: Sequence[str], language: str, source: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.content, self.names = content, list(names)
        self.initial["shown"] = ",".join(names)
        for name in names:
            wording, self.written_in = content.wording(name, language, source)
            self.fields[name] = AnswerField(content.questions[name], wording)

    def answers(self) -> dict[str, Any]:
        """What can be kept: all that is valid, so that one mistake loses no other answer."""
        return {name: self.cleaned_data[name] for name in self.names if name in self.cleaned_data}

    def found(self) -> list[str]:
        """Pieces of the texts that could point to a person and that the writer was not told of yet."""
        texts = [self.cleaned_data.get(name) for name in self.names if self.content.questions[name].kind is Kind.TEXT]
        pieces = [one.found for text in texts if text for one in screen(text)]
        return [] if self.cleaned_data.get("warned") else pieces


class CodeForm(forms.Form):
    """The questions for the code, and the last button. Nothing here must be answered."""

    use_required_attribute = False

    def __init__(self, *args: Any, questions: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, question in enumerate(questions):
            attributes = {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}
            self.fields[f"code{place}"] = forms.CharField(
                label=question, max_length=60, required=False, widget=forms.TextInput(attrs=attributes)
            )

    def code(self) -> list[str]:
        return [self.cleaned_data[name] for name in self.fields]


def names_on(content: Content, step: int, answers: Mapping[str, Any]) -> list[str]:
    """The questions of a page that are asked; `step` counts from 1."""
    there = set(asked(content, answers))
    return [name for name in content.sections[step - 1].names if name in there]


def _widget(question: Question, wording: Wording) -> forms.Widget:
    match question.kind:
        case Kind.SINGLE:
            return forms.RadioSelect(choices=list(enumerate(wording.options, 1)))
        case Kind.MULTIPLE:
            return forms.CheckboxSelectMultiple(choices=list(enumerate(wording.options, 1)))
        case Kind.SCALE:
            return forms.RadioSelect(choices=_steps(question, wording), attrs={"class": "scale"})
        case Kind.NUMBER:
            return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.Textarea(attrs={"rows": 5, "autocomplete": "off"})


def _steps(question: Question, wording: Wording) -> list[tuple[int, str]]:
    """1 to 5, the ends in words."""
    ends = dict(zip((question.low, question.high), wording.ends, strict=False))
    numbers = range(question.low, question.high + 1)
    return [(number, f"{number}: {ends[number]}" if ends.get(number) else str(number)) for number in numbers]
