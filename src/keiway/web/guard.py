"""What stands around every answer: limits on what is read, headers on what is sent. Plain ASGI, before any page."""

from __future__ import annotations

#: Bytes of an address, path and inputs together.
LONGEST_ADDRESS = 4096

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; font-src 'none'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-dns-prefetch-control": "off",
}


class Guard:
    """Only GET and HEAD, short addresses, no body; the headers above on every response, errors included."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        if scope["type"] != "http":
            return None  # no websockets: nothing here speaks them

        async def guarded(message):
            if message["type"] == "http.response.start":
                names = {name for name, _ in message["headers"]}
                more = [(key.encode(), value.encode()) for key, value in HEADERS.items() if key.encode() not in names]
                if b"cache-control" not in names:
                    more.append((b"cache-control", b"no-store"))
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        if refusal := _refused(scope):
            return await _say(guarded, *refusal)
        return await self.app(scope, receive, guarded)


def _refused(scope) -> tuple[int, str] | None:
    """Status and words for a request that is not read at all."""
    if scope["method"] not in ("GET", "HEAD"):
        return 405, "keiway only answers questions in an address: GET."
    if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
        return 414, f"The address is longer than {LONGEST_ADDRESS} bytes; no question needs that."
    sent = {key: value for key, value in scope["headers"]}
    if sent.get(b"content-length", b"0") != b"0" or b"transfer-encoding" in sent:
        return 413, "keiway reads no body: everything is in the address."
    return None


async def _say(send, status: int, words: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    if status == 405:
        headers.append((b"allow", b"GET, HEAD"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{words}\n".encode()})
