"""A message of a delivery: to its contact, with its agency's own link."""

from dissemination.models.delivery import Delivery
from dissemination.models.plan import Plan
from dissemination.services.enqueue import Draft, Wording
from dissemination.services.links import personal

ACK = "ack"


def draft_of(plan: Plan, delivery: Delivery, *, key: str, wording: Wording, kind: str = "distribution") -> Draft:
    """`delivery` goes by mail, and comes with its contact, its agency's organisation and its distribution."""
    if delivery.contact is None:
        raise ValueError("A delivery without a contact has no message.")
    path = f"/{delivery.distribution.language}/ack/{{token}}/"
    link = personal(purpose=ACK, subject=delivery.pk, version=delivery.token_version, path=path)
    return Draft(
        key=key,
        kind=kind,
        recipient=f"contact:{delivery.contact_id}",
        address=delivery.contact.email or "",
        wording=wording,
        fill={"agency": delivery.agency.organisation.name, ACK: link},
        group=plan.group,
        delivery_id=delivery.pk,
    )
