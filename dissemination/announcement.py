"""Where an editor meets the announcement of a page: after submitting it, beside the buttons, in the page's menu."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from dissemination.queries.hearers import hearers, source_of
from hub.publishing.services.state_announcement import may_state_announcement

SUBMITTED = ("action-submit", "action-restart-workflow")


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def ask_whether_to_announce(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Whoever submits news is shown who will hear of it, and says whether they shall."""
    source = source_of(page) if any(name in request.POST for name in SUBMITTED) else None
    if source is not None and source.first_is_news:
        return redirect("dissemination_announcement", page.pk)
    return None


@hooks.register("register_page_header_buttons")
def header_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if source_of(page) and may_state_announcement(page=page, by=user):
        url = reverse("dissemination_announcement", args=[page.pk])
        yield Button(_("Who hears of this"), url=url, icon_name="mail", priority=62)


class HearersItem(ActionMenuItem):
    """Beside the button that submits or approves: how many will hear of the page."""

    name = "who-hears"
    icon_name = "mail"

    def is_shown(self, context: Any) -> bool:
        return context["view"] == "edit" and source_of(context["page"]) is not None

    def get_url(self, context: Any) -> str:
        return reverse("dissemination_announcement", args=[context["page"].pk])

    def get_context_data(self, parent_context: Any) -> Any:
        context = super().get_context_data(parent_context)
        page = parent_context["page"]
        source = source_of(page)
        number = sum(one.now + one.later for one in hearers(page, source)) if source else 0
        context["label"] = _("Who will hear of this (%(count)d)") % {"count": number}
        return context


@hooks.register("register_page_action_menu_item")
def action_menu_item() -> ActionMenuItem:
    return HearersItem(order=90)
