"""Saying something about the site: two clicks from every page. A page of its own, since a kept page holds no form."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from home.feedback_form import About, FeedbackForm, path_of
from home.services.send_feedback import NotTaken, send_feedback
from hub.look.navigation import language
from hub.look.private import private
from hub.rate import too_often

FROM_ONE_NETWORK = 10


@private
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    came_from = path_of(request.headers.get("Referer", "")[:300])
    form = FeedbackForm(request.POST if request.method == "POST" else None, initial={"page": came_from})
    status = 200
    if request.method == "POST" and form.is_valid():
        status = 200 if form.by_a_program else _send(request, form)
        if status == 200:
            return redirect("feedback_sent")
    return render(request, "home/feedback.html", {"form": form}, status=status)


@private
@require_safe
def feedback_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "home/feedback_sent.html")


def _send(request: HttpRequest, form: FeedbackForm) -> int:
    """200 where the editors get it, else what is wrong stands at the form."""
    if too_often(request, purpose="feedback", most_a_day=FROM_ONE_NETWORK):
        form.add_error(None, _("Many messages came from your network today. Please try again tomorrow."))
        return 429
    said = form.cleaned_data
    try:
        send_feedback(
            kind=str(About(said["kind"]).label), page=said["page"], text=said["text"].strip(), language=language()
        )
    except ValidationError as error:
        form.add_error(None, error)
        return 422
    except NotTaken:
        form.add_error(
            None, _("We cannot take more messages today. Please write to us at the address on the contact page.")
        )
        return 429
    return 200
