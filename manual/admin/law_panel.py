"""On the first page of the admin: how many places wait for a look after the law changed."""

from typing import Any

from wagtail.admin.ui.components import Component

from manual.queries.law_reviews import count_open


class LawPanel(Component):
    order = 30
    template_name = "manual/admin/law_panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"count": count_open()}
