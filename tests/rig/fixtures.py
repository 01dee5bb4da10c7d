"""Fixtures of the rig, taken in by `tests/conftest.py`."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.test.utils import override_settings
from playwright.sync_api import Browser, Page

from hub import memo
from hub.embedded.places import TESTS
from hub.embedded.processes import is_alive
from tests.rig import databases, sample
from tests.rig.browser import Watch, launched
from tests.rig.processes import Rig, make_rig

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture
def rig(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Rig]:
    """Catcher and Valkey run; start web, worker and beat as the journey needs them.

    The test process itself looks at the rig's database while the fixture lives: models, queries and services
    called in the test see what the processes see. Ask for no `db` beside it.
    """
    with django_db_blocker.unblock(), _rig(databases.template()) as started:
        yield started


@pytest.fixture
def sample_rig(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Rig]:
    """The same with the sample content, its files and its mail."""
    with django_db_blocker.unblock():
        source = sample.template()
        with _rig(source) as started:
            sample.copy_files(source, started.base)
            yield started


@pytest.fixture(scope="module")
def sample_content(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Django of this process looks at a clone of the sample content, for the tests of one module.

    What they write stays until the last of them: look, or write what the others do not mind. Ask for no `db`
    beside it.
    """
    with django_db_blocker.unblock():
        source = sample.template()
        before = databases.current()
        name = databases.make_clone(f"{WORKER}_sample", source)
        databases.use(name)
        cache.clear()
        memo.clear()
        with override_settings(MEDIA_ROOT=sample.files(source) / "media"):
            yield
        databases.use(before)
        databases.drop(name)
        cache.clear()
        memo.clear()


@contextmanager
def _rig(source: str) -> Iterator[Rig]:
    base = TESTS / f"rig-{os.getpid()}-{WORKER}"
    for left in TESTS.glob("rig-*"):
        if left == base or not is_alive(int(left.name.split("-")[1])):
            shutil.rmtree(left, ignore_errors=True)
    before = databases.current()
    started = make_rig(base, source)
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
