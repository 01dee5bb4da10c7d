"""A page as a screen reader says it, from Chromium's accessibility tree: one line a stop, in the order of reading."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

Node = dict[str, Any]
Attributes = dict[int, dict[str, str]]
Line = tuple[int, str, bool]  # how deep, what is said, whether it is text that goes on in the next line
SILENT = {"none", "generic", "InlineTextBox", "LineBreak", "RootWebArea", "ListMarker", "LabelText"}
WHOLE = {
    *("link", "button", "heading", "searchbox", "textbox", "combobox", "radio", "checkbox", "option", "image"),
    *("term", "rowheader", "columnheader", "DisclosureTriangle"),
}
STATES = {"expanded": "expanded {}", "checked": "checked {}", "required": "required", "live": "live {}"}
ATTRIBUTES = {"lang": "in {}", "aria-current": "current"}


def spoken(page: Page) -> list[str]:
    """Landmarks, headings, lists, links, fields and texts, with their states; nested as the page nests them."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    dom = session.send("DOM.getFlattenedDocument", {"depth": -1, "pierce": True})["nodes"]
    given = {one["backendNodeId"]: _pairs(one.get("attributes", [])) for one in dom}
    session.detach()
    root = next(node for node in nodes.values() if "parentId" not in node)
    lines: list[Line] = []
    for depth, said, text in _lines(root, nodes, given, depth=0):
        if text and lines and f"“{said}”" in lines[-1][1]:
            continue  # the label of a field, which has said it
        if text and lines and lines[-1][::2] == (depth, True):
            said = f"{lines.pop()[1]} {said}"
        lines.append((depth, said, text))
    return [f"{'  ' * depth}{said}" for depth, said, _text in lines]


def _lines(node: Node, nodes: dict[str, Node], given: Attributes, depth: int) -> Iterator[Line]:
    role, name = node.get("role", {}).get("value", ""), " ".join(node.get("name", {}).get("value", "").split())
    heard = not node.get("ignored") and role not in SILENT
    if heard and role == "StaticText":
        if name:
            yield depth, name, True
        return
    if heard:
        said = f"{role} “{name}”" if name else role
        yield depth, ", ".join([said, *_states(node, given.get(node.get("backendDOMNodeId", 0), {}))]), False
    if heard and role in WHOLE and name:
        return
    for key in node.get("childIds", []):
        if key in nodes:
            yield from _lines(nodes[key], nodes, given, depth + heard)


def _states(node: Node, attributes: dict[str, str]) -> Iterator[str]:
    values = {one["name"]: str(one["value"].get("value")).lower() for one in node.get("properties", [])}
    if node["role"]["value"] == "heading":
        yield f"level {values['level']}"
    for name, words in STATES.items():
        if name in values and (name == "expanded" or values[name] not in {"none", "false", "off"}):
            yield words.format(values[name])
    for name, words in ATTRIBUTES.items():
        if attributes.get(name):
            yield words.format(attributes[name])


def _pairs(flat: list[str]) -> dict[str, str]:
    return dict(zip(flat[::2], flat[1::2], strict=True))
