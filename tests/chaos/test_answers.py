"""The web process dies between an answer and its thank-you: pressed again, the answer is there once."""

import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

import pytest

from research.models import Draft, WaitingAnswer, Wave
from tests.rig.processes import Rig

pytestmark = [pytest.mark.chaos, pytest.mark.xdist_group("chaos")]
MAKE = (
    "from tests.research.studies.making import study, wave; from research.models import StudyKind;"
    "wave(study(StudyKind.ANONYMOUS))"
)


class Person:
    """Somebody with a browser: cookies, forms, no script."""

    def __init__(self, rig: Rig, one: Wave) -> None:
        self.base = rig.url(f"/en/research/answer/{one.key}/")
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def presses(self, path: str, **fields: str) -> str:
        """Open the page, send its form; the address where it leads to."""
        self.opener.open(f"{self.base}{path}")
        token = next(cookie.value for cookie in self.cookies if cookie.name.endswith("csrftoken")) or ""
        data = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token}).encode()
        request = urllib.request.Request(f"{self.base}{path}", data, {"Referer": self.base})
        with self.opener.open(request) as answer:
            return str(answer.geturl())


@pytest.mark.parametrize(("point", "taken"), [("answer-written", 0), ("answer-taken", 1)])
def test_the_process_dies_between_answer_and_thanks(
    rig: Rig, point: str, taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig.manage("shell", "--no-imports", "-c", MAKE)
    one = Wave.objects.get()
    monkeypatch.setenv("HUB_CRASH_AT", point)
    rig.run_web()
    person = Person(rig, one)
    person.presses("")
    person.presses("1/", profession="2", shown="profession")
    assert person.presses("2/", sure="4", guardian="2", shown="sure,guardian").endswith("/send/")
    with pytest.raises((urllib.error.URLError, ConnectionError)):
        person.presses("send/")
    assert WaitingAnswer.objects.count() == taken
    assert Draft.objects.count() == 1 - taken
    monkeypatch.delenv("HUB_CRASH_AT")
    rig.kill_web()
    rig.run_web()
    request = person.presses("send/") if not taken else _pressed_again(person)
    assert request.endswith("/thanks/")
    assert WaitingAnswer.objects.count() == 1
    assert not Draft.objects.exists()


def _pressed_again(person: Person) -> str:
    """The browser sends the same form once more; its page cannot be opened any more."""
    token = next(cookie.value for cookie in person.cookies if cookie.name.endswith("csrftoken")) or ""
    data = urllib.parse.urlencode({"csrfmiddlewaretoken": token}).encode()
    request = urllib.request.Request(f"{person.base}send/", data, {"Referer": person.base})
    with person.opener.open(request) as answer:
        return str(answer.geturl())
