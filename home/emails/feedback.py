"""What a reader says about the site, for the editors."""

from django.utils import translation
from django.utils.translation import gettext as _

from hub.look.names import language_name
from hub.models import User
from hub.people.emails.letter import letter, recipient
from hub.ports.notices import Notice


def said(*, to: User, key: str, kind: str, page: str, text: str, language: str) -> Notice:
    """`key` names the message; `page` is a path or ""."""
    with translation.override(to.preferred_language):
        return letter(
            key=f"{key}:{to.key}",
            to=recipient(to),
            path=page or "/",
            subject=_("A reader writes about the site"),
            lines=[str(kind), text],
            points=[_("Written in: %(language)s") % {"language": language_name(language)}],
            label=_("Open the page"),
            why=_("You get this because you are an editor of the Hub. Nobody knows who wrote it; you cannot answer."),
        )
