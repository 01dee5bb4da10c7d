"""Asks a machine for suggestions; a worker fetches them."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub import bell
from translation import rights, tasks
from translation.models import MachineRequest, PageTranslation
from translation.queries.suggest import engine_for, leaves_the_house
from translation.services.lock import locked


def ask_machine(*, translation: PageTranslation, by: Any) -> MachineRequest:
    """Put down that `by` wants suggestions. Raises `Refused` where the text may not leave the house."""
    rights.require(by, rights.Action.TRANSLATE, translation.language)
    with transaction.atomic():
        row = locked(translation)
        if not row.is_open:
            raise rights.Refused(_("This translation is being reviewed. Take it back to change it."))
        if engine_for(row.language) is None:
            raise rights.Refused(_("No machine translator is set up."))
        if not leaves_the_house(row.page_key):
            raise rights.Refused(_("Only public texts may be sent to a machine translator."))
        request, _made = MachineRequest.objects.update_or_create(
            page_key=row.page_key,
            language=row.language,
            defaults={
                "state": MachineRequest.State.WAITING,
                "by": by,
                "asked_at": timezone.now(),
                "began_at": None,
                "tries": 0,
                "count": 0,
            },
        )
        bell.ring(tasks.answer_machine_request, request.pk)
    return request
