"""The moderators' part of the admin: addresses and a menu entry."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from initiatives.access import is_moderator
from initiatives.views import deciding, figures, moderation, question_moderation, reports


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("partners/statistics/", figures.moderators, name="initiatives_statistics"),
        path("partners/statistics.csv", figures.moderators_csv, name="initiatives_statistics_csv"),
        path("partners/", moderation.queue, name="initiatives_queue"),
        path("partners/questions/", question_moderation.queue, name="initiatives_questions"),
        path("partners/questions/<uuid:key>/", question_moderation.review, name="initiatives_question"),
        path("partners/questions/<uuid:key>/show/", question_moderation.show, name="initiatives_question_show"),
        path(
            "partners/questions/<uuid:key>/return/", question_moderation.give_back, name="initiatives_question_return"
        ),
        path("partners/reports/", reports.reports, name="initiatives_reports"),
        path("partners/reports/<uuid:key>/", reports.report, name="initiatives_report"),
        path("partners/<uuid:key>/", moderation.review, name="initiatives_review"),
        path("partners/<uuid:key>/approve/", deciding.approve, name="initiatives_approve"),
        path("partners/<uuid:key>/return/", deciding.give_back, name="initiatives_return"),
        path("partners/<uuid:key>/take-down/", deciding.take_down, name="initiatives_take_down"),
        path("partners/<uuid:key>/findings/", deciding.objections, name="initiatives_objections"),
        path("partners/<uuid:key>/claim/", deciding.claim, name="initiatives_claim"),
        path("partners/<uuid:key>/release/", deciding.release, name="initiatives_release"),
        path("partners/<uuid:key>/note/", deciding.note, name="initiatives_note"),
    ]


class ModeratorsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return is_moderator(request.user)


@hooks.register("register_admin_menu_item")
def entry() -> MenuItem:
    return ModeratorsItem(_("Find a Partner"), reverse_lazy("initiatives_queue"), icon_name="group", order=350)


@hooks.register("register_admin_menu_item")
def reports_entry() -> MenuItem:
    return ModeratorsItem(
        _("Reported conversations"), reverse_lazy("initiatives_reports"), icon_name="warning", order=351
    )
