"""Writing an initiative: a new one, a change, the preview. Saving, adding a seat and submitting are buttons."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.models import Organisation
from hub.rate import seconds_to_wait
from initiatives.access import access_own, organisations_of
from initiatives.completeness import gaps
from initiatives.content import Content
from initiatives.emails.letter import reasons_of
from initiatives.errors import Changed, Identifying, Incomplete, RefusedError, TooOften, Unattested
from initiatives.forms.attest import AttestForm
from initiatives.forms.bundle import InitiativeForms, with_one_more_seat
from initiatives.models import Draft, DraftState, Initiative
from initiatives.queries.deadlines import in_zone_of_reader
from initiatives.queries.difference import changes
from initiatives.services.save_draft import save_draft
from initiatives.services.start import start
from initiatives.services.submit import submit
from initiatives.views import limits
from initiatives.views.parts import chosen_organisation, crumbs, language, number, private, reader_zone, uuid_of
from initiatives.views.shown import shown


@private
def new(request: HttpRequest) -> HttpResponse:
    organisations = organisations_of(request.user)
    if not organisations:
        return redirect("partners_mine")
    if request.method != "POST":
        blank = Content(working_language=language())
        forms = InitiativeForms(language=language(), content=blank)
        return _page(request, forms, organisations=organisations, submission=uuid4())
    return _posted_new(request, list(organisations))


def _posted_new(request: HttpRequest, organisations: list[Organisation]) -> HttpResponse:
    submission = uuid_of(request.POST.get("submission")) or uuid4()
    organisation = chosen_organisation(request, organisations)
    context: dict[str, object] = {"organisations": organisations, "submission": submission}
    forms = _typed(request, Content())
    if "add_seat" in request.POST or not forms.is_valid():
        return _page(request, forms, **context)
    if organisation is None:
        forms.show_problem("organisation", _("Say for which organisation you post it."))
        return _page(request, forms, **context)
    content = forms.content()
    if not content.languages and request.POST.get("do") == "submit":
        forms.show_gaps(gaps(content))
        return _page(request, forms, **context)
    wait = seconds_to_wait(limits.STARTS, request.user.key)
    if wait:
        limits.too_often(forms.facts, wait)
        return limits.held(_page(request, forms, **context), wait)
    try:
        initiative, new_one = start(
            organisation=organisation, author=request.user, content=content, submission=submission
        )
    except RefusedError as error:
        forms.facts.add_error(None, error.message)
        return _page(request, forms, **context)
    if not new_one:
        initiative = access_own(request.user, initiative.key)
        if initiative.draft.state == DraftState.SUBMITTED:
            return redirect("partners_manage", initiative.key)
    return _store(request, initiative, forms, version=initiative.draft.version, context=context)


@private
def edit(request: HttpRequest, key: UUID) -> HttpResponse:
    initiative = access_own(request.user, key)
    content = initiative.draft.content
    here = in_zone_of_reader(content.deadline, content.deadline_zone, reader_zone(request), language())
    context = {"initiative": initiative, "version": initiative.draft.version, "here": here}
    if request.method != "POST":
        return _page(request, InitiativeForms(language=language(), content=content), **context)
    forms = _typed(request, content)
    if "add_seat" in request.POST or not forms.is_valid():
        return _page(request, forms, **{**context, "version": request.POST.get("version", "0")})
    version = number(request.POST.get("version"))
    return _store(request, initiative, forms, version=version, context=context)


@private
@require_safe
def preview(request: HttpRequest, key: UUID) -> HttpResponse:
    """The version being edited, as everybody would read it."""
    initiative = access_own(request.user, key)
    page = shown(initiative, initiative.draft.content, language(), reader_zone(request))
    context = {**page, "attest": AttestForm(), "draft": initiative.draft, "breadcrumbs": crumbs(mine=True)}
    return render(request, "initiatives/preview.html", context)


def _typed(request: HttpRequest, content: Content) -> InitiativeForms:
    data = with_one_more_seat(request.POST) if "add_seat" in request.POST else request.POST
    return InitiativeForms(language=language(), content=content, data=data)


def _store(
    request: HttpRequest, initiative: Initiative, forms: InitiativeForms, *, version: int, context: dict[str, object]
) -> HttpResponse:
    """Save, and submit if asked; what cannot be is said at its field with nothing lost."""
    do, wait = request.POST.get("do"), 0
    try:
        saved = save_draft(initiative=initiative, by=request.user, content=forms.content(), version=version)
        context = {**context, "version": saved.draft.version}
        if do == "submit":
            wait = seconds_to_wait(limits.SUBMITS, request.user.key)
            if wait:
                raise TooOften(timedelta(seconds=wait))
            submit(
                initiative=saved,
                by=request.user,
                attested="attest" in request.POST,
                version=saved.draft.version,
            )
    except TooOften as error:
        limits.too_often(forms.facts, error.seconds)
    except Incomplete as error:
        forms.show_gaps(error.gaps)
    except Identifying as error:
        forms.show_findings(error.findings)
        context = {**context, "contest": saved.key}
    except Unattested as error:
        forms.attest.add_error("attest", error.message)
    except Changed as error:
        forms.facts.add_error(None, error.message)
        theirs = Draft.objects.get(initiative=initiative)
        mine = replace(forms.content(), files=theirs.content.files)
        context = {
            **context,
            "version": theirs.version,
            "conflict": changes(theirs.content, mine, language()),
        }
    except RefusedError as error:
        forms.facts.add_error(None, error.message)
    else:
        return _done(request, saved, do)
    return limits.held(_page(request, forms, **context), wait)


def _done(request: HttpRequest, initiative: Initiative, do: str | None) -> HttpResponseRedirect:
    if do == "preview":
        return redirect("partners_preview", initiative.key)
    if do == "submit":
        messages.success(request, _("Submitted. A moderator of the Hub reads it; you hear from us by e-mail."))
    else:
        messages.success(request, _("Saved. Nobody but your organisation sees it yet."))
    return redirect("partners_manage", initiative.key)


def _reasons(initiative: object) -> list[str]:
    """What a moderator asked to change, beside the fields where it is changed."""
    asked = isinstance(initiative, Initiative) and initiative.draft.asks_for_a_change
    return reasons_of(initiative.draft.reasons) if asked else []


def _autosave_address(initiative: object) -> str:
    """Where the script of the page saves to; nowhere while a moderator reads: taking it back is a decision."""
    if not isinstance(initiative, Initiative):
        return reverse("partners_autosave_new")
    waits = initiative.draft.state == DraftState.SUBMITTED
    return "" if waits else reverse("partners_autosave", args=[initiative.key])


def _page(request: HttpRequest, forms: InitiativeForms, **context: object) -> HttpResponse:
    problems = forms.problems()
    initiative = context.get("initiative")
    return render(
        request,
        "initiatives/write.html",
        {
            "forms": forms,
            "breadcrumbs": crumbs(mine=True),
            "problems": problems,
            "reasons": _reasons(initiative),
            "autosave": "" if context.get("conflict") else _autosave_address(initiative),
            **context,
        },
        status=422 if problems else 200,
    )
