"""Who can be written to about a language's translations: active people, by what their groups let them do."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F

from hub.models import User
from hub.people.groups import Group, Role, name_of, target_languages
from translation import rights
from translation.models import PageTranslation


@dataclass(frozen=True)
class Recipients:
    """People by the names of their groups."""

    by_group: Mapping[str, list[User]]

    def translators(self, language: str) -> list[User]:
        """Those whose task it is; where a language has none, its lead and deputies."""
        return self._in(language, Role.TRANSLATOR) or self._in(language, *rights.ROLES[rights.Action.SUBMIT])

    def for_work(self, row: PageTranslation) -> list[User]:
        """Whoever hears of new work on a text: the translators, and who has it in hand."""
        return list(dict.fromkeys((*self.translators(row.language), *self.holder(row))))

    def holder(self, row: PageTranslation) -> list[User]:
        """Who has the text in hand, where they still may; nobody else."""
        return self._writer(row.language, row.holder_id)

    def author(self, row: PageTranslation) -> list[User]:
        """The same; where nobody has it in hand, who saved it last."""
        return self.holder(row) or self._writer(row.language, row.translator_id)

    def writers(self, language: str) -> list[User]:
        """Everybody who may translate into the language."""
        return self._in(language, *rights.ROLES[rights.Action.TRANSLATE])

    def reviewers(self, language: str) -> list[User]:
        return self._in(language, *rights.ROLES[rights.Action.REVIEW])

    def leads(self, language: str) -> list[User]:
        """Those who answer for the language; editors where nobody does."""
        return self._in(language, *rights.ROLES[rights.Action.SUBMIT]) or self.editors()

    def editors(self) -> list[User]:
        return list(self.by_group.get(Group.EDITOR.value, []))

    def _writer(self, language: str, user_id: int | None) -> list[User]:
        return [person for person in self.writers(language) if person.pk == user_id]

    def _in(self, language: str, *roles: Role) -> list[User]:
        found = {person.pk: person for role in roles for person in self.by_group.get(name_of(role, language), [])}
        return list(found.values())


def recipients() -> Recipients:
    """Everybody with a part in translations; one query."""
    names = [Group.EDITOR.value, *(name_of(role, language) for role in Role for language in target_languages())]
    people = User.objects.filter(is_active=True, anonymised_at=None, groups__name__in=names)
    by_group: dict[str, list[User]] = defaultdict(list)
    for person in people.annotate(of_group=F("groups__name")).order_by("pk"):
        by_group[person.of_group].append(person)
    return Recipients(by_group)
