"""What the viewsets of the reference data have in common: concepts, and their words language by language."""

from typing import Any

from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet

from hub.reference.admin import views
from hub.reference.admin.forms import WordingForm


class ConceptViewSet(ModelViewSet):
    index_view_class = views.IndexView
    add_view_class = views.ConceptCreateView
    edit_view_class = views.ConceptEditView
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False


class WordingViewSet(ConceptViewSet):
    add_view_class = views.WordingCreateView
    edit_view_class = views.WordingEditView
    list_filter = ["language"]
    words: tuple[str, ...] = ()
    form_class: type[WordingForm] = WordingForm

    def get_edit_handler(self) -> Any:
        panels = [FieldPanel(name) for name in (self.words[0], "language", *self.words[1:])]
        return ObjectList(panels, base_form_class=self.form_class).bind_to_model(self.model)
