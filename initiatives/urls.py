"""Addresses of this room: `localized` below the language prefix, `plain` outside it."""

from django.urls import URLPattern, URLResolver, path

from initiatives.views import (
    asked,
    autosave,
    calendar,
    contesting,
    copying,
    feeds,
    finding,
    mine,
    offering,
    profile,
    talking,
    triage,
    writing,
)

localized: list[URLPattern | URLResolver] = [
    path("partners/", finding.listing, name="partners"),
    path("partners/criteria/", finding.criteria, name="partners_criteria"),
    path("partners/deadlines.ics", calendar.deadlines, name="partners_deadlines"),
    path("partners/feed.atom", feeds.atom, name="partners_feed_atom"),
    path("partners/feed.json", feeds.json_feed, name="partners_feed_json"),
    path("partners/still-open/<str:token>/", asked.still_open, name="partners_still_open"),
    path("partners/new/", writing.new, name="partners_new"),
    path("partners/new/autosave/", autosave.new, name="partners_autosave_new"),
    path("partners/mine/", mine.mine, name="partners_mine"),
    path("partners/mine/<uuid:key>/", mine.manage, name="partners_manage"),
    path("partners/mine/<uuid:key>/edit/", writing.edit, name="partners_edit"),
    path("partners/mine/<uuid:key>/autosave/", autosave.edit, name="partners_autosave"),
    path("partners/mine/<uuid:key>/copy/", copying.copy, name="partners_copy"),
    path("partners/mine/<uuid:key>/preview/", writing.preview, name="partners_preview"),
    path("partners/mine/<uuid:key>/submit/", mine.submit, name="partners_submit"),
    path("partners/mine/<uuid:key>/contest/", contesting.contest, name="partners_contest"),
    path("partners/mine/<uuid:key>/close/", mine.close, name="partners_close"),
    path("partners/mine/<uuid:key>/still-open/", mine.confirm, name="partners_confirm"),
    path("partners/mine/<uuid:key>/outcome/", mine.outcome, name="partners_outcome"),
    path("partners/mine/<uuid:key>/replies/", triage.board, name="partners_board"),
    path("partners/mine/<uuid:key>/replies/compare/", triage.compare, name="partners_compare"),
    path("partners/mine/<uuid:key>/replies/decline/", triage.decline, name="partners_decline"),
    path("partners/organisations/<uuid:key>/", profile.profile, name="partners_profile"),
    path("partners/talks/<uuid:key>/", talking.conversation, name="partners_conversation"),
    path("partners/talks/<uuid:key>/decide/", offering.decide, name="partners_decide"),
    path("partners/talks/<uuid:key>/withdraw/", offering.withdraw, name="partners_withdraw"),
    path("partners/<uuid:key>/", finding.detail, name="partners_detail"),
    path("partners/<uuid:key>/deadline.ics", calendar.one, name="partners_deadline"),
    path("partners/<uuid:key>/seats/<uuid:seat>/", offering.interest, name="partners_interest"),
]
plain: list[URLPattern | URLResolver] = []
