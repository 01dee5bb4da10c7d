"""A language whose first page is made gets its groups' permissions and its workflow at once."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page

from hub.people.services.setup_groups import HOME_DEPTH, set_tree


@receiver(post_save)
def give_tree_to_its_people(sender: type, instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if created and not raw and isinstance(instance, Page) and instance.depth == HOME_DEPTH:
        set_tree(instance)
