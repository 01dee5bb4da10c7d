"""What every test may use: `db` on a clone of the migrated database, Valkey, and the rig for journeys.

`tests/README.md` says how; nothing needs a service or a variable.
"""

import os
from collections.abc import Iterator

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.test import TransactionTestCase
from django.test.utils import override_settings
from django.utils import translation

from hub import memo
from tests.rig import databases, doors, services
from tests.rig.fixtures import browser, hub_processes, page, rig, sample_content, sample_rig

__all__ = ["browser", "hub_processes", "page", "rig", "sample_content", "sample_rig"]

hypothesis.settings.register_profile("suite", derandomize="HUB_DEEP" not in os.environ, deadline=None)
hypothesis.settings.load_profile("suite")

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture(scope="session", autouse=True)
def running_services() -> Iterator[None]:
    with services.running():
        yield


@pytest.fixture(scope="session", autouse=True)
def closed_doors() -> Iterator[None]:
    with doors.closed():
        yield


@pytest.fixture(scope="session", autouse=True)
def own_media(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Uploaded and built files of a test never lie among those of `make run`."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(autouse=True)
def empty_cache(running_services: None) -> None:
    """A rolled-back test would leave pages in the cache under content versions that come again."""
    cache.clear()
    memo.clear()


@pytest.fixture(autouse=True)
def source_language() -> None:
    """A request of the test before may have left its language to the thread."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="session")
def django_db_setup(running_services: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """In place of pytest-django's: a clone of the template instead of migrations for each worker."""
    with django_db_blocker.unblock():
        source = databases.template()
        name = databases.make_clone(WORKER, source)
        databases.use(name)
    reference_data = pytest.MonkeyPatch()
    reference_data.setattr(TransactionTestCase, "_fixture_teardown", lambda self: _restore(name, source))
    yield
    reference_data.undo()
    with django_db_blocker.unblock():
        for connection in connections.all():
            connection.close()
        databases.drop(name)


def _restore(name: str, source: str) -> None:
    """After a test that committed: a new clone, so that locales, groups and countries are there again."""
    for connection in connections.all(initialized_only=True):
        connection.close()
    databases.replace(name, source)
    cache.clear()
    memo.clear()
