"""A relay in memory, for tests of what stands above the channel."""

from collections import defaultdict

from dissemination.channels.base import Letter, Phase, Reply

OK = Reply(Phase.REPLY, 250, "2.0.0", "OK")


class MemoryChannel:
    """Accepts everything, except what `answer` orders for an address (each order once, in turn)."""

    longest = 1.0

    def __init__(self) -> None:
        self.accepted: list[Letter] = []
        self._orders: dict[str, list[Reply]] = defaultdict(list)

    def answer(self, address: str, *replies: Reply) -> None:
        self._orders[address].extend(replies)

    def send(self, letter: Letter) -> Reply:
        orders = self._orders[letter.recipient]
        reply = orders.pop(0) if orders else OK
        if reply.accepted:
            self.accepted.append(letter)
        return reply

    def close(self) -> None:
        """Nothing is open."""
