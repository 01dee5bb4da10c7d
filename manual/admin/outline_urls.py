"""Addresses of the outline, below `/admin/manual/`."""

from django.urls import path

import manual.converters  # noqa: F401 registers them
from manual.admin import moves, outline

outline_addresses = [
    path("outline/", outline.outline, name="outline"),
    path("outline/order/", outline.order, name="outline_order"),
    path("outline/<int:page_id>/", outline.section, name="outline_section"),
    path("outline/<int:page_id>/chapter/", outline.chapter, name="outline_chapter"),
    path("outline/<int:page_id>/successor/", outline.successor, name="outline_successor"),
    path("outline/<int:page_id>/restore/", outline.restore, name="outline_restore"),
    path("outline/<int:page_id>/move/<citable:number>/", moves.propose, name="move"),
    path("outline/moves/<int:move_id>/approve/", moves.approve, name="move_approve"),
    path("outline/moves/<int:move_id>/decline/", moves.decline, name="move_decline"),
    path("outline/moves/<int:move_id>/take-back/", moves.take_back, name="move_take_back"),
]
