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
    """Days stay plain, since they are texts to the reader; short lists and the mappings inside lists stand on one line."""
    import yaml

    class Dumper(yaml.SafeDumper):
        yaml_implicit_resolvers = {
            first: [(tag, pattern) for tag, pattern in found if not tag.endswith("timestamp")] for first, found in yaml.SafeDumper.yaml_implicit_resolvers.items()
        }

        def ignore_aliases(self, data: Any) -> bool:
            return True

    def items(dumper: Any, value: list) -> Any:
        short = all(isinstance(each, (str, int, float)) and len(str(each)) < 24 for each in value)
        node = dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=short)
        for each in node.value:
            if isinstance(each, yaml.MappingNode) and all(isinstance(part, yaml.ScalarNode) for pair in each.value for part in pair):
                each.flow_style = True
        return node

    Dumper.add_representer(list, items)
    return Dumper
