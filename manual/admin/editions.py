"""Published editions in the admin: their impressions and files, later impressions, withdrawal."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manual import permissions
from manual.admin.answers import allow, done, refused
from manual.admin.forms import ReasonForm
from manual.models import Edition, EditionDraft, Impression, ImpressionBuild
from manual.queries import edition_view
from manual.queries import editions as published
from manual.services.add_impression import add_impression
from manual.services.build_again import build_again
from manual.services.withdraw_edition import withdraw_edition

ON_THE_WAY = (ImpressionBuild.State.WAITING, ImpressionBuild.State.BUILDING)


def editions(request: HttpRequest) -> HttpResponse:
    """All editions, and what is in preparation."""
    allow(permissions.may_see_editions(request.user))
    context = {
        "page_title": _("Editions of the manual"),
        "header_icon": "doc-full-inverse",
        "drafts": EditionDraft.objects.exclude(state=EditionDraft.State.PUBLISHED),
        "editions": edition_view.listed(),
        "may_prepare": permissions.may_prepare(request.user),
    }
    return render(request, "manual/admin/editions.html", context)


def edition(request: HttpRequest, number: str) -> HttpResponse:
    """A published edition: its impressions and how far their files are."""
    allow(permissions.may_see_editions(request.user))
    found = get_object_or_404(Edition.objects.with_state(), number=number)
    context = {
        "page_title": _("Edition %(number)s") % {"number": found.number},
        "page_subtitle": found.title,
        "header_icon": "doc-full-inverse",
        "edition": found,
        "standing": edition_view.standing(found, published.in_force()),
        **_files(found),
        "languages": edition_view.other_languages(),
        "may_prepare": permissions.may_prepare(request.user),
        "may_withdraw": permissions.may_withdraw(request.user) and not found.state.withdrawn_at,
        "reason_form": ReasonForm(),
    }
    return render(request, "manual/admin/edition.html", context)


@require_safe
def progress(request: HttpRequest, number: str) -> HttpResponse:
    """How far the files are, alone: what the page of the edition asks for again until they are built."""
    allow(permissions.may_see_editions(request.user))
    found = get_object_or_404(Edition, number=number)
    context = {"edition": found, "may_prepare": permissions.may_prepare(request.user), **_files(found)}
    return render(request, "manual/admin/parts/progress.html", context)


@require_POST
def impression(request: HttpRequest, number: str, language: str) -> HttpResponse:
    allow(permissions.may_see_editions(request.user))
    found = get_object_or_404(Edition, number=number)
    try:
        made = add_impression(edition=found, language=language, by=request.user)
    except ValidationError as error:
        refused(request, error)
        return redirect("manual_admin:edition", number)
    if made is None:
        messages.info(request, _("There is no approved translation that this edition does not have yet."))
    else:
        messages.success(request, _("Impression %(name)s is published.") % {"name": made})
    return redirect("manual_admin:edition", number)


@require_POST
def build(request: HttpRequest, impression_id: int) -> HttpResponse:
    allow(permissions.may_see_editions(request.user))
    impression = get_object_or_404(Impression, pk=impression_id)
    return redirect("manual_admin:edition", build_again(impression_id=impression.pk, by=request.user))


@require_POST
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    allow(permissions.may_see_editions(request.user))
    found = get_object_or_404(Edition, number=number)
    reason = request.POST.get("reason", "")
    done(request, _("Withdrawn."), withdraw_edition, edition=found, reason=reason, by=request.user)
    return redirect("manual_admin:edition", number)


def _files(edition: Edition) -> dict[str, Any]:
    found = list(edition.impressions.select_related("build").prefetch_related("files"))
    return {"impressions": found, "on_the_way": any(one.build.state in ON_THE_WAY for one in found)}
