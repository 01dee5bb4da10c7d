"""The words of a search in the admin, language by language."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.log_actions import log
from wagtail.permissions import register_permission_policy

from hub.reference.admin.permissions import OwnRowsPolicy
from hub.reference.admin.views import IndexView, OwnRows, logged
from search.access import languages_kept_by
from search.admin.forms import BestBetForm, GuardedWordForm, SynonymsForm, WordsForm
from search.models import BestBet, GuardedWord, Synonyms
from search.services.keep_words import keep_words, remove_words


class WordsPolicy(OwnRowsPolicy):
    """Whoever may change a row may take it away: nothing rests on it, and groups hold no permission to delete."""

    field = "language"

    def user_has_permission(self, user: Any, action: str) -> bool:
        return super().user_has_permission(user, "change" if action == "delete" else action)

    def own(self, user: Any) -> frozenset[str]:
        return languages_kept_by(user)


class Kept:
    def save_instance(self) -> Any:
        keep_words(row=self.form.instance, by=self.request.user)
        return logged(self)


class WordsCreateView(Kept, generic.CreateView):
    pass


class WordsEditView(OwnRows, Kept, generic.EditView):
    pass


class WordsDeleteView(generic.DeleteView):
    def get_object(self, queryset: Any = None) -> Any:
        found = super().get_object(queryset)
        if not self.user_has_permission_for_instance("delete", found):
            raise Http404
        return found

    def delete_action(self) -> None:
        log(instance=self.object, action="wagtail.delete", user=self.request.user)
        remove_words(row=self.object, by=self.request.user)


class WordsViewSet(ModelViewSet):
    index_view_class = IndexView
    add_view_class = WordsCreateView
    edit_view_class = WordsEditView
    delete_view_class = WordsDeleteView
    copy_view_enabled = False
    add_to_reference_index = False
    list_filter = ["language"]
    words: tuple[str, ...] = ()
    form_class: type[WordsForm] = WordsForm

    def get_edit_handler(self) -> Any:
        panels = [FieldPanel(name) for name in ("language", *self.words)]
        return ObjectList(panels, base_form_class=self.form_class).bind_to_model(self.model)


class SynonymsViewSet(WordsViewSet):
    model = Synonyms
    icon = "resubmit"
    words = ("words", "also")
    form_class = SynonymsForm
    list_display = ["__str__", "language"]
    search_fields = ["words", "also"]


class BestBetViewSet(WordsViewSet):
    model = BestBet
    icon = "pick"
    words = ("words", "page", "address", "title", "note")
    form_class = BestBetForm
    list_display = ["__str__", "language", "page", "address"]
    search_fields = ["words", "title", "note"]


class GuardedWordViewSet(WordsViewSet):
    model = GuardedWord
    icon = "no-view"
    words = ("word",)
    form_class = GuardedWordForm
    list_display = ["word", "language"]
    search_fields = ["word"]


class SearchWordsGroup(ModelViewSetGroup):
    menu_label = _("Search words")
    menu_icon = "search"
    menu_order = 410
    items = (SynonymsViewSet, BestBetViewSet, GuardedWordViewSet)


def register_policies() -> None:
    """Before the first viewset of these models is made."""
    for model in (Synonyms, BestBet, GuardedWord):
        register_permission_policy(model, WordsPolicy(model), exact_class=True)
