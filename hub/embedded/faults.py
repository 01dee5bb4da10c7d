"""Faults that the catcher can show on order, so that tests meet a relay as it is on a bad day.

With `--control FILE` the catcher reads that file at every recipient and message: a JSON list of rules, the
first that matches holds.

    [{"address": "*@full.example.org", "reply": "552 5.2.2 Mailbox full"},
     {"address": "*@grey.example.org", "reply": "451 4.7.1 Come back later", "times": 2},
     {"address": "*@slow.example.org", "at": "data", "seconds": 30},
     {"address": "*@cut.example.org", "at": "data", "cut": "after"}]

Three domains answer as the world does even without the option, so that the sample content has something to tell:
`gone.example.org` (no such mailbox), `full.example.org` (mailbox full) and `later.example.org` (come back later, once).

`at` is `rcpt` (the default), `data`, or `auth` (the address is then `log-in`); `times` counts for each address; `cut`
closes the connection `before` the message is kept or `after` it, in both cases without an answer.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Literal


@dataclass(frozen=True)
class Fault:
    """What happens to one recipient or message."""

    reply: str = ""
    seconds: float = 0.0
    cut: Literal["", "before", "after"] = ""


NO_FAULT = Fault()
STANDING: list[dict[str, Any]] = [
    {"address": "*@gone.example.org", "reply": "550 5.1.1 No such mailbox here"},
    {"address": "*@full.example.org", "reply": "552 5.2.2 Mailbox full"},
    {"address": "*@later.example.org", "reply": "451 4.7.1 Greylisted, come back later", "times": 1},
]


class Faults:
    def __init__(self, control: Path | None) -> None:
        self._control = control
        self._shown: Counter[tuple[int, str]] = Counter()

    def at(self, moment: Literal["rcpt", "data", "auth"], addresses: Sequence[str]) -> Fault:
        for number, rule in enumerate(self._rules()):
            if rule.get("at", "rcpt") != moment:
                continue
            for address in addresses:
                if fnmatch(address.lower(), rule["address"].lower()) and self._still(number, rule, address):
                    return Fault(reply=rule.get("reply", ""), seconds=rule.get("seconds", 0.0), cut=rule.get("cut", ""))
        return NO_FAULT

    def _still(self, number: int, rule: dict[str, Any], address: str) -> bool:
        if "times" not in rule:
            return True
        self._shown[number, address.lower()] += 1
        return self._shown[number, address.lower()] <= int(rule["times"])

    def _rules(self) -> list[dict[str, Any]]:
        if self._control is None or not self._control.is_file():
            return STANDING
        rules: list[dict[str, Any]] = json.loads(self._control.read_text())
        return [*rules, *STANDING]
