"""A broker that is away, forgets, loses or repeats its messages: nothing rests on it."""

import re
import time
import urllib.parse
import urllib.request
from collections import Counter
from http.cookiejar import CookieJar

import pytest
import redis

from dissemination.models import OutboundMessage
from hub.embedded import addresses
from hub.models import User
from tests.chaos.conftest import WHOLE, Loop, accepted, assert_whole, plan_for, ring
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

pytestmark = [pytest.mark.chaos, pytest.mark.xdist_group("chaos")]
PATH = "/account/password/reset/"
CONTACTS = 200
GONE_SECONDS = 300.0 if WHOLE else 5.0
TICK_SECONDS = 150.0  # two ticks of the beat, and the time to send


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


def test_everything_in_the_broker_is_forgotten_while_it_works(faulty: Rig) -> None:
    """Two beats ring each minute, as in a failover; that a bell was lost costs one tick."""
    plan_for(CONTACTS)
    faulty.catcher.faults([{"address": "*", "at": "data", "seconds": 0.02}])
    faulty.run_worker(concurrency=2)
    for name in ("one", "two"):
        faulty.run_beat(name=name)
    ring(faulty)
    for wanted in (20, 60, 100):
        wait_until(lambda: sum(accepted(faulty).values()) >= wanted, f"{wanted} messages", TICK_SECONDS)  # noqa: B023
        _broker(faulty).flushall()
    _wait_for(CONTACTS, "the rest to be sent", TICK_SECONDS)
    assert_whole(faulty, CONTACTS)


def test_a_broker_that_dies_and_stays_away(faulty: Rig) -> None:
    """The loop does the work meanwhile; when the broker is back, the workers that lived through it take bells again."""
    plan_for(CONTACTS)
    faulty.catcher.faults([{"address": "*", "at": "data", "seconds": 0.02}])
    faulty.run_worker()
    ring(faulty)
    wait_until(lambda: sum(accepted(faulty).values()) >= 20, "some messages", 60)
    faulty.kill_broker()
    away_since = time.monotonic()
    loop = Loop(faulty, "--loop", "--every", "0.2")
    _wait_for(CONTACTS, "the loop to send the rest", 90)
    wait_until(lambda: time.monotonic() - away_since > GONE_SECONDS, "the broker's return", GONE_SECONDS + 5)
    loop.kill()
    faulty.start_broker()
    assert_whole(faulty, CONTACTS)
    User.objects.create_user("late@example.org", "long-enough-a-password")
    faulty.run_web()
    _ask_for_reset(faulty, "late@example.org")
    wait_until(lambda: faulty.messages("late@example.org"), "the worker to hear bells again", 90)


def test_a_bell_that_dies_with_its_worker_is_rung_again(faulty: Rig) -> None:
    """Taken from the queue by somebody who dies before it is noted as taken."""
    plan_for(20)
    ring(faulty)
    stolen = [_broker(faulty).brpop([f"celery:{queue}"], timeout=5) for queue in ("normal", "house")]
    assert all(stolen), "no bell was in the queue"
    faulty.run_worker()
    time.sleep(2)
    assert not accepted(faulty)
    ring(faulty)
    _wait_for(20, "the messages", 60)
    assert_whole(faulty, 20)


def test_bells_that_are_heard_many_times_send_once(faulty: Rig) -> None:
    """A task that takes longer than the broker's patience is given to the next worker while the first goes on."""
    plan_for(CONTACTS)
    faulty.catcher.faults([{"address": "*", "at": "data", "seconds": 0.1}])
    faulty.run_worker(name="one", concurrency=2, app="tests.chaos.impatient:app")
    for _ in range(3):
        ring(faulty)
    wait_until(lambda: sum(accepted(faulty).values()) >= 20, "some messages", 60)
    faulty.run_worker(name="two", concurrency=2, app="tests.chaos.impatient:app")  # as it comes, it takes what is late
    _wait_for(CONTACTS, "the messages", 120)
    logs = "".join(faulty.log(name) for name in ("one", "two"))
    heard = Counter(re.findall(r"drain_normal\[([0-9a-f-]{36})\] received", logs))
    assert max(heard.values()) > 1, "no bell was heard twice"
    assert_whole(faulty, CONTACTS)


def _wait_for(number: int, what: str, seconds: float) -> None:
    accepted_here = OutboundMessage.objects.filter(state="accepted")
    wait_until(lambda: accepted_here.all().count() == number, what, seconds)


def _broker(rig: Rig) -> "redis.Redis":
    return redis.Redis.from_url(addresses.redis_url(rig.base))


def _ask_for_reset(rig: Rig, email: str = "somebody@example.org") -> float:
    """Seconds of the POST alone."""
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    opener.open(rig.url(PATH)).read()
    token = next(cookie.value for cookie in jar if "csrf" in cookie.name)
    data = urllib.parse.urlencode({"email": email, "csrfmiddlewaretoken": token}).encode()
    began = time.monotonic()
    with opener.open(urllib.request.Request(rig.url(PATH), data, {"Referer": rig.url(PATH)})) as answer:
        assert answer.status == 200
    return time.monotonic() - began
