"""A broker that is gone neither fails nor slows what people do."""

import time
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

import pytest

from dissemination.models import OutboundMessage
from hub.models import User
from tests.chaos.conftest import Loop
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

pytestmark = [pytest.mark.chaos, pytest.mark.xdist_group("chaos")]
PATH = "/account/password/reset/"


def test_a_password_reset_while_the_broker_is_down(faulty: Rig) -> None:
    User.objects.create_user("somebody@example.org", "long-enough-a-password")
    faulty.run_web()
    with_broker = _ask_for_reset(faulty)
    faulty.stop_broker()
    without = _ask_for_reset(faulty)
    assert OutboundMessage.objects.count() == 2
    assert without < max(3 * with_broker, 1.0), f"{without:.2f} s without, {with_broker:.2f} s with a broker"
    Loop(faulty).wait()
    wait_until(lambda: len(faulty.messages("somebody@example.org")) == 2, "both mails")
    faulty.start_broker()


def _ask_for_reset(rig: Rig) -> float:
    """Seconds of the POST alone."""
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    opener.open(rig.url(PATH)).read()
    token = next(cookie.value for cookie in jar if "csrf" in cookie.name)
    data = urllib.parse.urlencode({"email": "somebody@example.org", "csrfmiddlewaretoken": token}).encode()
    began = time.monotonic()
    with opener.open(urllib.request.Request(rig.url(PATH), data, {"Referer": rig.url(PATH)})) as answer:
        assert answer.status == 200
    return time.monotonic() - began
