"""The officers' part of the admin: addresses and menu entries."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

import dissemination.announcement
import dissemination.digest_hooks  # noqa: F401 hooks register on import
from dissemination import case_urls, coverage_urls, digest_urls, directory_urls, person_urls
from dissemination.permissions import may_enter_subscribers, may_erase, may_keep_directory, may_see, may_see_digests
from dissemination.services.decide_request import ACCEPTED, REFUSED
from dissemination.services.enter_event import ENTERED
from dissemination.services.erase_address import ERASED
from dissemination.services.hand_out_data import SEEN, SHOWN
from dissemination.services.hold_case import SETTLED
from dissemination.services.note_call import CALLED
from dissemination.services.relay import PAUSED, RESUMED
from dissemination.services.resend import RESENT
from dissemination.services.set_pace import LET_GO, PACED, UNPACED
from dissemination.services.take_back import TAKEN_BACK
from dissemination.views import entering, health, pace, planning, plans, preview, printing, resending, tray
from dissemination.views.head import open_cases
from dissemination.viewsets import DirectoryGroup


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("distribution/", planning.plans, name="dissemination_plans"),
        path("distribution/new/", planning.new_plan, name="dissemination_new_plan"),
        path("distribution/tray/", tray.show_tray, name="dissemination_tray"),
        path("distribution/tray/unwritten/", tray.write_unwritten, name="dissemination_write_held"),
        path("distribution/tray/relay/", tray.resume_relay, name="dissemination_resume_relay"),
        path("distribution/tray/called/<uuid:key>/", tray.called, name="dissemination_called"),
        path("distribution/tray/<uuid:key>/", tray.decide, name="dissemination_decide"),
        path("distribution/health/", health.show_health, name="dissemination_health"),
        path("distribution/health/pause/", health.pause_all, name="dissemination_pause_all"),
        path("distribution/health/go-on/", health.go_on, name="dissemination_go_on"),
        path("distribution/health/pace/", pace.set_domain_pace, name="dissemination_set_pace"),
        path("distribution/tray/domain/", pace.let_domain_go, name="dissemination_let_go"),
        path("distribution/link/<uuid:delivery>/", plans.revoke_link, name="dissemination_revoke"),
        *coverage_urls.urlpatterns,
        *case_urls.urlpatterns,
        *digest_urls.urlpatterns,
        path("distribution/<uuid:key>/", plans.show_plan, name="dissemination_plan"),
        path("distribution/<uuid:key>/message/<str:language>/", preview.preview, name="dissemination_preview"),
        path(
            "distribution/<uuid:key>/message/<str:language>/html/",
            preview.preview_html,
            name="dissemination_preview_html",
        ),
        path("distribution/<uuid:key>/message/<str:language>/test/", preview.test, name="dissemination_send_test"),
        path("distribution/<uuid:key>/labels/", printing.labels, name="dissemination_labels"),
        path("distribution/<uuid:key>/packing-list/", printing.packing_list, name="dissemination_packing_list"),
        path("distribution/again/<uuid:delivery>/", resending.send_again, name="dissemination_resend"),
        path("distribution/<uuid:key>/no-reminders/", plans.no_reminders, name="dissemination_no_reminders"),
        path("distribution/entry/<uuid:delivery>/", entering.enter, name="dissemination_enter"),
        path("distribution/entry/<uuid:delivery>/<int:event>/back/", entering.back, name="dissemination_take_back"),
        path("distribution/<uuid:key>/approve/", plans.approve, name="dissemination_approve"),
        path("distribution/<uuid:key>/pause/", plans.pause, name="dissemination_pause"),
        path("distribution/<uuid:key>/resume/", plans.resume, name="dissemination_resume"),
        path("distribution/<uuid:key>/now/", plans.go_out_now, name="dissemination_go_out_now"),
        path("distribution/<uuid:key>/cancel/", plans.cancel, name="dissemination_cancel"),
        *directory_urls.urlpatterns,
        *person_urls.urlpatterns,
    ]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action(PACED, _("Set the pace of a domain"), _("Pace set: messages a minute to this domain"))
    actions.register_action(UNPACED, _("Remove the pace of a domain"), _("Pace removed"))
    actions.register_action(LET_GO, _("Let a domain go"), _("Let go: mail to this domain goes out again"))
    actions.register_action(PAUSED, _("Pause all mail"), _("All mail paused"))
    actions.register_action(RESUMED, _("Let mail go out"), _("Mail goes out again"))
    actions.register_action(RESENT, _("Send an edition once more"), _("Sent an edition once more"))
    actions.register_action(ENTERED, _("Enter what happened"), _("Entered what happened to an edition"))
    actions.register_action(TAKEN_BACK, _("Take an entry back"), _("Took back an entry"))
    actions.register_action(CALLED, _("Call an agency"), _("Called: no mail reaches it"))
    actions.register_action(SETTLED, _("Settle a case"), _("Mail came back: settled"))
    actions.register_action(ERASED, _("Erase a contact"), _("Erased on request"))
    actions.register_action(SEEN, _("Look personal data up"), _("What is kept about it was looked up"))
    actions.register_action(SHOWN, _("Hand out personal data"), _("What is kept about it was handed out"))
    actions.register_action(ACCEPTED, _("Accept what a contact said"), _("What a contact said was accepted"))
    actions.register_action(REFUSED, _("Refuse what a contact said"), _("What a contact said was refused"))


@hooks.register("register_admin_viewset")
def directory() -> DirectoryGroup:
    return DirectoryGroup()


class OfficersMenu(SubmenuMenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


class KeepersItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_keep_directory(request.user)


class ErasersItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_erase(request.user)


class DigestsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_digests(request.user)


class EnterersItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_enter_subscribers(request.user)


class CasesItem(MenuItem):
    """With how many are open, of the countries that the reader sees."""

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        item = super().render_component(request)
        if count := open_cases(request):
            item.label = _("Mail that came back (%(count)d)") % {"count": count}
        return item


@hooks.register("register_admin_menu_item")
def entry() -> MenuItem:
    items = [
        MenuItem(_("Plans"), reverse_lazy("dissemination_plans"), icon_name="mail", order=10),
        MenuItem(_("Who holds what"), reverse_lazy("dissemination_coverage"), icon_name="globe", order=20),
        DigestsItem(_("Digests"), reverse_lazy("dissemination_digests"), icon_name="list-ul", order=25),
        EnterersItem(
            _("Enter a subscriber"), reverse_lazy("dissemination_enter_subscriber"), icon_name="plus", order=27
        ),
        MenuItem(_("Held and in doubt"), reverse_lazy("dissemination_tray"), icon_name="help", order=30),
        CasesItem(_("Mail that came back"), reverse_lazy("dissemination_cases"), icon_name="warning", order=32),
        MenuItem(_("Said by agencies"), reverse_lazy("contact_requests"), icon_name="comment", order=35),
        KeepersItem(_("Import the directory"), reverse_lazy("directory_imports"), icon_name="upload", order=40),
        MenuItem(_("Yearly question"), reverse_lazy("contact_reviews"), icon_name="date", order=37),
        ErasersItem(_("Personal data"), reverse_lazy("person_data"), icon_name="user", order=45),
        MenuItem(_("Does mail go out?"), reverse_lazy("dissemination_health"), icon_name="view", order=50),
    ]
    return OfficersMenu(_("Distribution"), Menu(None, items=items), icon_name="mail", order=320)
