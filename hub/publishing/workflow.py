"""What Wagtail calls when the last task of a workflow is approved.

Wagtail imports this module while its own models load, so that the service is looked up at the call.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish the very revision that was approved, in the transaction that ends the workflow.

    Wagtail also ends a workflow that has no task, or whose task was switched off: nobody approved that text, and the
    end is refused. The same holds for a workflow of other tasks than ours whose approver wrote the text.
    """
    tasks = workflow_state.task_states.select_related("revision", "finished_by")
    last = tasks.filter(pk=workflow_state.current_task_state_id).first()
    has_part_in = import_string("hub.publishing.authorship.has_part_in")
    if last is None or last.status != last.STATUS_APPROVED or last.finished_by is None:
        raise PermissionDenied(_("Nobody has approved this text."))
    if has_part_in(workflow_state.content_object, last.finished_by):
        raise PermissionDenied(_("Whoever wrote a text cannot approve it."))
    publish = import_string("hub.publishing.services.publish.publish")
    publish(revision=last.revision, by=user)
