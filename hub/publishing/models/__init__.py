"""Publishing: the page base, media, access, and the record of what was published."""

from hub.publishing.models.access_rule import AccessRule
from hub.publishing.models.four_eyes import FourEyesTask
from hub.publishing.models.media import AltText, HubDocument, HubImage, HubRendition
from hub.publishing.models.publication import (
    AnnouncementStatement,
    ChangeKind,
    ChangeStatement,
    ContentVersion,
    ParagraphChange,
    Publication,
)

__all__ = [
    "AccessRule",
    "AltText",
    "AnnouncementStatement",
    "ChangeKind",
    "ChangeStatement",
    "ContentVersion",
    "FourEyesTask",
    "HubDocument",
    "HubImage",
    "HubRendition",
    "ParagraphChange",
    "Publication",
]
