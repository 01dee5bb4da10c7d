"""Small manuals for tests: pages made as an editor makes them, published as the second person's approval does."""

from typing import Any
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from wagtail.models import Locale, Page

from hub.models import User
from hub.publishing.services.publish import publish
from manual.models import ChapterPage, ManualPage, SectionPage


def person(email: str, *groups: str, **fields: bool) -> User:
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, "a long enough word", **fields)
        user.groups.set(Group.objects.filter(name__in=groups))
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def editor() -> User:
    return person("editor@example.org", "editor")


def colleague() -> User:
    return person("colleague@example.org", "editor")


def plant(front_page: Page) -> ManualPage:
    """An empty manual."""
    root = front_page.add_child(
        instance=ManualPage(title="Manual", slug="manual", locale=Locale.objects.get(language_code="en"), live=False)
    )
    return release(root)


def chapter(root: ManualPage, title: str, **fields: Any) -> ChapterPage:
    root.refresh_from_db()
    page = root.add_child(instance=ChapterPage(title=title, slug=slug(title), locale=root.locale, live=False, **fields))
    return release(page)


def section(parent: ChapterPage, title: str, blocks: list[dict[str, Any]], **fields: Any) -> SectionPage:
    parent.refresh_from_db()
    page = parent.add_child(
        instance=SectionPage(title=title, slug=slug(title), locale=parent.locale, live=False, body=blocks, **fields)
    )
    return release(page)


def write(page: SectionPage, blocks: list[dict[str, Any]], **fields: Any) -> SectionPage:
    """Save new text and publish it."""
    page = page.get_latest_revision_as_object()
    page.body = blocks
    for name, value in fields.items():
        setattr(page, name, value)
    return release(page)


def release(page: Any) -> Any:
    publish(revision=page.save_revision(user=editor()), by=colleague())
    return type(page).objects.get(pk=page.pk)


def paragraph(text: str, block_id: str = "", access: str = "public") -> dict[str, Any]:
    return {
        "type": "paragraph",
        "id": block_id or str(uuid4()),
        "value": {"text": f"<p>{text}</p>", "access": access},
    }


def block(kind: str, value: Any, block_id: str = "") -> dict[str, Any]:
    return {"type": kind, "id": block_id or str(uuid4()), "value": value}


def points(*texts: str) -> list[dict[str, Any]]:
    return [{"type": "item", "id": str(uuid4()), "value": text} for text in texts]


def slug(title: str) -> str:
    return "-".join(title.lower().split())
