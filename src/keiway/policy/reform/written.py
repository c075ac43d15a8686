"""A reform written out as its file; read again it is the same reform."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.policy.reform.levers import lever
from keiway.policy.reform.record import Change, Reform, Setting


def dump(reform: Reform) -> str:
    """YAML that `parse` reads back to the same reform."""
    import yaml

    return yaml.dump(_plain(reform), Dumper=_dumper(), sort_keys=False, allow_unicode=True, width=120)


def _plain(reform: Reform) -> dict[str, Any]:
    found: dict[str, Any] = {"reform": reform.reform}
    if reform.title != reform.reform:
        found["title"] = reform.title
    if reform.author:
        found["author"] = reform.author
    found["from"] = reform.from_.isoformat()
    if reform.who:
        found["who"] = list(reform.who)
    if reform.set:
        found["set"] = {each.lever: _setting(each) for each in reform.set}
    if reform.rules:
        found["rules"] = [_change(each) for each in reform.rules]
    if reform.offers:
        found["offers"] = [msgspec.to_builtins(each) for each in reform.offers]
    for key in ("supposes", "notes", "sources"):
        if value := getattr(reform, key):
            found[key] = list(value) if isinstance(value, tuple) else value
    return found


def _setting(setting: Setting) -> Any:
    value = setting.value
    plain = (list(value) or "none") if isinstance(value, tuple) else value
    if setting.from_ is None:
        return plain
    unit = lever(setting.lever).unit
    return {"value": plain, **({"unit": unit} if unit else {}), "from": setting.from_.isoformat()}


def _change(change: Change) -> dict[str, Any]:
    plain = msgspec.to_builtins(change)
    if "from_" in plain:
        plain["from"] = plain.pop("from_")
    return plain


def _dumper() -> type:
    """Texts that YAML would read as something else are quoted; days are texts here."""
    import yaml

    class Dumper(yaml.SafeDumper):
        pass

    def text(dumper: Any, value: str) -> Any:
        plain = bool(value) and all(char.isalnum() or char in " _-.,()" for char in value) and value[0].isalpha() and not value.endswith(" ")
        traps = {"yes", "no", "on", "off", "true", "false", "null", "y", "n", "~", "none"}
        style = None if (plain and value.casefold() not in traps) or value == "none" else '"'
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    Dumper.ignore_aliases = lambda self, data: True
    return Dumper
