"""What partners hear of public questions. The question itself stays in the Hub, and nobody is told who asked."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.models import User
from hub.ports.notices import Notice
from initiatives.emails.letter import letter, reasons_of, title_for_others, title_of
from initiatives.models import Question


def asked(*, question: Question, to: User) -> Notice:
    with translation.override(to.preferred_language):
        return letter(
            kind="question-asked",
            key=str(question.key),
            to=to,
            subject=_("A question about your initiative"),
            title=title_of(question.initiative, to.preferred_language),
            lines=[
                _("A verified organisation asks something that others may want to know as well."),
                _("Everybody reads question and answer once you have answered and a moderator has read both."),
            ],
            label=_("Read and answer it"),
            path=reverse("partners_question", args=[question.key]),
        )


def returned(*, question: Question, to: User) -> Notice:
    with translation.override(to.preferred_language):
        return letter(
            kind="question-returned",
            key=f"{question.key}:{question.version}:{question.state}",
            to=to,
            subject=_("A question and your answer are not shown"),
            title=title_of(question.initiative, to.preferred_language),
            lines=[_("A moderator of the Hub has read them and gives these reasons.")],
            points=reasons_of(question.reasons),
            label=_("See the question"),
            path=reverse("partners_question", args=[question.key]),
        )


def shown(*, question: Question, to: User) -> Notice:
    with translation.override(to.preferred_language):
        return letter(
            kind="question-shown",
            key=f"{question.key}:{question.version}",
            to=to,
            subject=_("Your question is answered"),
            title=title_for_others(question.initiative, to.preferred_language),
            lines=[_("Everybody can read your question with its answer now. Nobody is shown who asked.")],
            label=_("Read the answer"),
            path=reverse("partners_detail", args=[question.initiative.key]) + "#questions",
        )


def set_aside(*, question: Question, to: User) -> Notice:
    with translation.override(to.preferred_language):
        return letter(
            kind="question-set-aside",
            key=f"{question.key}:{question.version}",
            to=to,
            subject=_("Your question is not shown"),
            title=title_for_others(question.initiative, to.preferred_language),
            lines=[_("Thank you for your question. The author does not show it. You can still offer to take a seat.")],
            label=_("See what you have asked and offered"),
            path=reverse("partners_mine"),
        )
