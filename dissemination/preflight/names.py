"""Questions to the DNS. No answer is an empty one; a server that does not answer at all is an error."""

from collections.abc import Sequence
from ipaddress import ip_address

from dns.exception import DNSException
from dns.name import EmptyLabel, LabelTooLong
from dns.resolver import NXDOMAIN, NoAnswer, Resolver
from dns.reversename import from_address

SECONDS = 5.0


class NoDnsError(Exception):
    """Nobody answers questions about names."""


class Names:
    """`server` (`address` or `address:port`) is asked instead of the system's."""

    def __init__(self, server: str = "") -> None:
        self._resolver = Resolver(configure=not server)
        self._resolver.lifetime = SECONDS
        if server:
            host, _colon, port = server.partition(":")
            self._resolver.nameservers, self._resolver.port = [host], int(port or 53)

    def txt(self, name: str) -> list[str]:
        return [b"".join(row.strings).decode("ascii", "replace") for row in self._ask(name, "TXT")]

    def mx(self, name: str) -> list[str]:
        """Hosts, without the one of RFC 7505 that says that there is none."""
        hosts = [str(row.exchange).rstrip(".") for row in self._ask(name, "MX")]
        return [host for host in hosts if host]

    def addresses(self, name: str) -> list[str]:
        return [row.address for kind in ("A", "AAAA") for row in self._ask(name, kind)]

    def pointers(self, address: str) -> list[str]:
        """What an address is called."""
        return [str(row.target).rstrip(".") for row in self._ask(str(from_address(str(ip_address(address)))), "PTR")]

    def _ask(self, name: str, kind: str) -> Sequence:  # type: ignore[type-arg]  # dnspython's rows differ by kind
        try:
            return list(self._resolver.resolve(name, kind))
        except (NXDOMAIN, NoAnswer, EmptyLabel, LabelTooLong):
            return []
        except DNSException as error:
            raise NoDnsError(f"{name} {kind}: {type(error).__name__}") from error
