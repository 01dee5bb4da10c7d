"""Send a mail of subscriptions to the officer who looks at it: of the kind `test`, in nobody's ledger of digests."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import translation
from django.utils.translation import gettext as _

from dissemination.permissions import may_steer_digests
from dissemination.services.enqueue import Draft, Wording, enqueue
from dissemination.services.sample_mail import Kind, SampleMail


def send_sample(*, kind: Kind, sample: SampleMail, by: Any, nonce: UUID) -> None:
    """The same form sent twice sends one mail. It goes to `by`, and no header or link of it unsubscribes anybody.

    Raises PermissionDenied.
    """
    if not may_steer_digests(by):
        raise PermissionDenied
    language = sample.wording.language
    enqueue(
        Draft(
            key=f"te:{kind}:{language}:{by.pk}:{nonce}",
            kind="test",
            recipient=f"user:{by.pk}",
            address=by.email,
            wording=_as_test(sample.wording),
            fill=sample.fill,
        )
    )


def _as_test(wording: Wording) -> Wording:
    with translation.override(wording.language):
        subject = _("Test: %(subject)s") % {"subject": wording.subject}
    headers = {name: value for name, value in wording.headers.items() if not name.startswith("List-")}
    return replace(wording, subject=subject, headers=headers)
