"""On the first page of the admin: what waits for this person in their languages."""

from typing import Any

from wagtail.admin.ui.components import Component

from translation.queries.my_work import FIRST, my_work


class MyWorkPanel(Component):
    order = 20
    template_name = "translation/admin/my_work_panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"work": my_work(parent_context["request"].user, shown=FIRST)}
