"""When two texts are versions of one article: one canonical address, or one id of one outlet."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from vigie.gazetteer.fold import strict_key

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|at_\w+|xtor|ref_src", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str) -> str:
    """An address without what does not name the page: scheme's case, ``www.``, default port, fragment, tracking
    parameters, order of the others, last slash. http and https are one."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:  # no address: leave it as it is
        return url.strip()
    host = (parts.hostname or "").removeprefix("www.")
    if port is not None and port != _PORTS.get(parts.scheme.lower()):
        host = f"{host}:{port}"
    kept = sorted(p for p in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(p[0]))
    scheme = "https" if parts.scheme.lower() in _PORTS else parts.scheme.lower()
    return urlunsplit((scheme, host, parts.path.rstrip("/"), urlencode(kept), ""))


def one_outlet(left: str | None, right: str | None) -> bool:
    """Whether two outlets are one, as far as both are known."""
    return not left or not right or strict_key(left) == strict_key(right)


def second_id(given: str, *parts: str | None) -> str:
    """An id for another article that was given an id in use: the id, ``~`` and eight digits from ``parts``."""
    digest = hashlib.sha256("\0".join(p or "" for p in parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{given}~{digest[:8]}"
