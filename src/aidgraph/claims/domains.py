"""Whose site an address is on: from a URL to its registered domain, which tells independent sources apart."""

from typing import Final
from urllib.parse import urlsplit

# Second labels under .cn that are open to registration: the six categories, and CNNIC's 34 provincial domains.
_CATEGORIES: Final = frozenset(("ac", "com", "edu", "gov", "mil", "net", "org"))
_PROVINCES: Final = frozenset((
    "ah", "bj", "cq", "fj", "gd", "gs", "gx", "gz", "ha", "hb", "he", "hi", "hk", "hl", "hn", "jl", "js", "jx", "ln",
    "mo", "nm", "nx", "qh", "sc", "sd", "sh", "sn", "sx", "tj", "tw", "xj", "xz", "yn", "zj",
))  # fmt: skip
_SHARED_ELSEWHERE: Final = frozenset(("ac", "co", "com", "edu", "gov", "net", "org"))


def registered_domain(url: str) -> str:
    """``https://www.gangu.gov.cn/info`` → ``gangu.gov.cn``; empty where the address names no host with a domain.

    The last two labels; three where the second to last is a category (``com.cn``, ``gs.cn``, ``com.hk``). A host that
    is a number counts whole.
    """
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").strip(".")
    except ValueError:
        return ""
    labels = host.split(".")
    if host.replace(".", "").isdigit() or ":" in host:
        return host
    if len(labels) < 2 or not all(labels):
        return ""
    shared = _CATEGORIES | _PROVINCES if labels[-1] == "cn" else _SHARED_ELSEWHERE if len(labels[-1]) == 2 else ()
    return ".".join(labels[-3 if labels[-2] in shared else -2 :])
