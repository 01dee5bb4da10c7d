"""What stands behind the port `notices`: a notice becomes a message of the ledger."""

from dissemination.emails.render import render
from dissemination.kinds import Lane
from dissemination.services.enqueue import Draft, enqueue
from hub.ports.notices import Notice


class LedgerNotices:
    """The same key is the same notice; rendered at once, in the recipient's language."""

    def send(self, notice: Notice) -> None:
        enqueue(
            Draft(
                key=f"no:{notice.key}",
                kind=notice.kind,
                recipient=notice.to.key,
                address=notice.to.address,
                wording=render(notice.template, notice.context, language=notice.to.language),
                lane=Lane.URGENT if notice.urgent else None,
            )
        )
