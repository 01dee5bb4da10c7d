"""A refusal of a service, said at the form: what could identify somebody at its field, anything else above all.

Where a button was pressed, the next page says what came of it.
"""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from initiatives.errors import Identifying, RefusedError


def say(form: forms.Form, error: RefusedError, field: str) -> None:
    """At the field that a finding names, else at `field`."""
    if not isinstance(error, Identifying):
        form.add_error(None, error.message)
        return
    for found in error.findings:
        words = _("Please take out “%(found)s”. %(why)s") % {"found": found.found, "why": found.kind.label}
        form.add_error(found.place if found.place in form.fields else field, words)


def told(request: HttpRequest, act: Callable[[], object], said: str) -> None:
    """Do it, and let the next page say so, or why not."""
    try:
        act()
    except RefusedError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, said)
