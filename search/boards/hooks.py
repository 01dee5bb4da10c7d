"""Addresses and menu entries of the boards."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search.access import may_see_boards
from search.boards.views import document_texts, questions


class BoardItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_boards(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("reports/search/", questions, name="search_questions"),
        path("reports/documents/", document_texts, name="search_documents"),
    ]


@hooks.register("register_reports_menu_item")
def questions_entry() -> MenuItem:
    return BoardItem(_("What people search for"), reverse_lazy("search_questions"), icon_name="search", order=300)


@hooks.register("register_reports_menu_item")
def documents_entry() -> MenuItem:
    return BoardItem(_("Texts of documents"), reverse_lazy("search_documents"), icon_name="doc-full", order=310)
