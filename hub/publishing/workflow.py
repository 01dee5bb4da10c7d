"""What Wagtail calls when the last task of a workflow is approved.

Wagtail imports this module while its own models load, so that the service is looked up at the call.
"""

from typing import Any

from django.utils.module_loading import import_string


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish the very revision that was approved, in the transaction that ends the workflow."""
    publish = import_string("hub.publishing.services.publish.publish")
    publish(revision=workflow_state.current_task_state.revision, by=user)
