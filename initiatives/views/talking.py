"""The conversation about an offer. Nobody's address is shown to anybody."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hub import rate
from hub.look.names import language_name
from hub.models import Organisation
from initiatives.access import access_conversation
from initiatives.emails.letter import title_for_others, title_of
from initiatives.errors import RefusedError, TooOften
from initiatives.forms.interest import MessageForm
from initiatives.models import Interest, InterestState
from initiatives.queries.standing import standing_of
from initiatives.queries.talks import talk_of
from initiatives.services.answer import answer
from initiatives.views import limits
from initiatives.views.parts import crumbs, language, private
from initiatives.views.refusals import say


@private
def conversation(request: HttpRequest, key: UUID) -> HttpResponse:
    talk, speaker = access_conversation(request.user, key)
    form, wait = MessageForm(request.POST if request.method == "POST" else None), 0
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            if wait := rate.seconds_to_wait(limits.MESSAGES, request.user.key):
                raise TooOften(timedelta(seconds=wait))
            answer(
                interest=talk,
                speaker=speaker,
                by=request.user,
                text=said["text"],
                submission=said["submission"],
            )
        except TooOften as error:
            wait = error.seconds
            limits.too_often(form, wait)
        except RefusedError as error:
            say(form, error, "text")
        else:
            messages.success(request, _("Sent."))
            return redirect("partners_conversation", key)
    return limits.held(_conversation_page(request, talk, form, speaker), wait)


def _conversation_page(request: HttpRequest, talk: Interest, form: MessageForm, speaker: Organisation) -> HttpResponse:
    initiative, is_author = talk.seat.initiative, speaker.pk != talk.organisation_id
    waiting = talk.state in {InterestState.NEW, InterestState.SHORTLISTED}
    context = {
        "interest": talk,
        "title": (title_of if is_author else title_for_others)(initiative, language()),
        "initiative": initiative,
        "other": standing_of(talk.organisation if is_author else initiative.organisation, language()),
        "is_author": is_author,
        "state": (InterestState(talk.state) if is_author else talk.state_for_sender).label,
        "works_in": ", ".join(language_name(code, language()) for code in talk.languages),
        "country": talk.country.name_in(language()),
        "thread": talk.messages.select_related("organisation"),
        "talk": talk_of(talk, speaker, request.user),
        "waiting": waiting,
        "shortlisted": talk.state == InterestState.SHORTLISTED,
        "form": form,
        "breadcrumbs": crumbs(mine=True),
    }
    return render(request, "initiatives/conversation.html", context, status=422 if form.errors else 200)
