"""What a partner sees of their own: initiatives, one of them with its replies, submitting and closing it."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.rate import seconds_to_wait
from initiatives.access import access_own, organisations_of
from initiatives.emails.letter import reasons_of
from initiatives.errors import Identifying, Incomplete, RefusedError
from initiatives.forms.attest import AttestForm
from initiatives.forms.interest import OutcomeForm
from initiatives.models import DraftState, Initiative, State
from initiatives.queries.at_hand import at_hand
from initiatives.queries.board import board_of, own_rows, sent_rows
from initiatives.queries.difference import Row, changes
from initiatives.queries.findings import contested
from initiatives.queries.intake import intake_of
from initiatives.queries.questions import asked, received
from initiatives.queries.sheet import content_of, sheet_for
from initiatives.services.close import close as close_initiative
from initiatives.services.confirm_open import confirm_open
from initiatives.services.report_outcome import report_outcome
from initiatives.services.submit import submit as submit_initiative
from initiatives.views import limits
from initiatives.views.parts import crumbs, language, number, private, reader_zone
from initiatives.views.refusals import told


@private
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    organisations = organisations_of(request.user)
    return render(
        request,
        "initiatives/mine.html",
        {
            "organisations": organisations,
            "rows": own_rows(organisations, language()),
            "asked": asked(organisations, language()),
            "sent": sent_rows(organisations, language()),
            "at_hand": at_hand(request.user, organisations, language()),
            "breadcrumbs": crumbs(),
        },
    )


@private
@require_safe
def manage(request: HttpRequest, key: UUID) -> HttpResponse:
    return page(request, access_own(request.user, key))


def page(request: HttpRequest, initiative: Initiative, how_it_went: OutcomeForm | None = None) -> HttpResponse:
    """The page of one's own initiative."""
    draft = initiative.draft
    return render(
        request,
        "initiatives/manage.html",
        {
            "initiative": initiative,
            "draft": draft,
            "sheet": sheet_for(initiative, draft.content, language(), reader_zone(request)),
            "reasons": reasons_of(draft.reasons) if draft.asks_for_a_change else [],
            "contested": contested(initiative, draft.content),
            "board": board_of(initiative, language()),
            "questions": received(initiative),
            "intake": intake_of(initiative).words if initiative.is_open else "",
            "history": initiative.events.all(),
            "can_edit": initiative.state not in {State.CLOSED, State.ARCHIVED},
            "can_submit": draft.state in {DraftState.OPEN, DraftState.RETURNED},
            "changes": _changes(initiative),
            "submission": uuid4(),
            "attest": AttestForm(),
            "close_form": how_it_went or OutcomeForm(),
            "breadcrumbs": crumbs(mine=True),
        },
        status=422 if how_it_went else 200,
    )


def _changes(initiative: Initiative) -> list[Row]:
    """What the version being edited changes of the one that everybody reads."""
    if not initiative.is_public or initiative.draft.state == DraftState.APPROVED:
        return []
    return changes(content_of(initiative), initiative.draft.content, language())


@private
@require_POST
def submit(request: HttpRequest, key: UUID) -> HttpResponse:
    """From the preview: the version that was looked at."""
    initiative = access_own(request.user, key)
    wait = seconds_to_wait(limits.SUBMITS, request.user.key)
    if wait:
        messages.error(request, limits.words(wait))
        return limits.held(page(request, initiative), wait)
    try:
        submit_initiative(
            initiative=initiative,
            by=request.user,
            attested="attest" in request.POST,
            version=number(request.POST.get("version")),
        )
    except Incomplete as error:
        messages.error(request, error.message)
        return redirect("partners_edit", key)
    except Identifying:
        return redirect("partners_contest", key)
    except RefusedError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Submitted. A moderator of the Hub reads it; you hear from us by e-mail."))
    return redirect("partners_manage", key)


@private
@require_POST
def close(request: HttpRequest, key: UUID) -> HttpResponse:
    return _ended(request, access_own(request.user, key), close_initiative, _("Closed. It stands in no list any more."))


@private
@require_POST
def confirm(request: HttpRequest, key: UUID) -> HttpResponse:
    """It is still open, says its author."""
    initiative = access_own(request.user, key)
    told(request, lambda: confirm_open(initiative=initiative, by=request.user), _("Noted: it is still open."))
    return redirect("partners_manage", key)


@private
@require_POST
def outcome(request: HttpRequest, key: UUID) -> HttpResponse:
    """How it went, said after the Hub has closed it."""
    said = _("Thank you. Whoever still waited for an answer has got one.")
    return _ended(request, access_own(request.user, key), report_outcome, said)


def _ended(request: HttpRequest, initiative: Initiative, end: Callable[..., Initiative], said: str) -> HttpResponse:
    """Its author has said how it went, or is asked again at the field."""
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return page(request, initiative, form)
    told(request, lambda: end(initiative=initiative, by=request.user, **form.cleaned_data), said)
    return redirect("partners_manage", initiative.key)
