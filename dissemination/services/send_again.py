"""The message that came back, once more: a message of its own, under a key of its own, to whom a person names."""

from uuid import UUID

from dissemination.models.bounce_case import BounceCase
from dissemination.models.directory import Contact
from dissemination.models.message import OutboundMessage
from dissemination.services.enqueue import Draft, Wording, enqueue
from dissemination.services.project import project


def send_again(*, case: BounceCase, to: Contact) -> UUID | None:
    """In the caller's transaction, idempotent for a case. None when its text is not kept any more."""
    message = OutboundMessage.objects.select_related("text").filter(pk=case.message_id).first()
    if message is None or message.text is None or not to.email:
        return None
    text = message.text
    again = enqueue(
        Draft(
            key=f"rs:{message.pk}:{case.key}",
            kind=message.kind,
            recipient=f"contact:{to.pk}",
            address=to.email,
            wording=Wording(
                language=text.language,
                subject=text.subject,
                text=text.text,
                html=text.html,
                headers=text.headers,
                attachment=text.attachment,
            ),
            fill=message.fill,
            group=message.group,
            delivery_id=message.delivery_id,
        )
    )
    if message.delivery_id:
        project(deliveries=[message.delivery_id])
    return again
