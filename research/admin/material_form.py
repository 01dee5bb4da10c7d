from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.documents.widgets import AdminDocumentChooser

from hub.people.languages import spoken
from hub.ports import citable
from hub.publishing.models.base_page import BasePage
from hub.publishing.models.media import HubDocument
from hub.publishing.page_form import known_numbers
from research.models import MaterialKind, Training


def _editions() -> list[tuple[str, str]]:
    return [(one.number, f"{one.number} ({one.title})") for one in citable.get().editions() if not one.withdrawn]


class MaterialForm(forms.Form):
    """A document of the house as material of a training."""

    kind = forms.ChoiceField(label=_("Kind"), choices=MaterialKind.choices)
    document = forms.ModelChoiceField(
        label=_("Document"), queryset=HubDocument.objects.all(), widget=AdminDocumentChooser
    )
    language = forms.ChoiceField(label=_("Language"), choices=spoken)
    access = forms.ChoiceField(label=_("Who may read it"), choices=BasePage.Access.choices)
    edition = forms.ChoiceField(label=_("Edition used"), choices=_editions)
    numbers = forms.CharField(
        label=_("Sections and paragraphs that it teaches"),
        help_text=_("Their numbers, separated by commas: 3.2, 4.1."),
        required=False,
        max_length=400,
    )

    @classmethod
    def of(cls, training: Training) -> "MaterialForm":
        """With what most materials of the training have in common."""
        return cls(initial={"edition": training.edition, "numbers": ", ".join(training.numbers)})

    def clean_numbers(self) -> list[str]:
        return known_numbers(self.cleaned_data["numbers"].split(","))
