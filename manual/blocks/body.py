"""The blocks of a section's body. Their values hold text and keys; how they look is in `manual/templates`."""

from wagtail import blocks

from manual.blocks.files import FigureBlock, FormBlock
from manual.blocks.lists import ChecklistBlock, IndicatorsBlock, StepsBlock
from manual.blocks.places import AnnexBlock, ContactBlock
from manual.blocks.table import TableBlock
from manual.blocks.texts import DefinitionBlock, HeadingBlock, LegalBlock, ParagraphBlock, WarningBlock


class BodyBlock(blocks.StreamBlock):
    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    steps = StepsBlock()
    checklist = ChecklistBlock()
    indicators = IndicatorsBlock()
    warning = WarningBlock()
    legal = LegalBlock()
    definition = DefinitionBlock()
    table = TableBlock()
    figure = FigureBlock()
    form = FormBlock()
    contact = ContactBlock()
    annex = AnnexBlock()
