"""A distribution on paper, or another way that is not mail."""

from uuid import uuid4

from dissemination.models import Plan
from dissemination.models.plan import Channel
from dissemination.services.approve_plan import approve_plan
from dissemination.services.make_plan import Audience, Way, make_plan
from hub.models import User
from tests.dissemination.directory import edition, person

BASE = "/admin/distribution/"
NEW = f"{BASE}new/"


def printed(channel: Channel = Channel.PRINT, copies: int = 40, audience: Audience | None = None) -> Plan:
    plan = make_plan(
        edition=edition("2", ["en", "ro", "nl"]),
        audience=audience or Audience(),
        by=User.objects.filter(email="o@example.org").first() or person("o@example.org", "officer"),
        nonce=uuid4(),
        way=Way(channel=channel, copies=copies),
    )
    approve_plan(
        plan=plan, by=User.objects.filter(email="a@example.org").first() or person("a@example.org", "approver")
    )
    return plan
