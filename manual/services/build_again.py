"""Has the files of an impression built again, after a failure or where a machine could not set type."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from hub import bell
from manual import permissions
from manual.models import ImpressionBuild
from manual.tasks import build_impression


def build_again(*, impression_id: int, by: Any) -> str:
    """Mark as waiting, with all its tries, and ring; what was built before stays. Returns the edition's number."""
    if not permissions.may_prepare(by):
        raise PermissionDenied
    with transaction.atomic():
        build = (
            ImpressionBuild.objects.select_for_update(of=("self",))
            .select_related("impression__edition")
            .get(impression_id=impression_id)
        )
        build.state, build.error, build.section = ImpressionBuild.State.WAITING, "", ""
        build.tries, build.changed_at = 0, timezone.now()
        build.save()
        bell.ring(build_impression, impression_id)
    return str(build.impression.edition.number)
