"""Every type of page has what editors rely on: preview, drafts, a second person, comparison, a moment to be public."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, get_page_models
from wagtail_localize.fields import SynchronizedField

from home.models import HomePage
from hub.models import BasePage, FourEyesTask, User
from hub.publishing.services.publish import publish
from hub.publishing.services.publish_due import publish_due

pytestmark = pytest.mark.xdist_group("sample")
TYPES = sorted((model for model in get_page_models() if issubclass(model, BasePage)), key=lambda one: one.__name__)


def example(model: type[BasePage]) -> Any:
    return model.objects.live().filter(locale__language_code="en").order_by("path").first()


def has_a_name_of_its_own(model: type[BasePage]) -> bool:
    """Not the front page, nor one whose address is the same in every language for good."""
    slugs = [field for field in model.override_translatable_fields if field.field_name == "slug"]
    return model is not HomePage and not any(isinstance(field, SynchronizedField) for field in slugs)


@pytest.fixture
def editor(sample_content: None) -> Client:
    client = Client()
    client.force_login(User.objects.get(email="admin@example.org"))
    return client


@pytest.mark.parametrize("model", TYPES, ids=lambda one: one.__name__)
def test_what_an_editor_relies_on(model: type[BasePage], editor: Client) -> None:
    page = example(model)
    assert page is not None, "the sample shows no such page"
    assert page.is_previewable()
    answer = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200
    assert b"action-submit" in answer.content
    workflow = page.get_workflow()
    assert workflow is not None
    assert all(isinstance(task.specific, FourEyesTask) for task in workflow.tasks)
    assert {"go_live_at", "expire_at"} <= set(answer.context["form"].fields)


@pytest.mark.parametrize("model", TYPES, ids=lambda one: one.__name__)
def test_two_drafts_are_compared_and_the_later_waits_for_its_moment(model: type[BasePage], editor: Client) -> None:
    page = example(model)
    before = page.title
    now = timezone.now()
    first = page.save_revision()
    page.title = f"{before}, changed"
    page.go_live_at = now + timedelta(hours=1)
    second = page.save_revision()
    compared = editor.get(reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk]))
    assert compared.status_code == 200
    assert "changed" in compared.content.decode()
    assert publish(revision=second, by=None) is None
    assert Page.objects.get(pk=page.pk).title == before
    second.refresh_from_db()
    assert second.approved_go_live_at is not None
    type(second).objects.filter(pk=second.pk).update(approved_go_live_at=now - timedelta(seconds=1))
    content = {**second.content, "go_live_at": (now - timedelta(seconds=1)).isoformat()}
    type(second).objects.filter(pk=second.pk).update(content=content)
    publish_due()
    assert Page.objects.get(pk=page.pk).title == f"{before}, changed"


@pytest.mark.parametrize("model", [one for one in TYPES if has_a_name_of_its_own(one)], ids=lambda one: one.__name__)
def test_a_page_that_gets_another_name_is_found_at_its_former_address(
    model: type[BasePage], sample_content: None
) -> None:
    page = example(model)
    former = page.url
    page.slug = f"{page.slug}-renamed"
    publish(revision=page.save_revision(), by=None)
    now = Page.objects.get(pk=page.pk).url
    assert now != former
    answer = Client().get(former)
    assert (answer.status_code, answer.headers["Location"]) == (301, now)
    assert Client().get(now).status_code == 200


def test_no_type_of_page_offers_markup_of_ones_own() -> None:
    kinds = set()
    for model in TYPES:
        for field in model._meta.get_fields():
            if hasattr(field, "stream_block"):
                kinds |= {type(block).__name__ for block in field.stream_block.child_blocks.values()}
    assert kinds
    assert "RawHTMLBlock" not in kinds
