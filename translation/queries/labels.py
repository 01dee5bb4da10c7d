"""What a part of a page is called: by the labels of its fields and blocks."""

from typing import Any

from wagtail.fields import StreamField


def heading(model: Any, field_path: str) -> str:
    """The name of the block, or of the field, that `field_path` of a page of `model` lies in."""
    name, *rest = field_path.split(".")
    try:
        field = model._meta.get_field(name)
    except LookupError:
        return name
    if isinstance(field, StreamField) and rest:
        block = field.stream_block.child_blocks.get(rest[0])
        return str(block.label) if block else rest[0]
    return str(getattr(field, "verbose_name", name)).capitalize()


def label(model: Any, field_path: str) -> str:
    """The name of the part within a block, where it has parts."""
    name, *rest = field_path.split(".")
    block: Any = None
    for part in rest:
        children = getattr(block, "child_blocks", None) if block is not None else _stream_children(model, name)
        block = getattr(block, "child_block", None) if children is None else children.get(part)
        if block is None:
            return ""
    return str(block.label) if len(rest) > 1 and block is not None and block.label else ""


def _stream_children(model: Any, name: str) -> Any:
    field = model._meta.get_field(name)
    return field.stream_block.child_blocks if isinstance(field, StreamField) else None
