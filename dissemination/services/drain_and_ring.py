"""What a worker does when a lane's bell rings: a few seconds of draining, then a bell for whoever goes on."""

from dissemination import doorbell
from dissemination.kinds import Lane
from dissemination.services.drain import Tally, drain


def drain_and_ring(*, lane: Lane) -> Tally:
    """Short, so that a worker that is asked to stop has stopped soon."""
    tally = drain(lane=lane)
    if tally.more:
        doorbell.ring(lane)
    return tally
