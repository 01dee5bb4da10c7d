"""Asking people by their addresses, pasted or in a file."""

from collections.abc import Callable, Sequence
from typing import Protocol

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hub.look.navigation import language
from research.admin.addresses import Read, read
from research.admin.forms import InviteForm
from research.errors import RefusedError


class Page(Protocol):
    """The page with the form, and with what is wrong in `found`."""

    def __call__(self, form: InviteForm, found: Read | None = None, status: int = 200) -> HttpResponse: ...


def ask_by_address(
    request: HttpRequest, *, act: Callable[[Sequence[str], str], int], said: Callable[[int], str], page: Page
) -> HttpResponse:
    """Addresses that can be used are asked; the others stay in the form, each with what is wrong.

    `act` takes the addresses and the language of the mail and answers how many are new; it may raise RefusedError.
    """
    if request.method != "POST":
        return page(InviteForm(initial={"language": language()}))
    form = InviteForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(form, status=422)
    found = read(form.text)
    wanted = form.cleaned_data["language"]
    try:
        new = act(found.addresses, wanted)
    except RefusedError as error:
        form.add_error(None, str(error.message))
        return page(form, status=422)
    messages.success(request, said(new))
    if not found.wrong:
        return redirect(request.path)
    return page(InviteForm(initial={"addresses": found.left, "language": wanted}), found, status=422)
