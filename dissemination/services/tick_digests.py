"""One look at everything that subscribers wait for; safe to run at any time, twice, or at once in several places."""

from datetime import datetime

from dissemination.services.fan_out import fan_out, wait_for_others
from dissemination.services.plan_digests import plan_at_once, plan_due
from dissemination.services.publish_issues import publish_issues
from dissemination.services.reclaim import reclaim


def tick_digests(*, at: datetime | None = None) -> int:
    """Returns how many messages were written."""
    fan_out()
    wait_for_others()
    reclaim()
    written = plan_at_once(at=at) + plan_due(at=at)
    publish_issues()
    return written
