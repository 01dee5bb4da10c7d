"""Focus groups of the sample: two sessions and invented words, redacted by one person and approved by another."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from hub.models import Organisation, User
from hub.ports import sample
from hub.sample.pages import APPROVER, EDITOR, make_page
from research.models import FocusGroup, FocusGroupPage, GroupSession, ResearchIndexPage
from research.sample.steps import FOLDER, SOURCE, load
from research.services.focus_groups.record import record_quote, record_session
from research.services.focus_groups.words import approve_words, write_words

SLUG = "first-night-voices"


def register() -> None:
    sample.register(28, "focus groups", make_group)
    sample.register(92, "quotations of focus groups", make_quotes)


def make_group() -> None:
    text = load(FOLDER / SOURCE / f"{SLUG}.toml")
    page = FocusGroupPage(slug=SLUG, demonstrative=True, live=False)
    page.topics = [
        {"type": "topic", "id": _id(one["id"]), "value": {"title": one["title"], "text": one["text"]}}
        for one in text["topics"]
    ]
    index = ResearchIndexPage.objects.get(locale__language_code=SOURCE)
    make_page(parent=index, page=page, text=text, announced=False)


def make_quotes() -> None:
    page = FocusGroupPage.objects.get(slug=SLUG, locale__language_code=SOURCE)
    group = FocusGroup.objects.get(page_key=page.translation_key)
    if group.sessions.exists():
        return
    about = load(FOLDER / "quotes.toml")
    moderator = Organisation.objects.order_by("pk")[0]
    sessions = {
        one.pop("id"): record_session(group=group, moderator=moderator, **one)
        for one in [dict(said) for said in about["sessions"]]
    }
    for one in about["quotes"]:
        _say(sessions[one["session"]], one)


def _say(session: GroupSession, said: dict[str, Any]) -> None:
    """Own words first: a translation follows what is published."""
    language = said["language"]
    quote = record_quote(session=session, theme=_id(said["theme"]), language=language, original=said["original"])
    editor, approver = (User.objects.get(email=email) for email in (EDITOR, APPROVER))
    words = said.get("words", {})
    for code in sorted(words, key=lambda code: code != language):
        write_words(quote=quote, language=code, text=words[code], by=editor)
        approve_words(quote=quote, language=code, by=approver)


def _id(topic: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"{SLUG}:{topic}"))
