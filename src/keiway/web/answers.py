"""Answers kept by address and day: the same address asked again on the same day is the same answer."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date

from starlette.responses import Response

#: Bytes of bodies and addresses kept.
MOST_BYTES = 32_000_000
#: Bytes of the largest body that is kept: files to take away are made anew.
LARGEST = 500_000
#: What an entry weighs beside its body and address.
ENTRY_BYTES = 1000

Address = tuple[bytes, bytes]  # path and query as they were sent


class Answers:
    """Those used longest ago make room. Only good answers are kept: a mistake is quickly told again."""

    def __init__(self, most_bytes: int = MOST_BYTES):
        self.most_bytes = most_bytes
        self.bytes = 0
        self.day = date.today()
        self.kept: OrderedDict[Address, Response] = OrderedDict()

    def get(self, address: Address) -> Response | None:
        if self.day != (today := date.today()):
            self.kept.clear()
            self.bytes, self.day = 0, today
        found = self.kept.get(address)
        if found is not None:
            self.kept.move_to_end(address)
        return found

    def keep(self, address: Address, answer: Response, asked_on: date) -> None:
        """`asked_on`: an answer that was asked for before midnight is not one of today."""
        if answer.status_code != 200 or asked_on != self.day or address in self.kept or len(answer.body) > LARGEST:
            return
        self.kept[address] = answer
        self.bytes += _weight(address, answer)
        while self.bytes > self.most_bytes:
            self.bytes -= _weight(*self.kept.popitem(last=False))


class FromKept:
    """Plain ASGI: what is kept is sent at once, everything else goes on to the app."""

    def __init__(self, app, answers: Answers):
        self.app, self.answers = app, answers

    async def __call__(self, scope, receive, send):
        found = self.answers.get(address(scope)) if scope["type"] == "http" else None
        if found is None:
            return await self.app(scope, receive, send)
        await send({"type": "http.response.start", "status": 200, "headers": found.raw_headers})
        await send({"type": "http.response.body", "body": found.body})


def address(scope) -> Address:
    return scope["raw_path"], scope["query_string"]


def _weight(address: Address, answer: Response) -> int:
    return len(answer.body) + len(address[0]) + len(address[1]) + ENTRY_BYTES
