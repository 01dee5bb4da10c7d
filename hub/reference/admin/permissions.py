"""Which rows of the reference data somebody may change, beyond what the group says of the model."""

from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from hub.publishing.models import AltText
from hub.reference import languages
from hub.reference.desks import countries_kept_by
from hub.reference.models import (
    CountryFact,
    FactWording,
    GlossaryTerm,
    LegalSubject,
    LegalTitle,
    NationalProvision,
    TermForm,
    ThemeName,
)


class OwnRowsPolicy(ModelPermissionPolicy):
    """Everybody of the group sees all rows; changes are for one's own."""

    field = ""

    def own(self, user: Any) -> frozenset[str]:
        raise NotImplementedError

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if not self.user_has_permission(user, action):
            return False
        return action == "view" or getattr(instance, self.field) in self.own(user)

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        return any(self.user_has_permission_for_instance(user, action, instance) for action in actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Any]:
        rows = super().instances_user_has_any_permission_for(user, actions)
        return rows if "view" in actions else rows.filter(**{f"{self.field}__in": self.own(user)})


class LanguagePolicy(OwnRowsPolicy):
    field = "language"

    def own(self, user: Any) -> frozenset[str]:
        return languages.written_by(user)


class CountryPolicy(OwnRowsPolicy):
    field = "country_id"

    def own(self, user: Any) -> frozenset[str]:
        return countries_kept_by(user)


def register_policies() -> None:
    """Before the first viewset of these models is made."""
    for model in (AltText, FactWording, GlossaryTerm, LegalSubject, LegalTitle, TermForm, ThemeName):
        register_permission_policy(model, LanguagePolicy(model), exact_class=True)
    for model in (CountryFact, NationalProvision):
        register_permission_policy(model, CountryPolicy(model), exact_class=True)
