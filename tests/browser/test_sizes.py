"""What a page weighs on its first view (design 7): bytes as they travel, compressed, and requests."""

import gzip
from collections import Counter
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Response

from manual.models import SectionPage

pytestmark = pytest.mark.usefixtures("sample_content")
KB = 1000
ALREADY_SMALL = {"image", "font"}


@dataclass
class Weight:
    """Compressed bytes by kind of resource, and how many were asked for."""

    bytes: Counter[str] = field(default_factory=Counter)
    requests: int = 0

    def add(self, response: Response) -> None:
        kind, body = response.request.resource_type, response.body()
        self.bytes[kind] += len(body) if kind in ALREADY_SMALL else len(gzip.compress(body, 6))
        self.requests += 1


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("address", "total", "requests", "script"),
    [
        ("section", 100 * KB, 8, 8 * KB),
        ("/en/search/?q=guardian", 90 * KB, 8, 12 * KB),
        ("/ro/", 180 * KB, 12, 8 * KB),
        ("/ro/help/", 30 * KB, 4, 1 * KB),
        ("/en/partners/", 100 * KB, 8, 8 * KB),
    ],
)
def test_a_first_view_stays_within_its_budget(
    house: str, browser: Browser, address: str, total: int, requests: int, script: int, width: int
) -> None:
    weight = weigh(browser, house + (largest_section() if address == "section" else address), width)
    assert sum(weight.bytes.values()) <= total, weight
    assert weight.requests <= requests, weight
    assert weight.bytes["script"] <= script, weight
    assert weight.bytes["stylesheet"] <= 16 * KB, weight
    assert weight.bytes["document"] <= 25 * KB, weight  # all that a repeated view asks for
    assert not weight.bytes["font"], weight


def weigh(browser: Browser, url: str, width: int) -> Weight:
    weight = Weight()
    answers: list[Response] = []
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url, wait_until="networkidle")
    for answer in answers:
        weight.add(answer)
    context.close()
    return weight


def largest_section() -> str:
    """The section with the most text, in any language."""
    return max(SectionPage.objects.live(), key=lambda page: len(str(page.body.get_prep_value()))).url
