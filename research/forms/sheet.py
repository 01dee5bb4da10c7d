"""A form of a quiz: its items, none of which must be answered, and the number by which it counts once."""

import hashlib
from collections.abc import Sequence
from typing import Any, Self
from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.utils.translation import gettext as _

from research.forms.answering import AnswerField
from research.queries.practice import Asked
from research.questionnaire import Kind, is_right

SALT = "research.quiz.sheet"
LIVES = 24 * 60 * 60


class ItemField(AnswerField):
    """What is left out is no answer; the field is not marked as one that may be left out."""

    def clean(self, value: Any) -> Any:
        return super().clean(value) if any(value or ()) else None


class SheetForm(forms.Form):
    """`sheet` is a signed number, with what was asked: it counts for a day, and for that text."""

    use_required_attribute = False

    sheet = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, asked: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = list(asked)
        for one in self.asked:
            field = self.fields[one.row.key.hex] = ItemField(one.item.question, one.item.wording)
            field.required = True
            if one.item.question.kind is Kind.MULTIPLE:
                field.help_text = _("Several answers can be right.")

    @classmethod
    def new(cls, asked: Sequence[Asked]) -> Self:
        token = signing.dumps([uuid4().hex, _digest(asked)], salt=SALT)
        return cls(asked=asked, initial={"sheet": token})

    @property
    def nonce(self) -> UUID | None:
        """None where the form is older than a day, of another text, or not ours."""
        try:
            nonce, digest = signing.loads(self.data.get("sheet", ""), salt=SALT, max_age=LIVES)
        except signing.BadSignature:
            return None
        return UUID(nonce) if digest == _digest(self.asked) else None

    def chosen(self, one: Asked) -> list[int]:
        """The numbers of the answers that were ticked; empty where none was."""
        said = self.cleaned_data.get(one.row.key.hex)
        return said if isinstance(said, list) else [said] if said else []

    def marked(self) -> dict[UUID, bool]:
        return {
            one.row.key: is_right(one.item.question, self.cleaned_data[one.row.key.hex])
            for one in self.asked
            if self.chosen(one)
        }


def _digest(asked: Sequence[Asked]) -> str:
    return hashlib.sha256("".join(one.item.asked_hash for one in asked).encode()).hexdigest()[:16]
