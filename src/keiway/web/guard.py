"""What stands around every answer: limits on what is read, headers on what is sent. Plain ASGI, before any page."""

from __future__ import annotations

import traceback

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
SENT = tuple((key.encode(), value.encode()) for key, value in HEADERS.items())
SENT_WITHOUT_POLICY = tuple(pair for pair in SENT if pair[0] != b"content-security-policy")
#: Names this machine has for itself. Any other in a request's Host is another site's page asking for ours.
OWN_NAMES = ("127.0.0.1", "localhost", "[::1]", "testserver")


class Guard:
    """Only GET and HEAD, short addresses, no body, asked by one of `hosts` (None: any name); the headers above on every
    response, errors included."""

    def __init__(self, app, hosts: tuple[str, ...] | None = OWN_NAMES):
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope, receive, send):
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        if scope["type"] != "http":
            return None  # no websockets: nothing here speaks them

        begun = False

        async def guarded(message):
            nonlocal begun
            begun = True
            if message["type"] == "http.response.start":
                given = message["headers"]
                names = {name for name, _ in given}
                more = SENT_WITHOUT_POLICY if b"content-security-policy" in names else SENT  # a file to take away has its own, as strict
                more = more if b"cache-control" in names else (*more, (b"cache-control", b"no-store"))
                message = {**message, "headers": [*given, *more]}
            await send(message)

        if refusal := self._refused(scope):
            return await _say(guarded, *refusal)
        try:
            return await self.app(scope, receive, guarded)
        except Exception:
            traceback.print_exc()  # on the server's own screen
            if not begun:
                await _say(guarded, 500, "A mistake of keiway's own. Please report it with this address.")

    def _refused(self, scope) -> tuple[int, str] | None:
        """Status and words for a request that is not read at all."""
        if scope["method"] not in ("GET", "HEAD"):
            return 405, "keiway only answers questions in an address: GET."
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            return 414, f"The address is longer than {LONGEST_ADDRESS} bytes; no question needs that."
        sent = {}
        for key, value in scope["headers"]:
            if key == b"host" and key in sent:
                return 400, "Two hosts were named."
            sent[key] = value
        if sent.get(b"content-length", b"0") != b"0" or b"transfer-encoding" in sent:
            return 413, "keiway reads no body: everything is in the address."
        if self.hosts is not None and _name(sent.get(b"host", b"")) not in self.hosts:
            return 400, "Invalid host header: this server answers under this machine's own name alone."
        if _from_elsewhere(sent):
            return 403, "Another site's page asked for this. Follow a link to it instead."
        return None


def _name(host: bytes) -> str:
    """The host without its port."""
    text = host.decode("latin-1").lower()
    return text[: text.find("]") + 1] if text.startswith("[") else text.partition(":")[0]


def _from_elsewhere(sent: dict[bytes, bytes]) -> bool:
    """A picture, script or frame of another site's page that points here, by what browsers tell. Links may."""
    if sent.get(b"sec-fetch-site", b"none") in (b"none", b"same-origin"):
        return False
    return sent.get(b"sec-fetch-mode") != b"navigate" or sent.get(b"sec-fetch-dest") != b"document"


async def _say(send, status: int, words: str) -> None:
    body = f"{words}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode()), (b"connection", b"close")]
    if status == 405:
        headers.append((b"allow", b"GET, HEAD"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
