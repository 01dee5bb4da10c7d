"""Writing to a person. `dissemination` is behind this port: every mail goes through the one ledger."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID


@dataclass(frozen=True)
class Recipient:
    """Where a notice goes. `key` says who it is without the address (`user:<uuid>`, `contact:<uuid>`)."""

    key: str
    address: str
    language: str


@dataclass(frozen=True)
class ReplyTo:
    """An answer to the mail goes to `hub.ports.inbox.reply_address` of these; its secret is made when the mail goes."""

    local_part: str
    subject: UUID


@dataclass(frozen=True)
class Notice:
    """One mail to be written.

    `key` is deterministic: a second notice with the same key is the same notice and is not sent again.
    `template` names `<template>.subject.txt`, `.txt` and `.html`; `context` holds plain JSON values.
    """

    kind: str
    key: str
    to: Recipient
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    urgent: bool = False
    reply_to: ReplyTo | None = None


class Notices(Protocol):
    def send(self, notice: Notice) -> None:
        """Write the mail into the ledger in the caller's transaction; a worker sends it after the commit."""
        ...

    def forget(self, key: str) -> None:
        """End what waits of the notices whose key begins with `key`, and forget what all of them say."""
        ...


_provider: Notices | None = None


def provide(provider: Notices) -> None:
    """Fill the port; `dissemination` does so once at start."""
    global _provider  # the port is a slot of the process, filled once
    _provider = provider


def send(notice: Notice) -> None:
    """Hand a notice over. Raises RuntimeError where no room fills the port."""
    if _provider is None:
        raise RuntimeError("No room fills the port `notices`.")
    _provider.send(notice)


def forget(key: str) -> None:
    """Of the notices whose key begins with `key`: what waits is not sent, and no text of any is kept."""
    if _provider is None:
        raise RuntimeError("No room fills the port `notices`.")
    _provider.forget(key)
