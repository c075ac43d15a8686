"""A file in parts, and the digest that tells whether one of them was altered. Knows bytes only; nothing is executed.

A part begins at a mark, ``<!--part:gates-->``, and ends at the next. What a person can read stands before the mark of
``data``, the JSON behind it, and the digests behind the mark of ``seal``, which is blank in what is digested. Text from
outside is escaped where it is put in, so that none of it can be a mark.

A digest shows a slip or a naive change. It is no signature: whoever changes a file can work out its digest again.
"""

from __future__ import annotations

import hashlib
import re

import msgspec

METHOD = "sha256"
MARK = re.compile(rb"<!--part:([a-z_]{1,40})-->")
HEAD, DATA, SEAL = "head", "data", "seal"
BEGIN, END = b'<script type="application/json" id="keiway-seal">', b"</script>\n</body>\n</html>\n"
DATA_BEGIN, DATA_END = b'<script type="application/json" id="keiway-data">', b"</script>\n"


class Seal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The digests of a file: of each part in their order, and of all of it."""

    method: str
    parts: dict[str, str]
    whole: str


def parts(content: bytes) -> dict[str, bytes]:
    """Name -> bytes of each part; what stands before the first mark is the head. A part named twice counts as one."""
    found: dict[str, bytes] = {}
    pieces = MARK.split(content)
    for name, piece in zip([HEAD, *(name.decode() for name in pieces[1::2])], pieces[::2], strict=True):
        found[name] = found.get(name, b"") + piece
    return found


def canonical(content: bytes) -> bytes:
    """Line ends as keiway writes them: a mail program or a repository may have changed those, and nobody reads them."""
    return content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def seal_of(content: bytes) -> Seal:
    """The digests of what stands before the seal."""
    return Seal(method=METHOD, parts={name: digest(part) for name, part in parts(content).items()}, whole=digest(content))


def sealed(content: bytes) -> bytes:
    """The whole file."""
    found = msgspec.json.encode(seal_of(content))
    return content + b"<!--part:seal-->" + BEGIN + found + END


def json_block(value: bytes) -> bytes:
    """JSON as a script that nothing in it can end: `<`, `>` and `&` stand in its text only, and may be written as codes."""
    for sign in (b"<", b">", b"&", "\u2028".encode(), "\u2029".encode()):
        value = value.replace(sign, f"\\u{ord(sign.decode()):04x}".encode())
    return DATA_BEGIN + value + DATA_END
