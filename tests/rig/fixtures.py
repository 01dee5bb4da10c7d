"""Fixtures of the rig, taken in by `tests/conftest.py`."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from hub.embedded.places import TESTS
from tests.rig import databases
from tests.rig.browser import Watch, launched
from tests.rig.processes import Rig, make_rig

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture
def rig(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[Rig]:
    """Catcher and Valkey run; start web, worker and beat as the journey needs them.

    The test process itself looks at the rig's database while the fixture lives: models, queries and services
    called in the test see what the processes see. Ask for no `db` beside it.
    """
    base = TESTS / f"rig-{os.getpid()}-{WORKER}"
    shutil.rmtree(base, ignore_errors=True)
    with django_db_blocker.unblock():
        before = databases.current()
        started = make_rig(base, databases.template())
        databases.use(started.database)
        started.start()
        try:
            yield started
        finally:
            started.stop()
            databases.use(before)
            databases.drop(started.database)
    shutil.rmtree(base, ignore_errors=True)


@pytest.fixture
def hub_processes(rig: Rig) -> Rig:
    """The rig with web server and worker running."""
    rig.run_web()
    rig.run_worker()
    return rig


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own context; the test fails when it asked anything of a stranger."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(15_000)
    watch = Watch(page)
    yield page
    context.close()
    assert watch.strangers == []
