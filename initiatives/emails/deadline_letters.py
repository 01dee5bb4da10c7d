"""What the Hub writes because time passes: before the deadline, at it, and after it."""

from datetime import datetime

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.look.dates import in_words
from hub.models import User
from hub.ports.notices import Notice
from initiatives import answer_links
from initiatives.emails.letter import letter, title_for_others, title_of, unidentifying
from initiatives.models import Initiative, Interest
from initiatives.queries import deadlines


def still_open(*, initiative: Initiative, to: User) -> Notice:
    with translation.override(to.preferred_language):
        return letter(
            kind="initiative-reminder",
            key=_question(initiative),
            to=to,
            subject=_("Is your initiative still open?"),
            title=title_of(initiative, to.preferred_language),
            lines=[
                _("Its deadline is %(deadline)s.") % {"deadline": _deadline(initiative, to)},
                _("Answer by one button, without logging in. If you have found your partners, close it in the Hub."),
                _("Without an answer within a week, readers are told that nobody has confirmed it."),
            ],
            label=_("Say whether it is still open"),
            path=reverse("partners_still_open", args=[answer_links.token(initiative, to)]),
        )


def asked_again(*, initiative: Initiative, to: User) -> Notice:
    with translation.override(to.preferred_language):
        return letter(
            kind="initiative-not-confirmed",
            key=_question(initiative),
            to=to,
            subject=_("Your initiative is marked as not confirmed"),
            title=title_of(initiative, to.preferred_language),
            lines=[
                _("You have not said that it is still open, so its page says so. One button takes the mark away."),
                _("At its deadline, %(deadline)s, the Hub closes it.") % {"deadline": _deadline(initiative, to)},
            ],
            label=_("Say whether it is still open"),
            path=reverse("partners_still_open", args=[answer_links.token(initiative, to)]),
        )


def closed(*, initiative: Initiative, to: User) -> Notice:
    with translation.override(to.preferred_language):
        return letter(
            kind="initiative-closed",
            key=str(initiative.key),
            to=to,
            subject=_("The deadline of your initiative has passed"),
            title=title_of(initiative, to.preferred_language),
            lines=[
                _("It is closed and stands in no list any more."),
                _("Offers that came in time can still be answered for two weeks; the Hub thanks the others then."),
                _("How did it go? Please say so on its page: others learn from it."),
            ],
            label=_("Answer, and say how it went"),
            path=reverse("partners_manage", args=[initiative.key]),
        )


def outcome_again(*, initiative: Initiative, to: User) -> Notice:
    with translation.override(to.preferred_language):
        return letter(
            kind="initiative-outcome",
            key=str(initiative.key),
            to=to,
            subject=_("How did your initiative go?"),
            title=title_of(initiative, to.preferred_language),
            lines=[
                _("Its deadline passed two weeks ago. Please say how it went; you can also do so later."),
                _("Whoever still waited for an answer has been thanked by the Hub."),
            ],
            label=_("Say how it went"),
            path=reverse("partners_manage", args=[initiative.key]),
        )


def deadline_passed(*, interest: Interest, to: User) -> Notice:
    """To whoever replied in time and has no answer yet."""
    with translation.override(to.preferred_language):
        return letter(
            kind="interest-deadline",
            key=str(interest.key),
            to=to,
            subject=_("The deadline has passed; your offer came in time"),
            title=title_for_others(interest.seat.initiative, to.preferred_language),
            lines=[_("The author has two weeks to answer you. If nothing comes, the Hub tells you then.")],
            label=_("See the conversation"),
            path=reverse("partners_conversation", args=[interest.key]),
        )


def untouched(*, initiative: Initiative, until: datetime, to: User) -> Notice:
    """Of what was never finished; the Hub forgets it after `until`."""
    with translation.override(to.preferred_language):
        return letter(
            kind="initiative-untouched",
            key=f"{initiative.key}:{initiative.draft.version}",
            to=to,
            subject=_("A draft of yours will be deleted"),
            title=unidentifying(title_of(initiative, to.preferred_language)),
            lines=[
                _("Nobody has changed this draft for almost a year. The Hub deletes it after %(day)s.")
                % {"day": in_words(until)},
                _("To keep it for another year, change it and save it, or submit it."),
            ],
            label=_("Look at the draft"),
            path=reverse("partners_manage", args=[initiative.key]),
        )


def _deadline(initiative: Initiative, to: User) -> str:
    return deadlines.in_words(initiative.deadline, initiative.deadline_zone, to.preferred_language)


def _question(initiative: Initiative) -> str:
    """One question for each deadline: a new deadline asks anew."""
    return f"{initiative.key}:{initiative.deadline:%Y%m%d%H%M}"
