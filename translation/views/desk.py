"""The desk of one page in one language: read, save, take over a text, ask, answer, send to review, take back.

Every button of the desk sends the whole form. What is not saved by it comes back in its field.
"""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from translation import rights
from translation.models import PageTranslation
from translation.queries.desk import Typed
from translation.services.save_segments import Edit, Outcome, save_segments
from translation.services.send_to_review import send_to_review, take_back
from translation.services.waive import waive
from translation.views.desk_page import back_to_desk, show, typed_in
from translation.views.questions import discuss
from translation.views.work import find, told

USE = "use-"


def desk(request: HttpRequest, language: str, page_key: UUID) -> HttpResponse:
    row = find(request, language, page_key)
    if request.method != "POST":
        return show(request, row)
    taken = next((name for name in request.POST if name.startswith(USE)), None)
    if taken is not None:
        return use(request, row, taken)
    answer = discuss(request, row)
    return answer if answer is not None else save(request, row)


def use(request: HttpRequest, row: PageTranslation, name: str) -> HttpResponse:
    """Put an offered text into its field, to be looked at; nothing is saved."""
    typed = typed_in(request)
    texts = {**typed.texts, name.removeprefix(USE): request.POST[name]}
    messages.info(request, _("The text is in its field. Save when it says what the English says."))
    return show(request, row, replace(typed, texts=texts))


def save(request: HttpRequest, row: PageTranslation) -> HttpResponse:
    """Save what was changed; whatever could not be saved stays in its field with the reason."""
    typed = typed_in(request)
    edits = [Edit(key, text, typed.seen.get(key, "")) for key, text in typed.texts.items()]
    try:
        outcome = save_segments(translation=row, edits=edits, by=request.user)
    except rights.Refused as refusal:
        messages.error(request, str(refusal))
        return show(request, row, typed, status=409)
    _waive(request, row, typed, outcome)
    _tell(request, outcome)
    kept = {key: text for key, text in typed.texts.items() if key in outcome.problems}
    unsent = any(text.strip() for text in (*typed.comments.values(), *typed.answers.values()))
    if unsent:
        messages.warning(request, _("A question or an answer that you wrote was not sent yet: it has its own button."))
    whys = {key: why for key, why in typed.whys.items() if key in outcome.problems}
    if unsent or outcome.problems:
        left = Typed(kept, problems=outcome.problems, comments=typed.comments, answers=typed.answers, whys=whys)
        return show(request, row, left, status=409)
    if "send" in request.POST:
        return send(request, row.language, row.page_key)
    return back_to_desk(request, row)


@told
def send(request: HttpRequest, language: str, page_key: UUID) -> HttpResponse:
    send_to_review(translation=find(request, language, page_key), by=request.user)
    messages.success(request, _("Sent to review. Nothing changes for readers until somebody else approves it."))
    return redirect("translation:board")


@require_POST
@told
def back(request: HttpRequest, language: str, page_key: UUID) -> HttpResponse:
    take_back(translation=find(request, language, page_key), by=request.user)
    return redirect("translation:desk", language, page_key)


def _waive(request: HttpRequest, row: PageTranslation, typed: Typed, outcome: Outcome) -> None:
    """What was said to be meant so, of texts that could be saved."""
    for key, why in typed.whys.items():
        if key in outcome.problems:
            continue
        try:
            waive(translation=row, key=key, reason=why, by=request.user)
        except rights.Refused as refusal:
            outcome.problems[key] = str(refusal)


def _tell(request: HttpRequest, outcome: Outcome) -> None:
    if outcome.saved:
        text = ngettext("%(count)d text saved.", "%(count)d texts saved.", outcome.saved)
        messages.success(request, text % {"count": outcome.saved})
    if outcome.problems:
        text = ngettext(
            "%(count)d text was not saved; it is still in its field, with the reason.",
            "%(count)d texts were not saved; they are still in their fields, with the reasons.",
            len(outcome.problems),
        )
        messages.error(request, text % {"count": len(outcome.problems)})
