"""On the first page of the admin: how many source texts translators find unclear."""

from typing import Any

from wagtail.admin.ui.components import Component

from translation.queries.unclear import unclear_open


class UnclearPanel(Component):
    order = 31
    template_name = "translation/admin/unclear_panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"count": unclear_open().count()}
