"""Forms of the menus: whose arrangement begins, and what stands in it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.forms import WagtailAdminModelForm

from hub.menus.models import Menu
from hub.people.languages import spoken


class BeginForm(WagtailAdminModelForm):
    """Which menu of which language; the source language has both already."""

    language = forms.ChoiceField(
        label=_("Language"),
        help_text=_("Its arrangement begins as a copy of the English one, and no longer follows that."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [pair for pair in spoken() if pair[0] != settings.LANGUAGE_CODE]


class ArrangeForm(WagtailAdminModelForm):
    """The entries of one menu: each once, and no more than fit."""

    def is_valid(self) -> bool:
        return bool(super().is_valid()) and self._each_once() and self._not_too_many()

    def _entries(self) -> list[Any]:
        return [form for form in self.formsets["entries"].forms if form not in self.formsets["entries"].deleted_forms]

    def _each_once(self) -> bool:
        seen, twice = set(), False
        for form in self._entries():
            page = form.cleaned_data.get("page")
            target = form.cleaned_data.get("place") or (page and page.translation_key)
            if target in seen:
                form.add_error("page" if page else "place", _("This stands in the menu already."))
                twice = True
            seen.add(target)
        return not twice

    def _not_too_many(self) -> bool:
        most = Menu.MOST[Menu.Kind(self.instance.kind)]
        if len(self._entries()) <= most:
            return True
        said = ngettext("At most %(number)s entry fits.", "At most %(number)s entries fit.", most)
        self.add_error(None, said % {"number": most})
        return False
