"""A relay that costs next to nothing and answers each command after a while, as one across a network does.

python -m tests.bench.sink MILLISECONDS prints its port and counts nothing: the ledger does.
"""

import asyncio
import sys


class Sink(asyncio.Protocol):
    """Enough of SMTP for one letter after another."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._rest = b""
        self._in_letter = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._say(b"220 sink\r\n")

    def data_received(self, data: bytes) -> None:
        self._rest += data
        if self._in_letter:
            if not self._rest.endswith(b"\r\n.\r\n"):
                return
            self._rest, self._in_letter = b"", False
            self._say(b"250 2.0.0 taken\r\n")
            return
        *lines, self._rest = self._rest.split(b"\r\n")
        for line in lines:
            self._in_letter = line.upper() == b"DATA"
            self._say(b"354 go on\r\n" if self._in_letter else b"250 2.0.0 well\r\n")

    def _say(self, words: bytes) -> None:
        asyncio.get_running_loop().call_later(self._seconds, self._transport.write, words)  # type: ignore[attr-defined]


async def main(seconds: float) -> None:
    server = await asyncio.get_running_loop().create_server(lambda: Sink(seconds), "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1]) / 1000))
