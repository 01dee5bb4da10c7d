"""The moderators' pages in the admin: the queue by country, and one initiative side by side with all about it."""

from typing import Any
from uuid import UUID, uuid4

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.access import access_moderated, is_moderator, questions_for
from initiatives.emails.letter import title_of
from initiatives.forms.contest import ObjectionsForm
from initiatives.forms.moderation import NoteForm, ReasonForm
from initiatives.models import Initiative, QuestionState
from initiatives.promise import WORKING_DAYS
from initiatives.queries.changed_profiles import changed_profiles
from initiatives.queries.queue import WHAT, WHO, Wanted, by_country, lines, public_for, waiting_for
from initiatives.queries.review import review_of
from initiatives.queries.standing import standing_of
from initiatives.views.parts import language

ON_A_PAGE = 50


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    if not is_moderator(request.user):
        raise Http404
    wanted = Wanted(
        country=request.GET.get("country", "")[:2],
        what=request.GET.get("what", ""),
        who=request.GET.get("who", ""),
    )
    page_obj = Paginator(waiting_for(request.user, wanted), ON_A_PAGE).get_page(request.GET.get("p"))
    context = {
        "wanted": wanted,
        "page_obj": page_obj,
        "waiting": lines(page_obj.object_list, language()),
        "countries": by_country(request.user, language()),
        "what": WHAT.items(),
        "who": WHO.items(),
        "working_days": WORKING_DAYS,
        "questions": questions_for(request.user).filter(state=QuestionState.ANSWERED).count(),
        "profiles": changed_profiles(request.user, language()),
        "public": public_for(request.user, language(), wanted.country),
        "page_title": _("Find a Partner"),
        "header_icon": "group",
    }
    return render(request, "initiatives/admin/queue.html", context)


@require_safe
def review(request: HttpRequest, key: UUID) -> HttpResponse:
    return page(request, access_moderated(request.user, key))


def page(
    request: HttpRequest,
    initiative: Initiative,
    *,
    reason: ReasonForm | None = None,
    objections: ObjectionsForm | None = None,
    note: NoteForm | None = None,
) -> HttpResponse:
    """The page of one initiative; with a form that was sent, what is wrong in it and all that was typed."""
    seen = review_of(initiative, language())
    context: dict[str, Any] = {
        "initiative": initiative,
        "review": seen,
        "standing": standing_of(initiative.organisation, language()),
        "version": initiative.draft.version,
        "reason": reason or ReasonForm(),
        "objections": objections or ObjectionsForm(contested=seen.contested),
        "note": note or NoteForm(initial={"submission": uuid4()}),
        "mine": seen.claim is not None and seen.claim.by == request.user,
        "page_title": title_of(initiative, language()) or _("Without a title"),
        "header_icon": "group",
    }
    wrong = any(form is not None and form.errors for form in (reason, objections, note))
    return render(request, "initiatives/admin/review.html", context, status=422 if wrong else 200)
