"""RFC 7208, as far as a domain of one's own needs it: whether its record lets an address send."""

from ipaddress import ip_address, ip_network

from dissemination.preflight.names import Names

MOST_LOOKUPS = 10
OPEN = ("+all", "all", "?all")
CLOSED = ("-all", "~all")


def records(names: Names, domain: str) -> list[str]:
    return [text for text in names.txt(domain) if text.lower().split(" ")[0] == "v=spf1"]


def is_closed(record: str) -> bool:
    """It says what is to be thought of all others."""
    terms = record.lower().split()
    return bool({*CLOSED} & {*terms}) or any(term.startswith("redirect=") for term in terms)


def covers(names: Names, domain: str, address: str) -> bool:
    """A record that asks more than ten questions is broken, and covers nothing."""
    return _covers(names, domain, address, [0])


def _covers(names: Names, domain: str, address: str, asked: list[int]) -> bool:
    asked[0] += 1
    found = records(names, domain)
    if asked[0] > MOST_LOOKUPS or len(found) != 1:
        return False
    for term in found[0].split()[1:]:
        if _matches(names, domain, address, term, asked):
            return not term.startswith(("-", "~", "?"))
    return False


def _matches(names: Names, domain: str, address: str, term: str, asked: list[int]) -> bool:
    kind, _colon, given = term.lstrip("+-~?").partition(":")
    if kind.startswith("redirect="):
        return _covers(names, kind.removeprefix("redirect="), address, asked)
    kind, _slash, length = kind.partition("/")
    given, _slash, given_length = given.partition("/") if kind in ("a", "mx") else (given, "", "")
    length = length or given_length
    match kind:
        case "all":
            return True
        case "ip4" | "ip6":
            return _is_in(address, given)
        case "include":
            return _covers(names, given, address, asked)
        case "a" | "mx":
            asked[0] += 1
            hosts = [given or domain] if kind == "a" else names.mx(given or domain)
            found = [one for host in hosts for one in names.addresses(host)]
            return any(_is_in(address, f"{one}/{length}" if length else one) for one in found)
    return False


def _is_in(address: str, network: str) -> bool:
    try:
        return ip_address(address) in ip_network(network, strict=False)
    except ValueError:
        return False
