"""The page behind the link in a distribution's mail. GET shows, POST records; scanners change nothing."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dissemination.answer_forms import AnswerForm
from dissemination.models.delivery import Delivery, DeliveryState
from dissemination.queries.answers import recorded
from dissemination.services.acknowledge import Said, acknowledge, find_delivery
from dissemination.views.dead_link import dead_link
from hub.look.private import private
from hub.people.languages import own_name


@private
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    delivery = find_delivery(token)
    if delivery is None:
        return dead_link(request)
    form = AnswerForm(
        request.POST if request.method == "POST" else None, contact=delivery.contact, initial={"said": _next(delivery)}
    )
    if request.method == "POST" and form.is_valid():
        try:
            acknowledge(delivery=delivery, said=Said(form.cleaned_data["said"]), words=form.words)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect(f"{request.path}?thanks")
    told = recorded(delivery)
    language = delivery.distribution.language
    context = {
        "delivery": delivery,
        "agency": delivery.agency.organisation,
        "language_name": own_name(language),
        "form": form,
        "told": told,
        "thanks": "thanks" in request.GET and bool(told),
    }
    return render(request, "dissemination/pages/answer.html", context, status=400 if form.errors else 200)


def _next(delivery: Delivery) -> str:
    """What is likely to be said next."""
    has_arrived = delivery.state in (DeliveryState.ACKNOWLEDGED, DeliveryState.ADOPTED)
    return Said.ADOPTED if has_arrived else Said.RECEIVED
