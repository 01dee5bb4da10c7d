"""The organisers' part of the admin: addresses and a menu entry."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from research.access import (
    answers_findings,
    judges_items,
    keeps_focus_groups,
    keeps_statistics,
    organises,
    runs_studies,
)
from research.admin import (
    acting,
    attendance,
    board,
    focus_groups,
    gaps,
    inviting,
    materials,
    organisations,
    people,
    quiz,
    statistics,
    studies,
)
from research.services.training.cancel_training import CANCELLED
from research.services.training.certify import REVOKED


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("trainings/", board.trainings, name="research_trainings"),
        path("trainings/<uuid:key>/", board.training, name="research_training"),
        path("trainings/<uuid:key>/registrations.<str:ending>", board.file, name="research_registrations"),
        path("trainings/<uuid:key>/cancel/", acting.cancel, name="research_training_cancel"),
        path("trainings/<uuid:key>/attendance/", attendance.attendance, name="research_attendance"),
        path("trainings/<uuid:key>/certificates/", acting.issue, name="research_certificates_issue"),
        path("trainings/<uuid:key>/invitations/", inviting.invitations, name="research_invitations"),
        path("trainings/<uuid:key>/materials/", materials.materials, name="research_materials"),
        path("trainings/materials/<uuid:key>/remove/", materials.remove, name="research_material_remove"),
        path("trainings/invitations/<uuid:key>/remove/", acting.uninvite, name="research_invitation_remove"),
        path("trainings/certificates/<str:number>/revoke/", acting.revoke, name="research_certificate_revoke"),
        path("trainings/certificates/<str:number>/name/", acting.forget_name, name="research_certificate_name"),
        path("quiz/", quiz.board, name="research_quiz"),
        path("quiz/<uuid:key>/", quiz.item, name="research_quiz_item"),
        path("gaps/", gaps.board, name="research_gaps"),
        path("gaps.<str:ending>", gaps.file, name="research_gaps_file"),
        path("gaps/<uuid:key>/<str:number>/", gaps.answer, name="research_decide"),
        path("studies/", studies.board, name="research_studies"),
        path("studies/<uuid:key>/", studies.one, name="research_study"),
        path("studies/<uuid:key>/finish/", studies.end, name="research_finish"),
        path("studies/<uuid:key>/words/", studies.words, name="research_words"),
        path("studies/<uuid:key>/words/<int:pk>/", studies.decide, name="research_words_decide"),
        path("studies/<uuid:key>/<uuid:wave>/people/", people.people, name="research_asked"),
        path("studies/<uuid:key>/<uuid:wave>/organisations/", organisations.board, name="research_shared"),
        path("studies/people/<uuid:key>/", people.one, name="research_asked_person"),
        path("studies/people/<uuid:key>/take-back/", people.withdraw, name="research_asked_take_back"),
        path("studies/organisations/<uuid:key>/", organisations.one, name="research_shared_one"),
        path("studies/organisations/<uuid:key>/open-again/", organisations.reopen_one, name="research_shared_reopen"),
        path("studies/<uuid:key>/<uuid:wave>/<slug:step>/", studies.act, name="research_round"),
        path("focus-groups/", focus_groups.board, name="research_focus_groups"),
        path("focus-groups/<uuid:key>/", focus_groups.one, name="research_focus_group"),
        path("focus-groups/<uuid:key>/quotes/", focus_groups.quotes, name="research_quotes"),
        path("focus-groups/<uuid:key>/quotes.<str:ending>", focus_groups.file, name="research_quotes_file"),
        path("focus-groups/sessions/<uuid:key>/", focus_groups.session, name="research_group_session"),
        path("focus-groups/quotes/<uuid:key>/", focus_groups.quote, name="research_quote"),
        path("focus-groups/quotes/<uuid:key>/keep-back/", focus_groups.keep_back, name="research_quote_keep_back"),
        path("focus-groups/quotes/<uuid:key>/<str:language>/", focus_groups.approve, name="research_quote_approve"),
        path("statistics/", statistics.board, name="research_statistics"),
        path("statistics/<uuid:key>/", statistics.one, name="research_series"),
        path("statistics/files/<uuid:key>/", statistics.figures, name="research_figures"),
        path("statistics/files/<uuid:key>/accept/", statistics.accept, name="research_figures_accept"),
        path("statistics/files/<uuid:key>/discard/", statistics.discard, name="research_figures_discard"),
    ]


class OrganisersItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return organises(request.user)


@hooks.register("register_admin_menu_item")
def entry() -> MenuItem:
    return OrganisersItem(_("Trainings"), reverse_lazy("research_trainings"), icon_name="calendar-check", order=355)


class StudiesItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return runs_studies(request.user)


@hooks.register("register_admin_menu_item")
def studies_entry() -> MenuItem:
    return StudiesItem(_("Studies"), reverse_lazy("research_studies"), icon_name="form", order=356)


class StatisticsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return keeps_statistics(request.user)


@hooks.register("register_admin_menu_item")
def statistics_entry() -> MenuItem:
    return StatisticsItem(_("Statistics"), reverse_lazy("research_statistics"), icon_name="decimal", order=357)


class ItemsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return judges_items(request.user)


@hooks.register("register_admin_menu_item")
def items_entry() -> MenuItem:
    return ItemsItem(_("Quiz items"), reverse_lazy("research_quiz"), icon_name="help", order=358)


class FocusGroupsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return keeps_focus_groups(request.user)


@hooks.register("register_admin_menu_item")
def focus_groups_entry() -> MenuItem:
    return FocusGroupsItem(_("Focus groups"), reverse_lazy("research_focus_groups"), icon_name="openquote", order=358)


class GapsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return answers_findings(request.user)


@hooks.register("register_admin_menu_item")
def gaps_entry() -> MenuItem:
    return GapsItem(_("Gaps"), reverse_lazy("research_gaps"), icon_name="warning", order=359)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action(CANCELLED, _("Cancel the training"), _("The organisers have cancelled this training."))
    actions.register_action(REVOKED, _("Revoke"), _("Revoked"))
