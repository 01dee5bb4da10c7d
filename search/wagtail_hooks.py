"""Hooks of the admin: register and delegate."""

from wagtail import hooks

from search.admin.viewsets import SearchWordsGroup, register_policies

register_policies()


@hooks.register("register_admin_viewset")
def words_of_the_search() -> SearchWordsGroup:
    return SearchWordsGroup()
