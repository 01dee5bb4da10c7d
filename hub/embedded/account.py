"""The unprivileged account under which root runs PostgreSQL.

`nobody` unless HUB_SERVICE_USER names another: it exists everywhere, owns no files, and making an
account of our own would change the machine. Other processes of that account could read the cluster,
which holds demo data only; a server that holds more has its own PostgreSQL behind DATABASE_URL.
"""

import os
import pwd
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hub.embedded.places import PlaceError


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int
    name: str

    def process_options(self) -> Mapping[str, Any]:
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def service_account() -> Account | None:
    """Whom to become for PostgreSQL; None for an ordinary user, who runs it as themselves."""
    if os.geteuid() != 0:
        return None
    name = os.environ.get("HUB_SERVICE_USER", "nobody")
    try:
        entry = pwd.getpwnam(name)
    except KeyError as error:
        raise PlaceError(f"No account {name!r} to run PostgreSQL: name one in HUB_SERVICE_USER") from error
    if entry.pw_uid == 0:
        raise PlaceError(f"HUB_SERVICE_USER={name} is root, and PostgreSQL refuses root")
    return Account(uid=entry.pw_uid, gid=entry.pw_gid, name=name)
