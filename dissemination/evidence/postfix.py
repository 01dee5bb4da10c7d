"""One line of Postfix's log, as syslog and journal write it: with RFC 3339 or traditional time stamps.

Several lines with one queue id tell of one mail. That `cleanup` has read the Message-ID does not mean that the mail was
taken: the connection may have been cut in the letter. What `qmgr` has in its queue was taken. The words of a server
come last in a line, and may look like one.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from ipaddress import ip_address

from dissemination.evidence.refusals import EVENTS, Refusal, meaning
from dissemination.models.event import EventKind

LINE = re.compile(
    r"^(?:<\d{1,3}>)?"
    r"(?P<at>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?"
    r"|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)?)"
    r" \S+ postfix[\w-]*/(?:[\w-]+/)*(?P<daemon>[\w-]+)\[\d+\]: (?P<queue>[0-9A-Za-z]{5,20}): (?P<rest>.*)$"
)
NAMED = re.compile(r"^message-id=(<[^>]*>)")
QUEUED = re.compile(r"^from=<(?P<sender>[^>]*)>, (?:size=\d+, nrcpt=\d+ \(queue active\)|(?P<expired>status=expired))")
TOLD = re.compile(
    r"^to=<(?P<to>[^>]+)>,(?: orig_to=<(?P<asked>[^>]*)>,)? relay=(?P<relay>[^,]+),(?: conn_use=[^,]*,)?"
    r" delay=[^,]*, delays=[^,]*, dsn=(?P<dsn>[245]\.\d+\.\d+), "
    r"status=(?P<status>sent|deferred|bounced) \((?P<words>.*)\)$"
)
HOST = re.compile(r"^(?P<name>[^\[]+)(?:\[(?P<address>[^\]]+)\])?")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
EXPIRED = "4.4.7"
AHEAD = timedelta(minutes=5)
"""How far the clock of a relay may be before ours."""


@dataclass(frozen=True)
class Remark:
    """What a line says. Either it names the mail (`message`, its Message-ID), or tells of it.

    `recipient` is empty in what `qmgr` says, that the mail was taken (then `event` is empty, too) or given up; `sender`
    is empty where the mail is itself a report. `refusal` says why a mail was bounced.
    """

    queue: str
    at: datetime
    message: str = ""
    event: str = ""
    sender: str = ""
    recipient: str = ""
    enhanced: str = ""
    words: str = ""
    refusal: str = ""


def remark(line: str, *, now: datetime, zone: tzinfo, hops: frozenset[str] = frozenset()) -> Remark | None:
    """None for a line of another program, or one that says nothing of a mail's fate.

    `hops`: names of hosts from which a mail goes on. `zone` is that of stamps without one, which have no year either.
    """
    found = LINE.match(line)
    at = _moment(found["at"], now, zone) if found else None
    if found is None or at is None:
        return None
    queue, rest = found["queue"], found["rest"]
    if found["daemon"] == "cleanup":
        named = NAMED.match(rest)
        return Remark(queue, at, message=named[1]) if named else None
    if found["daemon"] == "qmgr":
        taken = QUEUED.match(rest)
        if taken is None:
            return None
        if taken["expired"]:
            return Remark(queue, at, "", EventKind.BOUNCED_SOFT, taken["sender"], "", EXPIRED, rest, Refusal.SOFT)
        return Remark(queue, at, sender=taken["sender"])
    told = TOLD.match(rest)
    if told is None or found["daemon"] == "discard":
        return None
    to, enhanced, words, refusal = told["asked"] or told["to"], told["dsn"], told["words"], ""
    if told["status"] == "bounced":
        refusal = meaning(enhanced, words)
        event = EVENTS[refusal]
    elif told["status"] == "deferred":
        event = EventKind.DELAYED
    else:
        is_on_its_way = on_its_way(found["daemon"], told["relay"], hops)
        event = EventKind.RELAYED if is_on_its_way else EventKind.DELIVERED
    return Remark(queue, at, "", event, "", to, enhanced, words, refusal)


def on_its_way(daemon: str, relay: str, hops: frozenset[str]) -> bool:
    """Whether what took the mail is no server of its recipient's: a program, a filter on this machine, a named hop."""
    host = HOST.match(relay)
    if daemon == "pipe" or host is None:
        return True
    if daemon in {"local", "virtual"}:
        return False
    try:
        return host["name"].lower() in hops or ip_address(host["address"] or "").is_loopback
    except ValueError:
        return False


def _moment(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    try:
        if text[0].isdigit():
            moment = datetime.fromisoformat(text)
            return moment if moment.tzinfo else _newest(moment.replace(tzinfo=zone), now)
        month = MONTHS.index(text[:3]) + 1
        hour, minute, second = (float(part) for part in text[7:].split(":"))
        time = timedelta(hours=hour, minutes=minute, seconds=second)
        return _newest(_of_this_year(month, int(text[4:6]), time, now, zone), now)
    except ValueError:
        return None


def _of_this_year(month: int, day: int, time: timedelta, now: datetime, zone: tzinfo) -> datetime:
    """The newest such day that does not lie in the future."""
    local = now.astimezone(zone)
    for year in range(local.year + 1, local.year - 5, -1):
        try:
            midnight = datetime(year, month, day, tzinfo=zone)
        except ValueError:
            continue  # 29 February
        if midnight + time <= local + timedelta(days=1):
            return midnight + time
    raise ValueError(f"{month}-{day}")


def _newest(moment: datetime, now: datetime) -> datetime:
    """Of an hour that comes twice when the clocks go back, the second one unless that is still to come."""
    again = moment.replace(fold=1)
    return again if again.timestamp() <= (now + AHEAD).timestamp() else moment
