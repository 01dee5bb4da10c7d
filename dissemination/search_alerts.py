"""Digests behind the port of saved searches."""

from collections.abc import Collection, Mapping
from typing import Any

from dissemination.models import Subscriber, Subscription
from dissemination.models.subscription import Cadence, Scope
from dissemination.queries.pace_of_person import pace_of_person
from dissemination.services.begin_alerts import begin_alerts
from dissemination.services.end_alerts import end_alerts
from hub.ports.saved_searches import Begun

HEARS = (Subscriber.Status.ACTIVE, Subscriber.Status.PAUSED)


class DigestAlerts:
    def begin(self, *, user: Any, name: str, language: str) -> Begun:
        return begin_alerts(user=user, name=name, language=language)

    def end(self, *, names: Collection[str]) -> None:
        end_alerts(names=names)

    def standing(self, names: Collection[str]) -> Mapping[str, str]:
        rows = Subscription.objects.live().filter(scope=Scope.SEARCH, value__in=names, subscriber__status__in=HEARS)
        return {value: str(Cadence(cadence).label) for value, cadence in rows.values_list("value", "cadence")}

    def pace_of(self, user: Any) -> str:
        return str(pace_of_person(user).label)
