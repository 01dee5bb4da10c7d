"""Blocks that are lists: steps, checklist, indicators."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from manual.blocks.choices import Role
from manual.blocks.shown import ShownBlock, access, entries
from manual.blocks.writing import INLINE, PROSE, line, rich

MOST = 60
"""Entries of one list; what is longer is no list that somebody works through."""


class StepBlock(blocks.StructBlock):
    role = blocks.ChoiceBlock(choices=Role.choices, label=_("Who acts"))
    title = line(max_length=200, label=_("What to do"))
    text = rich(INLINE, required=False, label=_("How"))
    handover = line(
        max_length=300, required=False, label=_("Hand over"), help_text=_("To whom, and how, if this step ends so.")
    )

    class Meta:
        icon = "user"
        label = _("Step")


class StepsBlock(ShownBlock):
    safety_critical = True
    title = line(max_length=200, label=_("Title"))
    steps = blocks.ListBlock(StepBlock(), min_num=1, max_num=MOST, label=_("Steps"))
    access = access()

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        help_text = _("Numbered. Who does what, in order, and where one hands over to another.")

    def get_preview_value(self) -> blocks.StructValue:
        first = {
            "role": Role.POLICE,
            "title": gettext("Make the place safe"),
            "text": gettext("Food, warmth and a toilet before any question."),
            "handover": gettext("By telephone to the duty social worker, with your name and number."),
        }
        second = {"role": Role.SOCIAL, "title": gettext("Come within the hour, or say who comes")}
        return self.to_python({"title": gettext("The first two hours"), "steps": entries(first, second)})


class ChecklistBlock(ShownBlock):
    safety_critical = True
    title = line(max_length=200, label=_("Title"))
    items = blocks.ListBlock(rich(INLINE), min_num=1, max_num=MOST, label=_("Items"))
    access = access()

    class Meta:
        icon = "tick-inverse"
        label = _("Checklist")
        help_text = _("Numbered. What to tick off. Ticks stay in the reader's browser.")

    def get_preview_value(self) -> blocks.StructValue:
        texts = (
            gettext("The child knows your name and what happens next."),
            gettext("An interpreter without ties to the adults is on the line."),
        )
        return self.to_python({"title": gettext("Before you leave"), "items": entries(*texts)})


class IndicatorsBlock(ShownBlock):
    safety_critical = True
    title = line(
        max_length=200, label=_("Group"), help_text=_("One group of signs in a block, such as “Forced begging”.")
    )
    text = rich(PROSE, required=False, label=_("Introduction"))
    items = blocks.ListBlock(
        rich(INLINE), min_num=1, max_num=MOST, label=_("Signs"), help_text=_("What one can see or hear; one sign each.")
    )
    next = blocks.ListBlock(
        rich(INLINE), min_num=1, max_num=MOST, label=_("What to do next"), help_text=_("Always shown below the signs.")
    )
    access = access()

    class Meta:
        icon = "view"
        label = _("Indicators")
        help_text = _("Numbered. Signs that readers mark as observed or suspected, in their browser alone. No score.")

    def get_preview_value(self) -> blocks.StructValue:
        signs = (
            gettext("Must bring a fixed amount of money each day."),
            gettext("Is brought and fetched by an adult."),
        )
        following = gettext("Speak with the child alone, with an interpreter.")
        return self.to_python(
            {"title": gettext("Begging and petty crime"), "items": entries(*signs), "next": entries(following)}
        )
