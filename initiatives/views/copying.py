from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.rate import seconds_to_wait
from initiatives.access import access_own
from initiatives.errors import RefusedError
from initiatives.services.copy import copy as copy_initiative
from initiatives.views import limits
from initiatives.views.mine import page
from initiatives.views.parts import private, uuid_of


@private
@require_POST
def copy(request: HttpRequest, key: UUID) -> HttpResponse:
    """A new draft out of an own initiative, whatever its state; the same form sent twice makes one."""
    initiative = access_own(request.user, key)
    wait = seconds_to_wait(limits.STARTS, request.user.key)
    if wait:
        messages.error(request, limits.words(wait))
        return limits.held(page(request, initiative), wait)
    submission = uuid_of(request.POST.get("submission")) or uuid4()
    try:
        made, _new = copy_initiative(initiative=initiative, by=request.user, submission=submission)
    except RefusedError as error:
        messages.error(request, error.message)
        return redirect("partners_manage", key)
    messages.success(request, _("Copied, without its deadlines. The older one stays as it is."))
    return redirect("partners_edit", made.key)
