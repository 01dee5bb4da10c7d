"""Saving while somebody types, for the script of the form. Answers are JSON; a refusal says why, in words."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from hub.rate import seconds_to_wait
from initiatives.access import access_own, organisations_of
from initiatives.content import Content
from initiatives.errors import RefusedError
from initiatives.forms.bundle import InitiativeForms
from initiatives.models import Initiative
from initiatives.services.save_draft import save_draft
from initiatives.services.start import start
from initiatives.views import limits
from initiatives.views.parts import chosen_organisation, language, number, private, uuid_of

NOTHING_TO_KEEP = 204
CONFLICT = 409
INVALID = 422


@private
@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """A new initiative becomes a draft with its first words, once it is clear whose it is."""
    own = list(organisations_of(request.user))
    if not own:
        raise Http404
    organisation, submission = chosen_organisation(request, own), uuid_of(request.POST.get("submission"))
    forms = InitiativeForms(language=language(), content=Content(), data=request.POST)
    if not forms.is_valid():
        return _invalid(forms)
    content = forms.content()
    if organisation is None or submission is None or not content.languages:
        return HttpResponse(status=NOTHING_TO_KEEP)
    wait = seconds_to_wait(limits.STARTS, request.user.key)
    if wait:
        return limits.held(JsonResponse({"words": limits.words(wait)}), wait)
    try:
        initiative, new_one = start(
            organisation=organisation, author=request.user, content=content, submission=submission
        )
    except RefusedError as error:
        return _refused(error)
    if new_one:
        return _saved(initiative, forms)
    known = access_own(request.user, initiative.key)
    return _save(request, known, forms, version=known.draft.version)


@private
@require_POST
def edit(request: HttpRequest, key: UUID) -> HttpResponse:
    initiative = access_own(request.user, key)
    forms = InitiativeForms(language=language(), content=initiative.draft.content, data=request.POST)
    if not forms.is_valid():
        return _invalid(forms)
    return _save(request, initiative, forms, version=number(request.POST.get("version")))


def _save(request: HttpRequest, initiative: Initiative, forms: InitiativeForms, *, version: int) -> HttpResponse:
    try:
        saved = save_draft(
            initiative=initiative, by=request.user, content=forms.content(), version=version, by_itself=True
        )
    except RefusedError as error:
        return _refused(error)
    return _saved(saved, forms)


def _saved(initiative: Initiative, forms: InitiativeForms) -> JsonResponse:
    """What the page needs to go on: the version, the keys of new seats, and the addresses of the draft."""
    return JsonResponse(
        {
            "version": initiative.draft.version,
            "keys": forms.seat_keys(initiative.draft.content),
            "edit": reverse("partners_edit", args=[initiative.key]),
            "autosave": reverse("partners_autosave", args=[initiative.key]),
        }
    )


def _refused(error: RefusedError) -> JsonResponse:
    return JsonResponse({"words": str(error.message)}, status=CONFLICT)


def _invalid(forms: InitiativeForms) -> JsonResponse:
    return JsonResponse({"words": forms.problems()[0].words}, status=INVALID)
