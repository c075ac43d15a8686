"""How the tables of data/market name what they rest on."""

from __future__ import annotations

import msgspec

Strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True, "omit_defaults": True}


class Source(msgspec.Struct, **Strict):
    title: str
    url: str = ""
    date: str = ""
    note: str = ""
