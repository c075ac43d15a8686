"""The connections of the server: how long and how much one may take before it is a question, and how many there may be.

A server that waits for slow senders for ever is stopped by a few dozen of them.
"""

from __future__ import annotations

from asyncio import TimerHandle
from collections import Counter

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from keiway.web.guard import SENT
from keiway.web.turns import is_own

#: Seconds from the first byte of a question, or from the connection, to the end of its headers.
ASK_S = 10.0
#: Seconds from there until the answer has been taken. A page takes eight at most (`workers`), and a slow reader some.
ANSWER_S = 60.0
#: Bytes of a question with its headers.
LONGEST = 16_384
#: Connections in all, and of one other machine.
MOST, MOST_OF_ONE = 512, 32

_of_one: Counter[str] = Counter()


class Connection(HttpToolsProtocol):
    """uvicorn's, with ends to patience."""

    watch: TimerHandle | None = None
    unread = 0  # bytes since the last whole question
    counted: str | None = None

    def connection_made(self, transport) -> None:
        super().connection_made(transport)
        host = self.client[0] if self.client else ""
        if not is_own(host):
            self.counted = host
            _of_one[host] += 1
        if len(self.connections) > MOST or (self.counted and _of_one[host] > MOST_OF_ONE):
            transport.abort()
            return
        self._expect(ASK_S)

    def data_received(self, data: bytes) -> None:
        self.unread += len(data)
        if self.unread > LONGEST:
            self.send_400_response("The question is too long.")
            return
        if self.watch is None:
            self._expect(ASK_S)
        super().data_received(data)

    def on_headers_complete(self) -> None:
        self.unread = 0
        self._expect(ANSWER_S)
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        if self.pipeline or self.transport.get_write_buffer_size():  # the next question, or a slow reader
            self._expect(ANSWER_S)
        else:
            self._rest()
        super().on_response_complete()

    def connection_lost(self, exc) -> None:
        self._rest()
        if self.counted:
            _of_one[self.counted] -= 1
            if not _of_one[self.counted]:
                del _of_one[self.counted]
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """As uvicorn's, with the headers of every other answer."""
        head = b"".join(b"%s: %s\r\n" % each for each in (*SENT, (b"cache-control", b"no-store"), (b"content-type", b"text/plain; charset=utf-8")))
        body = msg.encode()
        self.transport.write(b"HTTP/1.1 400 Bad Request\r\n%scontent-length: %d\r\nconnection: close\r\n\r\n%s" % (head, len(body), body))
        self.transport.close()

    def _expect(self, seconds: float) -> None:
        self._rest()
        self.watch = self.loop.call_later(seconds, self.transport.abort)

    def _rest(self) -> None:
        if self.watch is not None:
            self.watch.cancel()
            self.watch = None

