"""What the tests of access saw, kept for the accessibility statement: `var/accessibility.json`.

`docs/accessibility-results.json` is the copy that the statement rests on; `python -m tests.browser.record` takes it
anew after a run. It may claim nothing that a run does not show.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hub.embedded.places import CLONE, VAR
from tests.rig.services import exclusively

SEEN = VAR / "accessibility.json"
COMMITTED = CLONE / "docs" / "accessibility-results.json"
Fault = tuple[str, str]  # the address, and the criterion of WCAG that it misses


@dataclass
class Tally:
    """A part of a check while it runs: `see` each page, `close` at the end.

    A fault is mended, or said in the statement: `close` fails on one that the committed results do not tell, and where
    they claim more than was looked at.
    """

    check: str
    part: str
    tools: dict[str, str]
    looked_at: set[str] = field(default_factory=set)
    faults: set[Fault] = field(default_factory=set)
    said: list[str] = field(default_factory=list)

    def see(self, place: str, found: Iterable[tuple[str, str]] = ()) -> None:
        """`place` is an address with its state, `found` are the criteria missed there, each with what is wrong."""
        self.looked_at.add(place)
        told = {tuple(fault) for fault in committed()["checks"].get(self.check, {}).get("faults", ())}
        for criterion, words in found:
            fault = (place.split(" ")[0], criterion)
            self.faults.add(fault)
            if fault not in told:
                self.said.append(f"{place}: {words}")

    def close(self) -> None:
        keep(self)
        assert not self.said, "\n".join(self.said)
        claimed = committed()["checks"].get(self.check, {}).get("parts", {}).get(self.part, 0)
        assert claimed <= len(self.looked_at), f"the statement claims {claimed} for {self.check} {self.part}"


def keep(tally: Tally) -> None:
    """The next run of the part takes its place."""
    with exclusively("accessibility"):
        seen = json.loads(SEEN.read_text(encoding="utf-8")) if SEEN.exists() else {"tools": {}, "checks": {}}
        seen["tools"] |= tally.tools
        seen["checks"].setdefault(tally.check, {})[tally.part] = {
            "looked_at": sorted(tally.looked_at),
            "faults": sorted(tally.faults),
        }
        seen["day"] = datetime.now(UTC).date().isoformat()
        SEEN.write_text(json.dumps(seen, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def committed() -> dict[str, Any]:
    return dict(json.loads(COMMITTED.read_text(encoding="utf-8")))


def summary(seen: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of what was seen."""
    return {
        "day": seen["day"],
        "tools": dict(sorted(seen["tools"].items())),
        "checks": {name: _figures(parts) for name, parts in sorted(seen["checks"].items())},
    }


def _figures(parts: Mapping[str, Any]) -> dict[str, Any]:
    places = {place for part in parts.values() for place in part["looked_at"]}
    return {
        "looked_at": len(places),
        "parts": {name: len(part["looked_at"]) for name, part in sorted(parts.items())},
        "languages": sorted({place.split("/")[1] for place in places} & {"en", "ro", "nl", "da"}),
        "faults": sorted({tuple(fault) for part in parts.values() for fault in part["faults"]}),
    }


def take(source: Path = SEEN, target: Path = COMMITTED) -> None:
    figures = summary(json.loads(source.read_text(encoding="utf-8")))
    target.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    take()
    sys.stdout.write(f"{COMMITTED.relative_to(CLONE)} says what {SEEN.relative_to(CLONE)} shows.\n")
