"""Forty subscribers and thirty publications in six weeks, and what the rules say that each of them receives.

`Oracle` is written from the table of docs/features/digests.md alone and knows nothing of the code.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")
BEGINNING = date(2026, 10, 5)  # a Monday; summer time ends in the third week, a month in the fourth
DAYS = 42
CADENCES = ["immediate", "daily", "weekly", "monthly"]
LANGUAGES = ["en", "ro", "nl", "da"]
POLICIES = ["fallback", "exact", "both"]
SOURCE = "en"
TOPICS = [
    ["all"],
    ["theme:care"],
    ["all", "theme:care", "country:RO"],
    ["country:RO"],
    ["theme:evidence", "theme:care"],
]


@dataclass(frozen=True)
class Person:
    """`wanted` names the cadence of each topic."""

    address: str
    language: str
    policy: str
    wanted: dict[str, str]


def people() -> list[Person]:
    """Each cadence with each language, each policy and each choice of topics; the second topic is slower, and so on."""
    found = []
    for number in range(40):
        fastest = number % 4
        topics = TOPICS[number % 5]
        slower = {topic: CADENCES[min(fastest + step, 3)] for step, topic in enumerate(reversed(topics))}
        found.append(Person(f"p{number:02}@example.org", LANGUAGES[number // 4 % 4], POLICIES[number // 2 % 3], slower))
    return found


@dataclass(frozen=True)
class Act:
    """`publish` also brings back what was withdrawn; `again` is a new version with a note; `late` see `history`."""

    day: int
    what: str
    item: int
    topics: Sequence[str] = ()
    language: str = SOURCE


ABOUT = [["theme:care"], ["country:RO"], ["theme:care", "country:RO"], ["theme:evidence"], []]


def history() -> list[Act]:
    """Late ones bear a time before the morning's digests and are committed after them."""
    acts = []
    for item in range(30):
        day = 1 + item * 4 // 3
        acts.append(Act(day, "late" if item % 6 == 4 else "publish", item, ABOUT[item % 5]))
        at_once = LANGUAGES[1 + item % 3] if item % 5 == 1 else ""
        acts += [Act(day, "translate", item, language=at_once)] if at_once else []
        later = set(LANGUAGES) - {SOURCE, at_once} if item % 3 == 0 else set()
        acts += [Act(day + 2, "translate", item, language=language) for language in sorted(later)]
        acts += [Act(day + item % 4, "withdraw", item)] if item % 7 == 2 and not later else []
        acts += [Act(day + item % 4 + 3, "publish", item)] if item % 14 == 2 else []
        acts += [Act(day + 5, "again", item)] if item % 9 == 4 else []
    order = ["publish", "late", "translate", "again", "withdraw"]
    return sorted(acts, key=lambda act: (act.day, order.index(act.what), act.item))


PAUSE = {3: (9, 16), 14: (20, 33), 22: (0, 4)}
"""By the number of a person: the day of the act, and the last day without mail."""

FASTER = {6: 17, 19: 25}
"""Who wants to hear of everything daily, from the middle of a week on."""

LEAVES = {9: 12, 27: 30}

KILLED, RESTORED, WITHOUT_BROKER = 14, 28, {35, 36}
"""Days: two Mondays, on which daily and weekly digests go, and two days near the end."""

LOST = Act(RESTORED, "publish", 99)
"""Public after the backup and told that morning; then nobody remembers it, and the next takes its place."""

SILENT = {10, 11, 12}
"""Days on which no beat runs."""


@dataclass
class Item:
    """One thing that is new."""

    topics: set[str]
    version: int = 1
    languages: set[str] = field(default_factory=lambda: {SOURCE})
    is_public: bool = True


class Oracle:
    """Who receives what: at each tick everything they asked for that is public and that they were not told before."""

    def __init__(self, readers: Sequence[Person]) -> None:
        self.readers = {one.address: one for one in readers}
        self.wanted = {one.address: dict(one.wanted) for one in readers}
        self.paused: dict[str, date] = {}
        self.items: dict[int, Item] = {}
        self.told: dict[tuple[str, int, int], str] = {}
        self.done: set[tuple[str, str]] = set()
        self.received: dict[str, Counter[tuple[str, ...]]] = {one.address: Counter() for one in readers}

    def happens(self, act: Act) -> None:
        item = self.items.setdefault(act.item, Item(set(act.topics)))
        item.languages = {SOURCE} if act.what == "withdraw" else item.languages | {act.language}
        item.version += act.what == "again"
        item.is_public = act.what != "withdraw"

    def tick(self, at: datetime) -> None:
        day = at.astimezone(BRUSSELS).date()
        periods = {("daily", f"{day}"), ("weekly", f"{day:%G-%V}"), ("monthly", f"{day:%Y-%m}")} - self.done
        self.done |= periods
        for address in self.readers:
            for cadence in ["immediate", *sorted(name for name, _key in periods)]:
                if day > self.paused.get(address, date.min):
                    self._write(address, cadence, day)

    def _write(self, address: str, cadence: str, day: date) -> None:
        reader, said = self.readers[address], []
        for number, item in self.items.items():
            topics = {"all", *item.topics} & set(self.wanted[address])
            speed = min((CADENCES.index(self.wanted[address][topic]) for topic in topics), default=-1)
            tongue = reader.language if reader.language in item.languages else SOURCE
            may_be_told = tongue == reader.language or reader.policy != "exact"
            before = self.told.get((address, number, item.version))
            is_new = before is None or (reader.policy == "both" and before != tongue)
            if item.is_public and speed == CADENCES.index(cadence) and may_be_told and is_new:
                self.told[address, number, item.version] = tongue
                said.append(title(number, tongue))
        self.received[address] += Counter([(str(day), *sorted(said))] if said else [])


def title(item: int, language: str) -> str:
    return f"N{item:02}-{language}"


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    """By the clock in Brussels."""
    at = BEGINNING + timedelta(days=day)
    return datetime(at.year, at.month, at.day, hour, minute, tzinfo=BRUSSELS)
