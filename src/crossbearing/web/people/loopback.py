"""Whether only this machine is meant."""

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a server at that host, asks from that address, or has that name for itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
