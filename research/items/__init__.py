"""Items of a quiz: what a block asks, how it was answered, which come next. Pure: values in, values out."""

from research.items.choosing import HOW_MANY, Candidate, chosen
from research.items.figures import DIFFICULTY_FROM, DISCRIMINATION_FROM, Difficulty, difficulty, discrimination
from research.items.reading import Item, item_of, items_of, numbers_in

__all__ = [
    "DIFFICULTY_FROM",
    "DISCRIMINATION_FROM",
    "HOW_MANY",
    "Candidate",
    "Difficulty",
    "Item",
    "chosen",
    "difficulty",
    "discrimination",
    "item_of",
    "items_of",
    "numbers_in",
]
