"""Files of the look as they are sent: from memory, with a tag by which a browser asks whether its own copy still holds."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

MEDIA = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


def sent(request: Request, body: bytes, media: str) -> Response:
    """The body, or 304 where the browser has it already."""
    tag = _tag(body)
    headers = {"etag": tag, "cache-control": "no-cache"}  # kept by the browser, asked about each time
    if tag in request.headers.get("if-none-match", "").replace("W/", "").split(", "):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=media)


def sent_file(request: Request, path: Path) -> Response:
    return sent(request, _read(path, path.stat().st_mtime_ns), MEDIA[path.suffix])


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int) -> bytes:
    return path.read_bytes()


@lru_cache(maxsize=64)
def _tag(body: bytes) -> str:
    return f'"{blake2b(body, digest_size=10).hexdigest()}"'
