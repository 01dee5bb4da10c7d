"""The edition in force on its way to the agencies, by the services that people use and over real SMTP."""

from uuid import UUID

from dissemination.kinds import Lane
from dissemination.models.delivery import Delivery, DeliveryState
from dissemination.models.plan import Plan
from dissemination.services.acknowledge import Said, Words, acknowledge
from dissemination.services.approve_plan import approve_plan
from dissemination.services.drain import drain
from dissemination.services.make_plan import Audience, make_plan
from dissemination.services.run_plans import run_plans
from hub.models import User
from hub.ports import citable

FORM = UUID("7f6c1a52-3f0e-4b6f-9a43-0d9f3d0c5a10")
SECONDS = 30.0


def make_distribution() -> None:
    """Begun again after a break, it goes on where it was."""
    edition = citable.get().in_force()
    if edition is None:
        return
    officer, approver = (User.objects.get(email=f"{who}@example.org") for who in ("officer", "approver"))
    plan = make_plan(edition=edition, audience=Audience(), by=officer, nonce=FORM)
    if plan.state == Plan.State.DRAFT:
        approve_plan(plan=plan, by=approver)
    run_plans()
    drain(lane=Lane.NORMAL, seconds=SECONDS)
    run_plans()


def make_answers() -> None:
    """One agency confirms, another has adopted the edition."""
    arrived = Delivery.objects.filter(plan__nonce=FORM, state=DeliveryState.SENT).order_by("agency__external_ref")
    for reference, said, office in (
        ("sample:police.ro", Said.ADOPTED, "Training office"),
        ("sample:children.nl", Said.RECEIVED, ""),
    ):
        delivery = arrived.filter(agency__external_ref=reference).first()
        if delivery:
            acknowledge(delivery=delivery, said=said, words=Words(office=office))
