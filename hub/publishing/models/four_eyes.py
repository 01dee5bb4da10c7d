from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState

from hub.publishing import authorship


class FourEyesTask(AbstractGroupApprovalTask):
    """Approval by a member of the chosen groups who saved neither the text nor any of its segments.

    Superusers are no exception: publication is the act of the last task, by a second person (design 4).
    """

    class Meta:
        verbose_name = _("Four-eyes approval")
        verbose_name_plural = _("Four-eyes approvals")

    def get_actions(self, obj: Page, user: Any) -> list[tuple[str, str, bool]]:
        actions = super().get_actions(obj, user)
        if authorship.has_part_in(obj, user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Carry the action out; approving one's own text raises PermissionDenied."""
        page = task_state.workflow_state.content_object
        if action_name == "approve" and not self.may_approve(page, user):
            raise PermissionDenied(_("Whoever wrote a text cannot approve it."))
        super().on_action(task_state, user, action_name, **kwargs)

    def may_approve(self, page: Page, user: Any) -> bool:
        """Whether `user` belongs to an approving group (or is superuser) and has no part in the text."""
        allowed = user.is_superuser or self._user_in_groups(user)
        return allowed and not authorship.has_part_in(page, user)
