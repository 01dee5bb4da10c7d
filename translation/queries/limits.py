"""How many characters a part of a page takes."""

from typing import Any

from wagtail.fields import StreamField


def limit(model: Any, field_path: str) -> int:
    """The most characters of the field or block that `field_path` of a page of `model` names; 0 for any number."""
    name, *rest = field_path.split(".")
    try:
        field = model._meta.get_field(name)
    except LookupError:
        return 0
    if not isinstance(field, StreamField):
        return 0 if rest else int(getattr(field, "max_length", None) or 0)
    block: Any = field.stream_block
    for part in rest:
        children = getattr(block, "child_blocks", None)
        block = getattr(block, "child_block", None) if children is None else children.get(part)
        if block is None:
            return 0
    form_field = getattr(block, "field", None)
    return int(getattr(form_field, "max_length", None) or 0)
