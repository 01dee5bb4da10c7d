import pytest
from wagtail.models import Page

from hub.people.models import User
from tests.rig.processes import Rig


@pytest.mark.xdist_group("sample")
def test_the_sample_is_there(sample_content: None) -> None:
    assert User.objects.filter(email="editor@example.org").exists()
    assert Page.objects.live().count() > 3


@pytest.mark.xdist_group("sample")
def test_a_second_run_changes_nothing(sample_rig: Rig) -> None:
    before = Page.objects.count(), User.objects.count(), len(sample_rig.messages())
    assert "already" in sample_rig.manage("sample_content")
    assert (Page.objects.count(), User.objects.count(), len(sample_rig.messages())) == before
