"""Addresses of the digest board, below `/admin/`."""

from django.urls import path

from dissemination.views import announcement, digest_acts, digest_person, digest_preview, digests, enter_subscriber

BASE = "distribution/digests/"
ITEM = f"{BASE}item/<int:item>/"
CADENCE = f"{BASE}every/<str:cadence>/"
urlpatterns = [
    path("pages/<int:page_id>/announcement/", announcement.announcement, name="dissemination_announcement"),
    path(BASE, digests.show_board, name="dissemination_digests"),
    path(f"{BASE}enter/", enter_subscriber.enter, name="dissemination_enter_subscriber"),
    path(f"{BASE}find/", digests.find, name="dissemination_digest_find"),
    path(f"{BASE}entries/", digests.list_entries, name="dissemination_digest_entries"),
    path(f"{BASE}people/", digests.list_people, name="dissemination_digest_people"),
    path(f"{BASE}run/<int:run>/", digests.show_run, name="dissemination_digest_run"),
    path(f"{BASE}at-once/", digests.show_at_once, name="dissemination_digest_at_once"),
    path(f"{BASE}subscriber/<uuid:key>/", digest_person.show_person, name="dissemination_digest_person"),
    path(f"{BASE}preview/", digest_preview.preview, name="dissemination_digest_preview"),
    path(f"{BASE}preview/html/", digest_preview.preview_html, name="dissemination_digest_preview_html"),
    path(f"{BASE}preview/test/", digest_preview.test, name="dissemination_digest_test"),
    path(ITEM, digest_acts.show_item, name="dissemination_digest_item"),
    path(f"{ITEM}hold/", digest_acts.hold, name="dissemination_digest_hold_item"),
    path(f"{ITEM}let-go/", digest_acts.let_go, name="dissemination_digest_let_item_go"),
    path(f"{ITEM}withdraw/", digest_acts.withdraw, name="dissemination_digest_withdraw_item"),
    path(f"{CADENCE}hold/", digest_acts.hold_cadence, name="dissemination_digest_hold"),
    path(f"{CADENCE}release/", digest_acts.release_cadence, name="dissemination_digest_release"),
    path(f"{CADENCE}now/", digest_acts.send, name="dissemination_digest_send"),
]
