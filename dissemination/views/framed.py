"""A mail as it would arrive, taken apart to be looked at, and its HTML in a frame that can do nothing."""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone

from dissemination.emails.letter import Attachment, Envelope, build
from dissemination.emails.looked_at import LookedAt, looked_at
from dissemination.services.enqueue import Wording
from hub.people.mailbox import normalised

# A mail brings its own style and nothing else; whatever it is, it runs nothing here.
FRAME = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox; frame-ancestors 'self'"


def as_it_arrives(
    wording: Wording, *, to: str, fill: Mapping[str, str], attachment: Attachment | None = None
) -> LookedAt:
    """`to` may be masked."""
    content = build(
        envelope=_envelope(to),
        subject=wording.subject,
        text=wording.text,
        html=wording.html,
        headers=wording.headers,
        fill=fill,
        attachment=attachment,
    )
    return looked_at(content)


def framed(html: str) -> HttpResponse:
    return HttpResponse(html, headers={"Content-Security-Policy": FRAME})


def _envelope(address: str) -> Envelope:
    shown = normalised(address.replace("…", "..."))  # a mail's head is ASCII
    message_id = f"<{UUID(int=0)}@{settings.HUB_MAIL_DOMAIN}>"
    return Envelope(message_id, settings.DEFAULT_FROM_EMAIL, shown, timezone.now())
