"""An organisation answers: one draft for all its people, section by section, and an owner who signs."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.look.navigation import language
from hub.look.private import private
from hub.people.reader import Reader
from research.access import access_shared, page_of_study, shared_of
from research.errors import RefusedError, RoundClosedError
from research.forms.answering import names_on
from research.forms.together import SharedForm, base_of
from research.models import Shared
from research.queries import together
from research.questionnaire import Content
from research.services.shared_draft.keep import Change, keep
from research.services.shared_draft.sign import sign
from research.services.study.send import IncompleteError
from research.views.answering.parts import all_typed, content_of

View = Callable[..., HttpResponse]


def _for_people(view: View) -> View:
    return private(login_required(view))


@_for_people
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What the person's organisations were asked."""
    lines = together.lines(shared_of(request.user), language=language())
    return render(request, "research/together_mine.html", {"lines": lines})


@_for_people
@require_safe
def overview(request: HttpRequest, key: UUID) -> HttpResponse:
    """Who will see what, the sections with who changed them last, what would be signed, and the button that signs."""
    row, owns = access_shared(request.user, key)
    return _overview(request, row, owns)


@_for_people
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, key: UUID, step: int) -> HttpResponse:
    """One section. What somebody else changed meanwhile stands beside what was typed; nothing of either is lost."""
    row, owns = access_shared(request.user, key)
    content = content_of(row.wave)
    if not 1 <= step <= len(content.sections):
        raise Http404
    if not row.may_change:
        return _too_late(request, row, owns) if request.method == "POST" else redirect("answer_together", key)
    if request.method != "POST":
        return _step(request, row, content, step, _form(None, row, content, names_on(content, step, row.answers), step))
    form = _form(request.POST, row, content, request.POST.get("shown", "").split(","), step)
    valid = form.is_valid()
    names = [name for name in form.names if name in form.cleaned_data]
    change = Change(content.sections[step - 1].key, names, form.seen, form.base_answers, form.answers())
    try:
        row, clashes = keep(shared=row, by=request.user, change=change)
    except RoundClosedError:
        return _too_late(request, *access_shared(request.user, key))
    if clashes:
        return _clash(request, row, content, step, form, clashes)
    warning = form.found() if valid else []
    new = [name for name in names_on(content, step, row.answers) if name not in form.names]
    if valid and not warning and not new:
        last = step == len(content.sections) or "overview" in request.POST
        return redirect("answer_together", key) if last else redirect("answer_together_step", key, step + 1)
    if valid:
        form = _form(None, row, content, names_on(content, step, row.answers), step)
        form.initial["warned"] = "yes" if warning else ""
    else:
        form = _form(_with_base(request, row, form), row, content, form.names, step)
    return _step(request, row, content, step, form, warning=warning)


@_for_people
@require_POST
def signing(request: HttpRequest, key: UUID) -> HttpResponse:
    """Owners alone. What is signed is the change that the page showed."""
    row, owns = access_shared(request.user, key)
    if not owns:
        raise Http404
    number = request.POST.get("number", "")
    try:
        sign(shared=row, by=request.user, number=int(number) if number.isdecimal() else -1)
    except IncompleteError as error:
        return _overview(request, row, owns, missing=error.names)
    except RefusedError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("Signed for %(organisation)s.") % {"organisation": row.organisation.name})
    return redirect("answer_together", key)


def _overview(request: HttpRequest, row: Shared, owns: bool, **more: Any) -> HttpResponse:
    page = page_of_study(Reader.of(request), row.wave.study, language=language())
    context = {**together.shown(row, language=language()), "study_page": page, "owns": owns, **more}
    context["incomplete"] = [one for one in context["sections"] if set(one.names) & set(more.get("missing", ()))]
    refused = 422 if context["incomplete"] else 409 if "typed" in more else 200
    return render(request, "research/together.html", context, status=refused)


def _too_late(request: HttpRequest, row: Shared, owns: bool) -> HttpResponse:
    """It was signed, or the round closed, while somebody wrote: what they typed is there to be copied."""
    return _overview(request, row, owns, typed=all_typed(request, content_of(row.wave), {}))


def _clash(
    request: HttpRequest, row: Shared, content: Content, step: int, form: SharedForm, clashes: list[str]
) -> HttpResponse:
    """The fields hold what was typed; kept once more, it is meant."""
    said = together.clashes(row, content, step, clashes, form.answers(), language=language())
    again = _form(_with_base(request, row, form), row, content, form.names, step)
    return _step(request, row, content, step, again, clashes=said, status=409)


def _with_base(request: HttpRequest, row: Shared, form: SharedForm) -> Any:
    """What was sent, as if the form had been opened now."""
    data = request.POST.copy()
    data["number"], data["base"] = str(row.number), base_of(form.names, row.answers)
    return data


def _step(
    request: HttpRequest, row: Shared, content: Content, step: int, form: SharedForm, status: int = 200, **more: Any
) -> HttpResponse:
    wording, written_in = content.wording(content.sections[step - 1].key, language(), settings.LANGUAGE_CODE)
    context = {
        "row": row,
        "form": form,
        "section": wording,
        "written_in": written_in,
        "last": together.last_change(row, content.sections[step - 1].key),
        "step": step,
        "steps": len(content.sections),
        "study_page": page_of_study(Reader.of(request), row.wave.study, language=language()),
        **more,
    }
    return render(request, "research/together_step.html", context, status=422 if form.errors else status)


def _form(data: Any, row: Shared, content: Content, names: list[str], step: int) -> SharedForm:
    known = [name for name in content.sections[step - 1].names if name in names]
    return SharedForm(
        data,
        content=content,
        names=known,
        language=language(),
        source=settings.LANGUAGE_CODE,
        initial=dict(row.answers),
        number=row.number,
        answers=row.answers,
    )
