"""Send the message of a plan to the officer who asks for it, to be looked at where mail is read."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied

from dissemination.models.plan import Plan
from dissemination.permissions import may_plan
from dissemination.queries.example import Example
from dissemination.services.enqueue import Draft, enqueue
from dissemination.services.links import nowhere
from dissemination.services.plan_wording import plan_wording


def send_test(*, plan: Plan, example: Example, by: Any, nonce: UUID) -> None:
    """The same form sent twice sends one mail. It belongs to no delivery, so nothing counts it; its link is dead."""
    if not may_plan(by):
        raise PermissionDenied
    language = example.language
    enqueue(
        Draft(
            key=f"te:{plan.key}:{language}:{by.pk}:{nonce}",
            kind="test",
            recipient=f"user:{by.pk}",
            address=by.email,
            wording=plan_wording(plan=plan, language=language, is_test=True),
            fill={"agency": example.agency, "ack": nowhere(language)},
        )
    )
