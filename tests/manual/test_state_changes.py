"""What an editor says of a change is kept until the text is published, and said by nobody else."""

import pytest
from django.core.exceptions import PermissionDenied

from hub.models import ChangeStatement
from manual.models import ManualPage, SectionPage
from manual.services.state_changes import state_changes
from tests.manual import tree

pytestmark = pytest.mark.django_db
BLOCK = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def section(root: ManualPage) -> SectionPage:
    return tree.section(tree.chapter(root, "First hours"), "First contact", [tree.paragraph("Words", BLOCK)])


def said() -> list[tuple[str, str, str]]:
    return list(ChangeStatement.objects.values_list("block_id", "kind", "note"))


def test_the_newest_word_counts_and_an_empty_one_takes_it_back(section: SectionPage) -> None:
    state_changes(page=section, said={BLOCK: ("wording", "A comma")}, by=tree.editor())
    state_changes(page=section, said={BLOCK: ("legal", "Article 14")}, by=tree.editor())
    assert said() == [(BLOCK, "legal", "Article 14")]
    state_changes(page=section, said={BLOCK: ("", "")}, by=tree.editor())
    assert not said()


@pytest.mark.parametrize("group", ["officer", "translator-ro", "moderator", "auditor"])
def test_who_may_not_edit_the_page_says_nothing(section: SectionPage, group: str) -> None:
    with pytest.raises(PermissionDenied):
        state_changes(page=section, said={BLOCK: ("wording", "")}, by=tree.person(f"{group}@example.org", group))
    assert not said()
