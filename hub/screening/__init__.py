"""The safeguarding screen: finds what could identify a child, a victim or a witness before a person reads it.

Pure functions, no database, no list of names. `screen(text)` finds, `screen_places` does so for named texts,
`mask(text)` takes addresses and telephone numbers out of messages between partners.
"""

from hub.screening.finding import Finding, Kind, Severity
from hub.screening.mask import mask
from hub.screening.screen import screen, screen_places

__all__ = ["Finding", "Kind", "Severity", "mask", "screen", "screen_places"]
