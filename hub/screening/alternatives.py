def any_of(words: str) -> str:
    """A pattern that matches one of these words, each a pattern of its own; `_` is a blank within one."""
    return "|".join(word.replace("_", r"\s") for word in words.split())
