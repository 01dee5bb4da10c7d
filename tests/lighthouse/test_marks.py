"""What Lighthouse says of the public pages, on a telephone: median of three looks, in turns with a blank page.

Lighthouse reckons what a slow network and processor would make of it; the mark for speed still falls a little where
others use the machine, and is held to less there. The largest part is told as a multiple of the blank page's.
"""

import os
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from statistics import median, median_low
from threading import Thread

import pytest

from manual.models import SectionPage
from tests.lighthouse.program import CATEGORIES, Look, look, program
from tests.rig.processes import Rig

pytestmark = [
    pytest.mark.deep,
    pytest.mark.skipif("HUB_DEEP" not in os.environ, reason="Lighthouse looks in `make deep`"),
    pytest.mark.xdist_group("lighthouse"),
]
LOOKS = 3
BLANK = b"""<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="description" content="A blank page"><title>Blank</title><h1>Blank</h1></html>"""
LEAST, LEAST_WHEN_BUSY = 98, 90
QUIET = 0.75  # processes that want each processor before the first look
MOST_SHIFTED = 0.02
PAINTED = "largest-contentful-paint"
SEARCH = "search"


@pytest.fixture
def served(sample_rig: Rig) -> Rig:
    """With the static files of `make run`: compressed, named by their content."""
    program()
    sample_rig.settings = "hub.settings.dev"
    sample_rig.manage("collectstatic", "--noinput", "--verbosity=0")
    sample_rig.run_web()
    return sample_rig


@pytest.fixture
def blank() -> Iterator[str]:
    server = ThreadingHTTPServer(("localhost", 0), Blank)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Blank(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(BLANK)))
        self.end_headers()
        self.wfile.write(BLANK)

    def log_message(self, *_said: object) -> None:
        """Nothing is said of a request."""


def test_the_public_pages(served: Rig, blank: str, capsys: pytest.CaptureFixture[str]) -> None:
    section = SectionPage.objects.live().filter(locale__language_code="en", access="public").order_by("path")[0]
    pages = {
        "blank": blank,
        "front": served.url("/en/"),
        "section": served.url(section.url),
        "partners": served.url("/en/partners/"),
        SEARCH: served.url("/en/search/?q=guardian"),
    }
    least = LEAST if os.getloadavg()[0] <= QUIET * (os.cpu_count() or 1) else LEAST_WHEN_BUSY
    seen: dict[str, list[Look]] = {name: [] for name in pages}
    for _each in range(LOOKS):
        for name, url in pages.items():
            seen[name].append(look(url))
    tell(seen, capsys)
    del seen["blank"]
    for name, looks in seen.items():
        found, wanting = marks(looks), looks[0].wanting
        assert found["accessibility"] == found["best-practices"] == 100, (name, wanting)
        assert wanting["seo"] == (["is-crawlable"] if name == SEARCH else []), name
        assert found["performance"] >= least, (name, wanting)
        assert measured(looks, "cumulative-layout-shift") <= MOST_SHIFTED, name


def marks(looks: list[Look]) -> dict[str, int]:
    return {one: median_low(look.marks[one] for look in looks) for one in CATEGORIES}


def measured(looks: list[Look], measure: str) -> float:
    return median(look.measures[measure] for look in looks)


def tell(seen: dict[str, list[Look]], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        for name, looks in seen.items():
            said = ", ".join(f"{one} {mark}" for one, mark in marks(looks).items())
            ratio = measured(looks, PAINTED) / measured(seen["blank"], PAINTED)
            sys.stdout.write(f"\nlighthouse {name}: {said}; largest part painted at {ratio:.1f} of a blank page")
        sys.stdout.write("\n")
