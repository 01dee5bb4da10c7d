"""What one subscriber would get now, composed as the planner would, and nothing touched."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dissemination.models import Subscriber
from dissemination.permissions import may_name_subscribers, may_see_digests
from dissemination.queries.digest_board import entries_waiting, turns
from dissemination.queries.lines import seen_by
from dissemination.queries.subscriptions_of import endings
from dissemination.services.what_now import what_now
from dissemination.topics import names
from dissemination.views.head import head
from hub.people.reader import Reader


@require_safe
def show_person(request: HttpRequest, key: UUID) -> HttpResponse:
    if not may_see_digests(request.user):
        raise Http404
    reader = Reader.of(request)
    person = get_object_or_404(Subscriber, key=key)
    subscriptions = list(person.subscriptions.live())
    called = names([one.topic for one in subscriptions])
    context = {
        "person": person,
        "shows_names": may_name_subscribers(request.user),
        "subscriptions": [(called[one.topic], one.get_cadence_display()) for one in subscriptions],
        "endings": endings(person),
        "now": what_now(person, reader=reader),
        "turns": {turn.cadence.value: turn for turn in turns()},
        "entries": seen_by(entries_waiting().filter(subscriber=person), reader),
        **head(_("What would go now"), _("Digests"), icon="view"),
    }
    return render(request, "dissemination/digests/person.html", context)
