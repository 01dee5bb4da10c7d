"""The page behind the link in a distribution's mail. GET shows, POST records; scanners change nothing."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dissemination.forms import AnswerForm
from dissemination.models.delivery import DeliveryState
from dissemination.models.event import DeliveryEvent, EventSource
from dissemination.services.acknowledge import Said, Words, acknowledge, find_delivery


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    delivery = find_delivery(token)
    if delivery is None:
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        acknowledge(delivery=delivery, said=Said(data["said"]), words=Words(office=data["office"], note=data["note"]))
        return redirect(f"{request.path}?thanks")
    told = DeliveryEvent.objects.filter(delivery_id=delivery.pk, source=EventSource.WEB).order_by("pk").last()
    context = {
        "delivery": delivery,
        "agency": delivery.agency.organisation,
        "language_name": dict(settings.LANGUAGES).get(delivery.distribution.language, delivery.distribution.language),
        "form": form,
        "told": told,
        "told_label": DeliveryState(delivery.state).label if told else "",
        "thanks": "thanks" in request.GET and told is not None,
    }
    response = render(request, "dissemination/pages/answer.html", context, status=400 if form.errors else 200)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
