"""Makes groups, permissions and workflows equal to what `hub.people.groups` says; running it again changes nothing."""

from django.conf import settings
from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from hub.people import groups
from hub.people.groups import Group, Rights, Role
from hub.publishing.models.four_eyes import FourEyesTask

WAGTAILS_OWN_GROUPS = ("Editors", "Moderators")
ROOT_DEPTH = 1
HOME_DEPTH = 2


def setup_groups() -> list[str]:
    """Apply the data and return the names of all groups."""
    with transaction.atomic():
        _remove_wagtails_own()
        names = []
        for name, rights in groups.all_groups():
            group, _made = AuthGroup.objects.get_or_create(name=name)
            group.permissions.set(_permissions(rights))
            _set_collections(group, rights)
            names.append(name)
        _set_trees()
        return names


def _remove_wagtails_own() -> None:
    """Wagtail's first groups may publish, and its first workflow lets the author approve."""
    AuthGroup.objects.filter(name__in=WAGTAILS_OWN_GROUPS).delete()
    for task in Task.objects.filter(groupapprovaltask__isnull=False):
        for workflow in Workflow.objects.filter(workflow_tasks__task=task, active=True):
            workflow.deactivate()


def _permissions(rights: Rights) -> list[Permission]:
    wanted = Q(pk=None)
    if rights.admin:
        wanted |= Q(content_type__app_label="wagtailadmin", codename="access_admin")
    for label, verbs in rights.models.items():
        app_label, _dot, model = label.lower().partition(".")
        for verb in verbs.split():
            name = {"codename": f"{verb}_{model}"} if model else {"codename__startswith": f"{verb}_"}
            wanted |= Q(content_type__app_label=app_label, **name)
    for permission in rights.more:
        app_label, codename = permission.split(".")
        wanted |= Q(content_type__app_label=app_label, codename=codename)
    return list(Permission.objects.filter(wanted))


def _set_collections(group: AuthGroup, rights: Rights) -> None:
    root = Collection.get_first_root_node()
    wanted = {
        Permission.objects.get(content_type__app_label=app_label, codename=f"{verb}_{model}").pk
        for app_label, model, verbs in (
            ("wagtailimages", "image", rights.images),
            ("wagtaildocs", "document", rights.documents),
        )
        for verb in verbs.split()
    }
    GroupCollectionPermission.objects.filter(group=group).exclude(collection=root, permission_id__in=wanted).delete()
    for permission_id in wanted:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission_id=permission_id)


def _set_trees() -> None:
    """Each language's tree belongs to its people; what they write is approved by a second of them."""
    kept = []
    for page in Page.objects.filter(depth=HOME_DEPTH).select_related("locale"):
        kept += set_tree(page)
    GroupPagePermission.objects.exclude(pk__in=kept).delete()
    root = Page.get_first_root_node()
    _set_workflow(root, "Publication", "Approval by a second editor", Group.EDITOR.value)


def set_tree(page: Page) -> list[int]:
    """Give a language's first page to its groups and its workflow; returns the keys of its page permissions."""
    language = page.locale.language_code
    if language == settings.LANGUAGE_CODE:
        owners = {Group.EDITOR.value: groups.RIGHTS[Group.EDITOR]}
    else:
        owners = {groups.name_of(role, language): rights for role, rights in groups.LANGUAGE_RIGHTS.items()}
        approvers = groups.name_of(Role.REVIEWER, language)
        _set_workflow(page, f"Translation ({language})", f"Approval by a second translator ({language})", approvers)
    return [_allow(page, name, verb) for name, rights in owners.items() for verb in rights.pages.split()]


def _allow(page: Page, name: str, verb: str) -> int:
    group, _made = AuthGroup.objects.get_or_create(name=name)
    permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{verb}_page")
    row, _made = GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
    return row.pk


def _set_workflow(page: Page, workflow_name: str, task_name: str, approvers: str) -> None:
    group, _made = AuthGroup.objects.get_or_create(name=approvers)
    task, _made = FourEyesTask.objects.get_or_create(name=task_name, defaults={"active": True})
    task.groups.set([group])
    workflow, _made = Workflow.objects.get_or_create(name=workflow_name, defaults={"active": True})
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.update_or_create(page=page, defaults={"workflow": workflow})
