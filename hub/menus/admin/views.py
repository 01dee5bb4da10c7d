"""Views of the menus in the admin: begin an arrangement, arrange and look at it, follow the source language again."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic
from wagtail.log_actions import log

from hub.menus.models import Menu, MenuEntry
from hub.menus.queries import Entry, rows_of, standing
from hub.menus.services.arrange import arrange
from hub.menus.services.begin import begin
from hub.menus.services.follow import follow
from hub.reference.admin.views import logged


class BeginView(generic.CreateView):
    """The copy is made; the next page arranges it."""

    def save_instance(self) -> Any:
        begin(menu=self.form.instance, by=self.request.user)
        return logged(self)

    def get_success_url(self) -> str:
        return str(self.get_edit_url())


class ArrangeView(generic.EditView):
    """Shows what readers will see before anything is saved, by saving it and taking that back."""

    shown: list[tuple[MenuEntry, Entry | None]] | None = None

    def form_valid(self, form: Any) -> HttpResponse:
        if "preview" not in self.request.POST:
            return super().form_valid(form)
        self.form = form
        with transaction.atomic():
            arrange(menu=form.save(commit=False), by=self.request.user)
            self.shown = _seen(form.instance)
            transaction.set_rollback(True)
        return self.render_to_response(self.get_context_data())

    def save_instance(self) -> Any:
        put_back = arrange(menu=self.form.save(commit=False), by=self.request.user)
        if put_back:
            names = ", ".join(capfirst(str(entry)) for entry in put_back)
            messages.warning(
                self.request, _("The footer keeps these; they stand at its end: %(names)s") % {"names": names}
            )
        return logged(self)

    def get_success_url(self) -> str:
        return str(self.get_edit_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        is_draft = self.shown is not None
        return {**context, "shown": self.shown if is_draft else _seen(self.object), "is_draft": is_draft}


class FollowView(generic.DeleteView):
    page_title = gettext_lazy("Follow English again")

    def get_object(self, queryset: Any = None) -> Menu:
        found: Menu = super().get_object(queryset)
        if not self.user_has_permission_for_instance("delete", found):
            raise Http404
        return found

    @property
    def confirmation_message(self) -> str:
        return _("Its own arrangement is taken away, and the menu follows the English one again.")

    def delete_action(self) -> None:
        log(instance=self.object, action="wagtail.delete", user=self.request.user)
        follow(menu=self.object, by=self.request.user)


def _seen(menu: Menu) -> list[tuple[MenuEntry, Entry | None]]:
    """As its readers see it, in their language."""
    with translation.override(menu.language):
        return standing(rows_of(menu.kind, menu.language), menu.language)
