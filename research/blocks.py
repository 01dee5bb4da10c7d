"""What a questionnaire is built of. Names, numbers and conditions are the same in every language and not translated."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from research.questionnaire.content import Level

NAME = r"^[a-z][a-z0-9_]{0,19}$"
NUMBERS = r"^[1-9]\d?( *, *[1-9]\d?)*$"
CONDITION = r"^[a-z][a-z0-9_]{0,19} *= *[1-9]\d?( *, *[1-9]\d?)*$"

LEVELS = [
    (Level.REACTION.value, _("Reaction: what they thought of it")),
    (Level.LEARNING.value, _("Learning: what they know and can do")),
    (Level.BEHAVIOUR.value, _("Behaviour: what they do at work")),
    (Level.RESULTS.value, _("Results: what became of it for children")),
]


def _common() -> list[tuple[str, blocks.Block]]:
    return [
        (
            "name",
            blocks.RegexBlock(
                NAME,
                label=_("short name"),
                help_text=_("Small letters and digits, such as q3. It stays when the words change."),
                error_messages={"invalid": _("Use small letters and digits; begin with a letter.")},
            ),
        ),
        ("text", blocks.TextBlock(label=_("question"), max_length=300)),
        ("help", blocks.TextBlock(label=_("help"), max_length=400, required=False)),
        ("required", blocks.BooleanBlock(label=_("must be answered"), required=False)),
        (
            "only_if",
            blocks.RegexBlock(
                CONDITION,
                label=_("only if"),
                required=False,
                help_text=_("For example q3=1,2: only where question q3 was answered by its first or second answer."),
                error_messages={"invalid": _("Write it as q3=1,2.")},
            ),
        ),
        (
            "level",
            blocks.ChoiceBlock(
                choices=LEVELS,
                label=_("what it tells of a training"),
                required=False,
                help_text=_(
                    "The follow-up of a training shows it there. A question with right answers tells of learning."
                ),
            ),
        ),
    ]


def _options() -> tuple[str, blocks.Block]:
    return "options", blocks.ListBlock(blocks.CharBlock(max_length=200), max_num=20, label=_("answers"))


def _right() -> tuple[str, blocks.Block]:
    return "right", blocks.RegexBlock(
        NUMBERS,
        label=_("right answers"),
        required=False,
        help_text=_("Their numbers, where knowledge is asked: 2 or 1,3. Nobody who answers sees them."),
        error_messages={"invalid": _("Write numbers with commas: 1,3.")},
    )


def _struct(label: Any, icon: str, *more: tuple[str, blocks.Block]) -> blocks.StructBlock:
    return blocks.StructBlock([*_common(), *more], label=label, icon=icon)


QUESTIONS: list[tuple[str, blocks.Block]] = [
    (
        "section",
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=_("title"), max_length=120)),
                ("text", blocks.TextBlock(label=_("introduction"), max_length=600, required=False)),
            ],
            label=_("New page"),
            icon="title",
        ),
    ),
    (
        "single",
        _struct(
            _("One answer"),
            "radio-full",
            _options(),
            _right(),
            (
                "background",
                blocks.BooleanBlock(
                    label=_("results are told apart by it"),
                    required=False,
                    help_text=_("A coarse fact such as profession or country; three at most."),
                ),
            ),
        ),
    ),
    ("multiple", _struct(_("Several answers"), "list-ul", _options(), _right())),
    (
        "scale",
        _struct(
            _("Scale"),
            "order",
            ("low", blocks.IntegerBlock(label=_("lowest"), default=1, min_value=0, max_value=1)),
            ("high", blocks.IntegerBlock(label=_("highest"), default=5, min_value=2, max_value=10)),
            ("low_words", blocks.CharBlock(label=_("words at the lowest"), max_length=60)),
            ("high_words", blocks.CharBlock(label=_("words at the highest"), max_length=60)),
        ),
    ),
    (
        "number",
        _struct(
            _("Number"),
            "decimal",
            ("low", blocks.IntegerBlock(label=_("lowest"), default=0)),
            ("high", blocks.IntegerBlock(label=_("highest"), default=100)),
        ),
    ),
    ("text", _struct(_("In words"), "pilcrow")),
]
