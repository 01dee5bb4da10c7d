"""A change of what is public: its author sees only the difference, everybody else the approved text."""

from bs4 import BeautifulSoup
from django.test import Client

from initiatives.content import RuleContent, SeatContent, TextContent
from initiatives.models import Initiative
from initiatives.services.save_draft import save_draft
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make, content


def words(client: Client, path: str) -> str:
    """The main part of a page without its notices and forms."""
    main = BeautifulSoup(client.get(path).content, "html.parser").select_one("main")
    assert main is not None
    for part in main.select(".note, form, nav, .row:has(.button)"):
        part.decompose()
    return " ".join(main.get_text(" ").split())


def test_the_author_is_shown_only_what_differs(cast: Cast, public: Make) -> None:
    initiative = public()
    author, path = logged_in(cast.author), f"/en/partners/mine/{initiative.key}/"
    assert "What your change alters" not in author.get(path).content.decode()
    seats = tuple(SeatContent(role=seat.role, key=str(seat.key)) for seat in initiative.seats.all())
    save_draft(initiative=initiative, by=cast.author, content=content(budget="large", seats=seats), version=1)
    changes = BeautifulSoup(author.get(path).content, "html.parser").select_one(".changes")
    assert changes is not None
    assert [line.get_text() for line in changes.select("dt")] == ["Budget", "Seat 1", "Seat 2"]
    assert "250,000" in changes.get_text() and "Guardians" not in changes.get_text()


def test_the_preview_is_the_page_that_everybody_gets_after_the_approval(cast: Cast, public: Make) -> None:
    texts = {"en": TextContent("Guardians", "A network.", "One.\n\nTwo."), "ro": TextContent("Tutori", "O rețea.")}
    initiative = public(texts=texts, rules=(RuleContent("countries", 3),), call="2027-2", stage="idea")
    author = logged_in(cast.author)
    for language in ("en", "ro", "da"):
        public_page = words(author, f"/{language}/partners/{initiative.key}/")
        preview = words(author, f"/{language}/partners/mine/{initiative.key}/preview/")
        assert preview == public_page, language
        assert ("Tutori" if language == "ro" else "Guardians") in preview


def test_the_preview_shows_the_version_being_edited_to_its_own_people_alone(
    client: Client, cast: Cast, public: Make
) -> None:
    initiative = public()
    later = content(texts={"en": TextContent("Unread words", "Not yet.")})
    save_draft(initiative=initiative, by=cast.author, content=later, version=1)
    path = f"/en/partners/mine/{initiative.key}/preview/"
    assert "Unread words" in words(logged_in(cast.author), path)
    for reader in (client, logged_in(cast.partner), logged_in(cast.moderator)):
        assert reader.get(path).status_code in {302, 404}
    assert "Unread words" not in client.get(initiative.get_absolute_url()).content.decode()
    assert Initiative.objects.public().get().texts.get().title == "Guardians who answer"


def test_the_preview_offers_to_submit_only_what_can_be(cast: Cast, draft: Make, submitted: Make, public: Make) -> None:
    author = logged_in(cast.author)
    for made, offered, said in (
        (draft(), True, "Nobody but your organisation sees it now."),
        (submitted(), False, "A moderator reads it now."),
        (public(), False, "So everybody sees it now"),
    ):
        page = author.get(f"/en/partners/mine/{made.key}/preview/").content.decode()
        assert ("Submit to the moderators" in page) is offered and said in page
