"""Addresses below `/admin/manual/`."""

from django.urls import include, path

import manual.converters  # noqa: F401 registers them
from manual.admin import annexes, changes, drafts, editions, law_reviews
from manual.admin.care_urls import care_addresses
from manual.admin.outline_urls import outline_addresses

own = [
    path("annexes/", annexes.annexes, name="annexes"),
    path("annexes/begin/", annexes.begin, name="begin_annex"),
    path("annexes/<uuid:key>/<slug:country>/<slug:language>/", annexes.annex, name="annex"),
    path("annexes/<int:annex_id>/submit/", annexes.submit, name="submit_annex"),
    path("annexes/<int:annex_id>/approve/", annexes.approve, name="approve_annex"),
    path("annexes/<int:annex_id>/return/", annexes.give_back, name="return_annex"),
    path("annexes/<int:annex_id>/withdraw/", annexes.withdraw, name="withdraw_annex"),
    *care_addresses,
    *outline_addresses,
    path("changes/<int:page_id>/", changes.changes, name="changes"),
    path("law/", law_reviews.reviews, name="law_reviews"),
    path("law/<int:review_id>/right/", law_reviews.right, name="law_right"),
    path("editions/", editions.editions, name="editions"),
    path("editions/readiness/", drafts.next_readiness, name="next_readiness"),
    path("editions/begin/", drafts.begin, name="begin"),
    path("editions/draft/<int:draft_id>/", drafts.draft, name="draft"),
    path("editions/draft/<int:draft_id>/change/", drafts.change, name="change_draft"),
    path("editions/draft/<int:draft_id>/readiness/", drafts.readiness, name="readiness"),
    path("editions/draft/<int:draft_id>/submit/", drafts.submit, name="submit"),
    path("editions/draft/<int:draft_id>/publish/", drafts.publish, name="publish"),
    path("editions/draft/<int:draft_id>/return/", drafts.give_back, name="return"),
    path("editions/draft/<int:draft_id>/give-up/", drafts.give_up, name="give_up"),
    path("editions/build/<int:impression_id>/", editions.build, name="build"),
    path("editions/<edition:number>/", editions.edition, name="edition"),
    path("editions/<edition:number>/impression/<slug:language>/", editions.impression, name="impression"),
    path("editions/<edition:number>/correct/", drafts.correct, name="correct"),
    path("editions/<edition:number>/files/", editions.progress, name="progress"),
    path("editions/<edition:number>/withdraw/", editions.withdraw, name="withdraw"),
]

urlpatterns = [path("manual/", include((own, "manual_admin")))]
