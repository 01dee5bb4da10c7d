import re

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.contrib.auth.models import Group as AuthGroup
from django.core.management import call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page, Workflow, WorkflowPage

from hub.embedded.places import CLONE
from hub.models import FourEyesTask, User
from hub.people import groups
from hub.people.groups import Group, Rights, Role
from hub.publishing.services import take_down
from hub.reference import languages

pytestmark = pytest.mark.django_db


def person(email: str, *names: str, **fields: bool) -> User:
    user = User.objects.create_user(email, "a long enough word", **fields)
    user.groups.set(AuthGroup.objects.filter(name__in=names))
    return user


def test_the_database_holds_the_groups_of_the_data_and_no_other() -> None:
    assert set(AuthGroup.objects.values_list("name", flat=True)) == {name for name, _rights in groups.all_groups()}
    assert {"translator-ro", "reviewer-nl", "lead-da", "deputy-ro"} <= {name for name, _rights in groups.all_groups()}


@pytest.mark.parametrize(("name", "rights"), list(groups.all_groups()), ids=lambda value: str(value)[:20])
def test_a_group_has_the_model_permissions_of_the_data(name: str, rights: Rights) -> None:
    group = AuthGroup.objects.get(name=name)
    held = {
        (permission.content_type.app_label, permission.codename)
        for permission in group.permissions.select_related("content_type")
    }
    assert (("wagtailadmin", "access_admin") in held) is rights.admin
    allowed = set(rights.more)
    for label, verbs in rights.models.items():
        app_label, _dot, model = label.lower().partition(".")
        for permission in Permission.objects.filter(content_type__app_label=app_label):
            verb = permission.codename.partition("_")[0]
            if verb in verbs.split() and model in {"", permission.codename.partition("_")[2]}:
                allowed.add(f"{app_label}.{permission.codename}")
        if model:
            assert all((app_label, f"{verb}_{model}") in held for verb in verbs.split()), label
    assert {f"{app}.{code}" for app, code in held} - {"wagtailadmin.access_admin"} == allowed


def test_no_group_may_publish_or_delete_pages_in_bulk() -> None:
    verbs = set(GroupPagePermission.objects.values_list("permission__codename", flat=True))
    assert verbs <= {"add_page", "change_page"}
    codenames = set(Permission.objects.filter(group__isnull=False).values_list("codename", flat=True))
    assert not {code for code in codenames if code.startswith(("publish", "delete", "bulk_delete"))}
    assert not {code for code in codenames if code.endswith(("_user", "_group"))} - {"view_user"}


def test_partners_and_practitioners_hold_nothing_at_all() -> None:
    for group in AuthGroup.objects.filter(name__in=["partner", "practitioner"]):
        assert not group.permissions.exists()
        assert not GroupPagePermission.objects.filter(group=group).exists()
        assert not GroupCollectionPermission.objects.filter(group=group).exists()


def test_a_second_run_changes_nothing() -> None:
    before = picture()
    call_command("setup_groups", verbosity=0)
    assert picture() == before


def test_a_permission_given_by_hand_is_taken_back() -> None:
    before = picture()
    editor = AuthGroup.objects.get(name="editor")
    GroupPagePermission.objects.create(group=editor, page=Page.get_first_root_node(), permission_type="publish")
    editor.permissions.add(Permission.objects.get(codename="change_user"))
    call_command("setup_groups", verbosity=0)
    assert picture() == before


def test_every_tree_has_a_four_eyes_workflow_of_its_people() -> None:
    root = Page.get_first_root_node()
    task = WorkflowPage.objects.get(page=root).workflow.workflow_tasks.get().task.specific
    assert isinstance(task, FourEyesTask)
    assert [group.name for group in task.groups.all()] == ["editor"]
    assert not Workflow.objects.filter(active=True, workflow_tasks__task__groupapprovaltask__isnull=False).exists()


def test_a_new_language_tree_is_given_to_its_people() -> None:
    from wagtail.models import Locale

    danish = Locale.objects.get(language_code="da")
    home = Page.get_first_root_node().add_child(instance=Page(title="Forside", slug="forside-da", locale=danish))
    task = home.get_workflow().workflow_tasks.get().task.specific
    assert [group.name for group in task.groups.all()] == ["reviewer-da"]
    assert home.permissions_for_user(person("t@example.org", "translator-da")).can_edit()
    assert not home.permissions_for_user(person("r@example.org", "translator-ro")).can_edit()
    assert not home.permissions_for_user(person("l@example.org", "lead-da")).can_publish()


def test_who_is_what() -> None:
    officer = person("o@example.org", "officer", "translator-ro", "lead-nl")
    assert groups.is_in(officer, Group.OFFICER)
    assert groups.is_in(officer, Group.MODERATOR, Group.OFFICER)
    assert not groups.is_in(officer, Group.MODERATOR)
    assert groups.languages_of(officer) == {"ro", "nl"}
    assert groups.languages_of(officer, Role.LEAD) == {"nl"}
    root = person("s@example.org", is_superuser=True)
    assert groups.is_in(root, Group.APPROVER)
    assert not groups.is_in(root, Group.PRACTITIONER)
    assert groups.languages_of(root, Role.REVIEWER) == {"ro", "nl", "da"}
    assert not groups.is_in(AnonymousUser(), Group.OFFICER)
    officer.is_active = False
    assert not groups.is_in(officer, Group.OFFICER)


def test_a_deputy_may_what_the_lead_may() -> None:
    lead, deputy = person("l@example.org", "lead-ro"), person("d@example.org", "deputy-ro")
    assert set(deputy.get_all_permissions()) == set(lead.get_all_permissions())
    home = Page.objects.get(depth=2, locale__language_code="ro")
    assert home.permissions_for_user(deputy).can_edit()
    assert not Page.objects.get(depth=2, locale__language_code="nl").permissions_for_user(deputy).can_edit()
    home.live = True
    assert take_down.may_take_down(page=home, by=deputy)
    assert "ro" in languages.approved_by(deputy)


def test_the_permissions_document_tells_the_data() -> None:
    text = (CLONE / "docs/permissions.md").read_text(encoding="utf-8")
    told = {
        name: dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", body, re.MULTILINE))
        for name, body in re.findall(r"^## `([^`]+)`\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    }
    for table in told.values():
        table.pop("on", None)
        table.pop("---", None)
    expected = {group.value: table_of(rights) for group, rights in groups.RIGHTS.items()}
    expected |= {f"{role.value}-<language>": table_of(rights) for role, rights in groups.LANGUAGE_RIGHTS.items()}
    assert told == expected


def table_of(rights: Rights) -> dict[str, str]:
    rows = {"admin": "enter" if rights.admin else "nothing"}
    for what, verbs in (("pages of the own tree", rights.pages), ("images", rights.images)):
        rows |= {what: ", ".join(verbs.split())} if verbs else {}
    rows |= {"documents": ", ".join(rights.documents.split())} if rights.documents else {}
    rows |= {label: ", ".join(verbs.split()) for label, verbs in rights.models.items()}
    return rows | dict.fromkeys(rights.more, "use")


def picture() -> list[object]:
    return [
        sorted(AuthGroup.objects.values_list("name", "permissions__codename")),
        sorted(GroupPagePermission.objects.values_list("pk", "group__name", "page", "permission__codename")),
        sorted(GroupCollectionPermission.objects.values_list("pk", "group__name", "permission__codename")),
        sorted(WorkflowPage.objects.values_list("page", "workflow__name", "workflow__workflow_tasks__task__name")),
    ]
