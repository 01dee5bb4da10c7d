"""The delivery of another contact in place of one, under a link of its own: nobody answers for somebody else."""

from dissemination.keys import delivery_key, link_token, token_hash
from dissemination.models.delivery import Delivery
from dissemination.models.directory import Contact
from dissemination.services.delivery_draft import ACK


def substitute(*, delivery: Delivery, to: Contact) -> Delivery:
    """In the caller's transaction, in the contact's own language where the plan goes out in it.

    Raises IntegrityError where the plan has a delivery for `to`.
    """
    own = delivery.plan.distributions.filter(language=to.language).first()
    key = delivery_key(f"rs:{delivery.pk}:{to.pk}")
    return Delivery.objects.create(
        id=key,
        plan=delivery.plan,
        distribution=own or delivery.distribution,
        agency=delivery.agency,
        contact=to,
        substitute_for=delivery,
        token_sha256=token_hash(link_token(ACK, key, 1)),
    )
