"""Telling the other rooms that something of one's own happened."""

import logging
from typing import Any

from django.db import transaction

from hub.ports import announce

logger = logging.getLogger(__name__)


def tell(kind: str, *, key: str, **data: Any) -> None:
    """Send `announce.happened`: at once for kinds that end in `_removed`, else after the commit."""
    if kind.endswith("_removed"):
        announce.happened.send(sender=tell, kind=kind, key=key, data=data)
    else:
        transaction.on_commit(lambda: send_after_commit(announce.happened, kind=kind, key=key, data=data))


def send_after_commit(signal: Any, **arguments: Any) -> None:
    """Send to every listener; one that fails is logged and keeps no other from hearing."""
    for receiver, answer in signal.send_robust(sender=tell, **arguments):
        if isinstance(answer, Exception):
            logger.error("%s failed to hear %s", receiver, arguments, exc_info=answer)
