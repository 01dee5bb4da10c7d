"""What the admin's log calls the acts of officers on digests."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from dissemination.announced import ANNOUNCED, Announced
from dissemination.services.enter_subscriber import SUBSCRIBED
from dissemination.services.hold_item import ITEM_HELD, ITEM_LET_GO
from dissemination.services.hold_runs import RUNS_HELD, RUNS_RELEASED
from dissemination.services.send_now import SENT_NOW
from dissemination.services.withdraw_item import ITEM_WITHDRAWN


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    actions.register_action(ANNOUNCED)(Announced)
    actions.register_action(ITEM_HELD, _("Hold an item of the digests"), _("Item held: it waits for an officer"))
    actions.register_action(ITEM_LET_GO, _("Let an item of the digests go on"), _("Item let go on"))
    actions.register_action(ITEM_WITHDRAWN, _("Withdraw an item of the digests"), _("Item withdrawn"))
    actions.register_action(RUNS_HELD, _("Hold digests"), _("Digests held"))
    actions.register_action(RUNS_RELEASED, _("Release digests"), _("Digests released"))
    actions.register_action(SUBSCRIBED, _("Enter a subscriber"), _("Entered as a subscriber, on a recorded basis"))
    actions.register_action(SENT_NOW, _("Send digests now"), _("Digests sent out of turn"))
