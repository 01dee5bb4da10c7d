"""A section of the draft that an organisation shares: it knows with which answers it was opened."""

import json
from collections.abc import Mapping
from typing import Any

from django import forms

from research.forms.answering import StepForm

LONGEST = 200_000


class SharedForm(StepForm):
    """`number` is the change that was seen; `base` are the answers that stood in the fields then.

    Whoever writes another `base` only keeps the form from saying that somebody else has changed an answer.
    """

    number = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    base = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST)

    def __init__(self, *args: Any, number: int, answers: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update({"number": number, "base": base_of(self.names, answers)})

    @property
    def seen(self) -> int:
        """-1 where the form does not say it: no change has that number."""
        number = self.cleaned_data.get("number")
        return -1 if number is None else number

    @property
    def base_answers(self) -> dict[str, Any]:
        try:
            found = json.loads(self.cleaned_data.get("base") or "{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


def base_of(names: list[str], answers: Mapping[str, Any]) -> str:
    return json.dumps({name: answers[name] for name in names if name in answers})
