import urllib.request

import pytest
from playwright.sync_api import Page

from hub.people.models import User
from tests.rig.browser import axe_violations
from tests.rig.processes import Rig


@pytest.mark.xdist_group("rig")
def test_the_processes_see_the_rigs_own_database(hub_processes: Rig, page: Page) -> None:
    User.objects.create_user(email="seen@example.org", password="x")
    assert "True" in hub_processes.manage(
        "shell", "-c", "from hub.models import User; print(User.objects.filter(email='seen@example.org').exists())"
    )
    with urllib.request.urlopen(hub_processes.url("/readyz")) as answer:
        assert answer.status == 200
    page.goto(hub_processes.url("/livez"))
    assert "ok" in page.inner_text("body")
    assert isinstance(axe_violations(page), list)
    hub_processes.kill_worker()
    hub_processes.run_worker()


def test_another_test_sees_nothing_of_it(db: None) -> None:
    assert not User.objects.filter(email="seen@example.org").exists()
