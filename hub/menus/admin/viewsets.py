"""The menus in the admin: each arrangement, for editors alone to change."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from hub.menus.admin import views
from hub.menus.admin.forms import ArrangeForm, BeginForm
from hub.menus.models import Menu
from hub.reference.admin.views import IndexView


class MenuPolicy(ModelPermissionPolicy):
    """Whoever arranges a language's menu may let it follow English again; groups hold no permission to delete."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return bool(super().user_has_permission(user, "change" if action == "delete" else action))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Menu) -> bool:
        return self.user_has_permission(user, action) and not (action == "delete" and instance.is_source)


class MenuViewSet(ModelViewSet):
    model = Menu
    icon = "link"
    menu_label = _("Menus")
    menu_order = 405
    add_to_admin_menu = True
    index_view_class = IndexView
    add_view_class = views.BeginView
    edit_view_class = views.ArrangeView
    delete_view_class = views.FollowView
    edit_template_name = "hub/menus/admin/arrange.html"
    index_template_name = "hub/menus/admin/index.html"
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ["__str__", Column("summary", label=_("Entries"))]
    add_handler = ObjectList([FieldPanel("kind"), FieldPanel("language")], base_form_class=BeginForm)
    edit_handler = ObjectList(
        [
            HelpPanel(template="hub/menus/admin/rules.html", heading=_("How a menu works")),
            InlinePanel(
                "entries",
                [FieldRowPanel([FieldPanel("place"), FieldPanel("page"), FieldPanel("label")])],
                heading=_("Entries"),
                label=_("Entry"),
                min_num=1,
            ),
        ],
        base_form_class=ArrangeForm,
    )

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        bound = self.add_handler.bind_to_model(self.model)
        return {**super().get_add_view_kwargs(**kwargs), "panel": bound, "form_class": bound.get_form_class()}


def register_policy() -> None:
    """Before the first viewset of the model is made."""
    register_permission_policy(Menu, MenuPolicy(Menu), exact_class=True)
