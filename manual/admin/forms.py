"""Forms of the manual's admin screens."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.look.inputs import DayInput
from hub.models import ChangeKind
from hub.ports.reasons import Reason
from manual.models import DraftNote, EditionDraft
from manual.queries.arranging import Paragraph
from manual.queries.statements import Changed

NOTE_LENGTH = 300


class SentenceField(forms.CharField):
    """One line of text in a field that shows it whole."""

    widget = forms.Textarea(attrs={"rows": 2})

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class EditionForm(forms.ModelForm):
    """Number, title and day of a new edition."""

    class Meta:
        model = EditionDraft
        fields = ["number", "title", "effective", "backdated"]
        widgets = {"effective": DayInput()}

    def validate_unique(self) -> None:
        """Whether the number is free is said by the service, which knows more of it."""


class EditionChangeForm(EditionForm):
    """Title and day of an edition in preparation."""

    class Meta(EditionForm.Meta):
        fields = ["title", "effective", "backdated"]


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300)


class SaidForm(forms.Form):
    """What somebody saw who looked at a place after the law had changed."""

    said = forms.CharField(
        label=gettext_lazy("Why it is still right, in a sentence"),
        max_length=NOTE_LENGTH,
        widget=forms.TextInput(attrs={"size": 60}),
    )


class MoveForm(forms.Form):
    """Where in the new section a paragraph stands, and how much the move matters."""

    after = forms.ChoiceField(label=gettext_lazy("Behind"), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of change"), choices=ChangeKind.choices, initial=ChangeKind.PROCEDURE
    )

    def __init__(self, *args: Any, paragraphs: Iterable[Paragraph], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        behind = [(one.block_id, f"{one.number} {one.words}") for one in paragraphs]
        self.fields["after"].choices = [("", _("At the beginning")), *behind]
        if behind:
            self.fields["after"].initial = behind[-1][0]


class StatementsForm(forms.Form):
    """Kind and note of every changed paragraph of a page, and the findings that led to it where there are any."""

    def __init__(self, *args: Any, rows: Iterable[Changed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(rows)
        for row in self.rows:
            _add(self, row.block_id, row.kind, row.note, required=False, label=row.number or row.block_id)
            if row.known:
                self.fields[f"because-{row.block_id}"] = forms.MultipleChoiceField(
                    label=_("Findings that led to it"),
                    choices=[(reason.key, _with_numbers(reason)) for reason in row.known],
                    initial=list(row.because),
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                )

    def said(self) -> dict[str, tuple[str, str]]:
        return {
            row.block_id: (self.cleaned_data[f"kind-{row.block_id}"], self.cleaned_data[f"note-{row.block_id}"])
            for row in self.rows
        }

    def because(self) -> dict[str, list[str]]:
        return {row.block_id: self.cleaned_data.get(f"because-{row.block_id}", []) for row in self.rows}

    def fields_by_row(self) -> list[tuple[Changed, forms.BoundField, forms.BoundField, forms.BoundField | None]]:
        return [
            (
                row,
                self[f"kind-{row.block_id}"],
                self[f"note-{row.block_id}"],
                self[f"because-{row.block_id}"] if row.known else None,
            )
            for row in self.rows
        ]


class NotesForm(forms.Form):
    """The change notes of an edition that is being prepared."""

    def __init__(self, *args: Any, notes: Iterable[DraftNote], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(notes)
        for note in self.rows:
            _add(self, str(note.pk), note.kind, note.text, required=True, label=note.number)

    def said(self) -> dict[int, tuple[str, str]]:
        return {
            note.pk: (self.cleaned_data[f"kind-{note.pk}"], self.cleaned_data[f"note-{note.pk}"]) for note in self.rows
        }

    def fields_by_row(self) -> list[tuple[DraftNote, forms.BoundField, forms.BoundField]]:
        return [(note, self[f"kind-{note.pk}"], self[f"note-{note.pk}"]) for note in self.rows]


def _with_numbers(reason: Reason) -> str:
    return f"{reason.text} ({', '.join(reason.numbers)})"


def _add(form: forms.Form, key: str, kind: str, note: str, *, required: bool, label: str) -> None:
    choices = ChangeKind.choices if required else [("", _("Not said (counts as procedure)")), *ChangeKind.choices]
    form.fields[f"kind-{key}"] = forms.ChoiceField(
        choices=choices, initial=kind, required=required, label=_("Kind of change of %(what)s") % {"what": label}
    )
    form.fields[f"note-{key}"] = SentenceField(
        initial=note,
        required=False,
        max_length=NOTE_LENGTH,
        label=_("What changed in %(what)s") % {"what": label},
    )
