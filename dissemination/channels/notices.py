"""What stands behind the port `notices`: a notice becomes a message of the ledger."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dissemination.emails.render import render
from dissemination.kinds import Lane
from dissemination.services.enqueue import Draft, enqueue
from dissemination.services.forget_notices import forget_notices
from dissemination.services.links import Fill, reply
from hub.ports.notices import Notice

PREFIX = "no:"


class LedgerNotices:
    """The same key is the same notice; rendered at once, in the recipient's language."""

    def send(self, notice: Notice) -> None:
        wording = render(notice.template, harmless(notice.context), language=notice.to.language)
        fill: Fill = {}
        if notice.reply_to:
            wording = replace(wording, headers={"Reply-To": "[[reply]]"})
            fill = {"reply": reply(local_part=notice.reply_to.local_part, subject=notice.reply_to.subject)}
        enqueue(
            Draft(
                key=f"{PREFIX}{notice.key}",
                kind=notice.kind,
                recipient=notice.to.key,
                address=notice.to.address,
                wording=wording,
                lane=Lane.URGENT if notice.urgent else None,
                fill=fill,
            )
        )

    def forget(self, key: str) -> None:
        forget_notices(key=f"{PREFIX}{key}")


def harmless(context: Mapping[str, Any]) -> dict[str, Any]:
    """What people wrote may look like a place that the ledger fills: it is read as it stands and fills with nothing."""
    return {name: _harmless(value) for name, value in context.items()}


def _harmless(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("[[", "[\u2060[")
    if isinstance(value, list | tuple):
        return [_harmless(one) for one in value]
    return value
