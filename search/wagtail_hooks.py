"""Hooks of the admin: register and delegate."""

from wagtail import hooks

import search.boards.hooks  # noqa: F401 hooks register on import
from search.admin.viewsets import SearchWordsGroup, register_policies

register_policies()


@hooks.register("register_admin_viewset")
def words_of_the_search() -> SearchWordsGroup:
    return SearchWordsGroup()
