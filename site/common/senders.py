"""Who sends a form without a cookie: from which site it came, and from which address of the network."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

__all__ = ["is_from_elsewhere", "network_address", "sender_hash"]

#: What the header says of requests of our own pages, and of those that the reader typed or repeated.
OWN_SITES = ("same-origin", "none")
#: One customer of a provider has as many addresses of IPv6 as this leaves open (RFC 6177): together they count as one.
IPV6_NETWORK = 64


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Tell whether the browser says that another site sent this form.

    `Origin` decides where it names a site; then `Sec-Fetch-Site`; then `Referer`. Who says nothing of the kind is an old
    browser, a strict one, or no browser at all: no other site can make one of these send a form unseen.
    """
    origin = request.headers.get("Origin", "")
    if origin and origin != "null":
        return not _is_ours(request, origin)
    if site := request.headers.get("Sec-Fetch-Site", ""):
        return site not in OWN_SITES
    if origin:
        return True
    referer = request.headers.get("Referer", "")
    return bool(referer) and not _is_ours(request, referer)


def _is_ours(request: HttpRequest, address: str) -> bool:
    """Compare hosts and ports alone: behind a proxy the scheme may have changed on the way."""
    try:
        host = urlsplit(address).netloc.lower()
    except ValueError:
        return False
    return host in {request.get_host().lower(), urlsplit(settings.SITE_URL).netloc.lower()}


def network_address(request: HttpRequest) -> str:
    """Return the address that counts: of the connection, or what the outermost of our own proxies wrote down.

    With `PROXIES` proxies, each adds the address it was asked from at the right end of `X-Forwarded-For`; what stands
    further left was sent by the reader and proves nothing.
    """
    connected = request.META.get("REMOTE_ADDR", "")
    if not settings.PROXIES:
        return connected
    chain = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    return chain[-settings.PROXIES] if len(chain) >= settings.PROXIES and chain[-settings.PROXIES] else connected


def sender_hash(request: HttpRequest) -> str:
    """Return a stand-in for the address of the network that cannot be turned back without the site's secret key."""
    address = network_address(request)
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        pass
    else:
        if isinstance(parsed, ipaddress.IPv6Address):
            own = parsed.ipv4_mapped
            network = ipaddress.ip_network((parsed, IPV6_NETWORK), strict=False)
            address = str(own) if own else str(network)
    return salted_hmac("pyxida.senders", address, algorithm="sha256").hexdigest()
