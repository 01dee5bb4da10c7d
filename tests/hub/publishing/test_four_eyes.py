"""Nothing becomes public past the second person: each way is tried by POST, as the editor's form would send it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Task, TaskState, Workflow, WorkflowPage, WorkflowTask

from home.models import StandardPage
from hub.models import FourEyesTask, Publication, User
from tests.factories import pages, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def author() -> User:
    return people.user("author@example.org", "editor")


@pytest.fixture
def second() -> User:
    return people.user("second@example.org", "editor")


@pytest.fixture
def root() -> User:
    return people.user("root@example.org", is_superuser=True)


@pytest.fixture
def page() -> StandardPage:
    return pages.public(title="As it was")


def form(**changed: Any) -> dict[str, Any]:
    empty = {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, "comments-MIN_NUM_FORMS": 0}
    text = {
        "title": "As it shall be",
        "slug": "as-it-shall-be",
        "summary": "",
        "access": "public",
        "body-count": 1,
        "body-0-type": "text",
        "body-0-order": 0,
        "body-0-deleted": "",
        "body-0-value": '{"entityMap": {}, "blocks": [{"key": "a", "text": "A text.", "type": "unstyled", "depth": 0,'
        ' "inlineStyleRanges": [], "entityRanges": []}]}',
        "comments-MAX_NUM_FORMS": "",
    }
    return {**empty, **text, **changed}


def edit(person: User, page: Page, **changed: Any) -> Any:
    return people.logged_in(person).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form(**changed))


def submit(person: User, page: Page, **changed: Any) -> TaskState:
    answer = edit(person, page, **{"action-submit": "1", **changed})
    assert answer.status_code == 302, answer.context["form"].errors
    return Page.objects.get(pk=page.pk).current_workflow_task_state


def act(person: User, state: TaskState, action: str = "approve") -> Any:
    page_id = state.revision.object_id
    url = reverse("wagtailadmin_pages:workflow_action", args=[page_id, action, state.pk])
    return people.logged_in(person).post(url, {"comment": ""})


def shown(page: Page) -> str:
    """What the public reads under the title; nothing where the page is not public."""
    found = Page.objects.get(pk=page.pk)
    return found.title if found.live else ""


def test_a_second_editor_approves_and_that_publishes(author: User, second: User, page: StandardPage) -> None:
    state = submit(author, page)
    assert isinstance(state.task.specific, FourEyesTask)
    assert shown(page) == "As it was"
    act(second, state)
    assert shown(page) == "As it shall be"
    assert Publication.objects.filter(page_key=page.translation_key).count() == 2


def test_the_author_cannot_approve(author: User, page: StandardPage) -> None:
    act(author, submit(author, page))
    assert shown(page) == "As it was"


def test_the_task_itself_refuses_the_author(author: User, page: StandardPage) -> None:
    state = submit(author, page)
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, author, "approve")
    assert "approve" not in [name for name, _label, _modal in state.task.specific.get_actions(page, author)]


def test_a_superuser_who_wrote_it_cannot_approve(root: User, page: StandardPage) -> None:
    act(root, submit(root, page))
    assert shown(page) == "As it was"


def test_a_superuser_who_did_not_may(author: User, root: User, page: StandardPage) -> None:
    act(root, submit(author, page))
    assert shown(page) == "As it shall be"


def test_whoever_saved_any_waiting_revision_cannot_approve(author: User, second: User, page: StandardPage) -> None:
    edit(second, page, title="A first draft")
    state = submit(author, page)
    act(second, state)
    assert shown(page) == "As it was"
    act(people.user("", "editor"), state)
    assert shown(page) == "As it shall be"


def test_who_edits_while_it_waits_cannot_approve_in_the_same_breath(
    author: User, second: User, page: StandardPage
) -> None:
    submit(author, page)
    edit(second, page, **{"action-workflow-action": "1", "workflow-action-name": "approve", "title": "Mine"})
    assert shown(page) == "As it was"


@pytest.mark.parametrize("group", ["officer", "moderator", "translator-ro", "reviewer-ro", "lead-ro", "auditor"])
def test_other_groups_cannot_approve(group: str, author: User, page: StandardPage) -> None:
    act(people.user("", group), submit(author, page))
    assert shown(page) == "As it was"


def test_direct_publication_is_refused(author: User, root: User, page: StandardPage) -> None:
    edit(author, page, **{"action-publish": "1"})
    assert edit(root, page, **{"action-publish": "1"}).status_code == 302
    assert shown(page) == "As it was"


def test_scheduled_publication_by_hand_is_refused(root: User, page: StandardPage) -> None:
    later = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    edit(root, page, **{"action-publish": "1", "go_live_at": later})
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_creation_as_published_is_refused(author: User, root: User) -> None:
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", pages.home().pk])
    for person in (root, author):
        people.logged_in(person).post(url, form(**{"action-publish": "1"}))
        assert not Page.objects.filter(slug="as-it-shall-be").exists()
    people.logged_in(author).post(url, form())
    assert Page.objects.filter(slug="as-it-shall-be", live=False).exists(), "the form itself is right"


def test_going_back_to_an_old_revision_publishes_nothing(root: User, page: StandardPage) -> None:
    old = page.live_revision
    page = pages.republish(page, title="Newer")
    url = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk])
    client = people.logged_in(root)
    assert client.get(url).status_code == 200
    client.post(url, form(**{"action-publish": "1", "revision": old.pk}))
    edit(root, page, **{"action-publish": "1", "revision": str(old.pk)})
    assert shown(page) == "Newer"


@pytest.mark.parametrize("action", ["publish", "unpublish"])
def test_many_at_once_is_refused(action: str, root: User, page: StandardPage) -> None:
    hidden = pages.draft()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    people.logged_in(root).post(f"{url}?id={page.pk}&id={hidden.pk}", {"include_descendants": "on"})
    assert (shown(page), shown(hidden)) == ("As it was", "")


def test_a_copy_begins_as_a_draft(root: User, author: User, page: StandardPage) -> None:
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    values = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": pages.home().pk, "copy_subpages": "on"}
    for person in (root, author):
        people.logged_in(person).post(url, {**values, "publish_copies": "on"})
        people.logged_in(person).post(url, {**values, "alias": "on"})
    assert not Page.objects.filter(slug="copy").exists()
    people.logged_in(root).post(url, values)
    assert Page.objects.filter(slug="copy", live=False).exists()


ACTIONS = ["publish", "unpublish", "copy", "create_alias", "copy_for_translation", "revert_to_page_revision", "move"]


@pytest.mark.parametrize("action", [*ACTIONS, "convert_alias", "delete"])
def test_the_admins_api_acts_on_no_page(action: str, root: User) -> None:
    hidden = pages.draft()
    answer = people.logged_in(root).post(
        f"/admin/api/main/pages/{hidden.pk}/action/{action}/", {}, content_type="application/json"
    )
    assert answer.status_code == 404
    assert shown(hidden) == ""
    assert Page.objects.filter(pk=hidden.pk).exists()


def test_a_workflow_without_tasks_publishes_nothing(author: User, page: StandardPage) -> None:
    empty = Workflow.objects.create(name="Nothing to do")
    WorkflowPage.objects.create(page=page, workflow=empty)
    edit(author, page, **{"action-submit": "1"})
    assert shown(page) == "As it was"


def test_a_workflow_of_another_task_is_no_way_around(author: User, page: StandardPage) -> None:
    stock = GroupApprovalTask.objects.create(name="Stock")
    stock.groups.set(author.groups.all())
    other = Workflow.objects.create(name="Other")
    WorkflowTask.objects.create(workflow=other, task=stock, sort_order=0)
    WorkflowPage.objects.create(page=page, workflow=other)
    act(author, submit(author, page))
    assert shown(page) == "As it was"


def test_switching_the_task_off_publishes_nothing(author: User, root: User, page: StandardPage) -> None:
    state = submit(author, page)
    people.logged_in(root).post(reverse("wagtailadmin_workflows:disable_task", args=[state.task_id]))
    assert shown(page) == "As it was"
    assert Task.objects.get(pk=state.task_id).active


def test_no_group_can_unpublish_by_wagtails_own_button(author: User, page: StandardPage) -> None:
    people.logged_in(author).post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert shown(page) == "As it was"


class TestTakingDown:
    @pytest.fixture
    def tree(self) -> dict[str, StandardPage]:
        chapter = pages.public(title="chapter")
        section = pages.public(chapter, title="section")
        romanian = pages.public(pages.home("ro"), key=chapter.translation_key, title="capitol")
        below = pages.public(romanian, key=section.translation_key, title="secțiune")
        return {"chapter": chapter, "section": section, "capitol": romanian, "secțiune": below}

    def post(self, person: User, page: Page) -> int:
        return int(people.logged_in(person).post(reverse("hub_take_down", args=[page.pk])).status_code)

    def live(self, tree: dict[str, StandardPage]) -> set[str]:
        return {name for name, page in tree.items() if shown(page)}

    def test_the_source_takes_all_with_it(self, author: User, tree: dict[str, StandardPage]) -> None:
        other = pages.public(title="other")
        url = reverse("hub_take_down", args=[tree["chapter"].pk])
        assert people.logged_in(author).get(url).status_code == 200
        assert self.live(tree) == set(tree), "a GET takes nothing down"
        assert self.post(author, tree["chapter"]) == 302
        assert self.live(tree) == set()
        assert shown(other)
        keys = {tree["chapter"].translation_key, tree["section"].translation_key}
        gone = Publication.objects.filter(kind="withdrawn", page_key__in=keys)
        assert gone.count() == 4

    def test_a_translation_goes_alone(self, tree: dict[str, StandardPage]) -> None:
        assert self.post(people.user("", "lead-ro"), tree["capitol"]) == 302
        assert self.live(tree) == {"chapter", "section"}

    @pytest.mark.parametrize("group", ["officer", "lead-ro", "reviewer-ro", "translator-ro", "auditor", "moderator"])
    def test_others_do_not(self, group: str, tree: dict[str, StandardPage]) -> None:
        assert self.post(people.user("", group), tree["chapter"]) == 404
        assert self.live(tree) == set(tree)

    def test_wagtails_button_does_the_same_for_superusers(self, root: User, tree: dict[str, StandardPage]) -> None:
        people.logged_in(root).post(reverse("wagtailadmin_pages:unpublish", args=[tree["chapter"].pk]))
        assert self.live(tree) == set()

    def test_what_is_down_answers_404(self, author: User, tree: dict[str, StandardPage]) -> None:
        address = tree["section"].url
        assert Client().get(address).status_code == 200
        self.post(author, tree["section"])
        assert Client().get(address).status_code == 404


def test_the_public_sees_no_button_that_does_not_work(author: User, root: User, page: StandardPage) -> None:
    for person in (author, root):
        editor = people.logged_in(person).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert 'name="action-publish"' not in editor.text
        assert reverse("hub_take_down", args=[page.pk]) in editor.text
