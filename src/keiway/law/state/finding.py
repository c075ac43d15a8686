"""What a state's law comes to for one case on one day."""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.answer import Gate, Verdict, worst


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Both gates of a state on a day."""

    state: str
    day: date
    register: Gate
    drive: Gate
    rules: tuple[str, ...]
    status: str | None
    why: str  # a few words for a table: statute, practice, no kei-specific limit found, not coded ...

    @property
    def verdict(self) -> Verdict:
        return worst([gate.verdict for gate in (self.register, self.drive) if gate.counts])
