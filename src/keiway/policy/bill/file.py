"""A definition as a small YAML file.

    bill: Our kei act
    kinds: [truck, van]          # truck, van, car, low_speed, kei, or kinds of the catalogue; left out: every kind
    when:                        # all of them must hold
    - engine <= 660 cc
    - length <= 130 in
    also: [an enclosed cab]      # asked too, and not judged
    source: where it was read

All mistakes are told at once, each with its line and column.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from keiway.errors import InvalidFile, NotUnderstood
from keiway.policy.bill import lines, measures
from keiway.policy.bill.record import Definition, Line, Source
from keiway.vehicles.mistakes import Mistake

KEYS = ("bill", "says", "kinds", "when", "also", "source")
TRY = "keiway bill ma-2024"
LONGEST = 20_000  # characters of a file


def read(path: str | Path) -> Definition:
    """A definition from a file. Raises `NotUnderstood` where there is none, `InvalidFile` with every mistake."""
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InvalidFile(f"{path} is not a UTF-8 text file. Save it as UTF-8.", try_=TRY) from error
    except (OSError, ValueError) as error:
        raise _no_file(path, getattr(error, "strerror", None) or str(error)) from error
    return parse(text, str(path))


def parse(text: str, name: str) -> Definition:
    """The same from text; `name` stands in messages."""
    if len(text) > LONGEST:
        raise InvalidFile(f"{name} has {len(text):,} characters; a definition has at most {LONGEST:,}.", try_=TRY)
    mistakes: list[Mistake] = []
    entries = _entries(text, mistakes)
    values: dict[str, Any] = {}
    for key, node, loader in entries:
        _take(key, node, loader, values, mistakes)
    if not mistakes and not values.get("when") and not values.get("kinds"):
        mistakes.append(Mistake(1, 1, "nothing is asked: give lines under when, such as '- length <= 130 in'"))
    if mistakes:
        told = "\n".join(f"  {one}" for one in mistakes)
        raise InvalidFile(f"{name} has {len(mistakes)} mistake{'s' * (len(mistakes) > 1)}:\n{told}", suggestions=[str(one) for one in mistakes], try_=TRY)
    stem = re.sub(r"[^a-z0-9]+", "-", Path(name).stem.casefold()).strip("-") or "definition"
    return Definition(
        id=stem, title=values.get("bill") or stem, says=values.get("says", ""), kinds=values.get("kinds", ()), lines=values.get("when", ()),
        also=values.get("also", ()), sources=values.get("source", ()),
    )  # fmt: skip


def dump(definition: Definition) -> str:
    """The file of a definition: `parse` reads it back as the same lines."""
    out = [f"bill: {_text(definition.title)}"]
    out += [f"says: {_text(definition.says)}"] if definition.says else []
    out += [f"kinds: [{', '.join(definition.kinds)}]"] if definition.kinds else []
    out += ["when:", *(f"- {line.text}" for line in definition.lines)] if definition.lines else []
    out += ["also:", *(f"- {_text(one)}" for one in definition.also)] if definition.also else []
    out += ["source:", *(f"- {_text(one.url or one.title)}" for one in definition.sources)] if definition.sources else []
    return "\n".join(out) + "\n"


def _text(text: str) -> str:
    """Text as YAML: quoted, so that no mark in it is read as one."""
    import json

    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _entries(text: str, mistakes: list[Mistake]) -> list[tuple[str, Any, Any]]:
    """Key, node and loader of each top-level entry."""
    import yaml

    from keiway.store import _loader

    try:
        loader = _loader()(text)
        node = loader.get_single_node()
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        mistakes.append(Mistake(*((mark.line + 1, mark.column + 1) if mark else (1, 1)), f"not YAML: {getattr(error, 'problem', None) or error}"))
        return []
    if not isinstance(node, yaml.MappingNode):
        mistakes.append(Mistake(1, 1, "a list of 'key: value' lines is needed, beginning with 'bill:' and 'when:'"))
        return []
    found: list[tuple[str, Any, Any]] = []
    for key, value in node.value:
        name = str(getattr(key, "value", "?"))
        if name in (one for one, _, _ in found):
            mistakes.append(Mistake(key.start_mark.line + 1, key.start_mark.column + 1, f"{name} is given twice"))
        elif name not in KEYS:
            mistakes.append(Mistake(key.start_mark.line + 1, key.start_mark.column + 1, _unknown(name)))
        else:
            found.append((name, value, loader))
    return found


def _unknown(name: str) -> str:
    from keiway.flags import nearest

    measure = nearest(name, [*(one.name for one in measures.MEASURES), *measures.ALIASES], cutoff=80)
    if measure:
        return f"no key is called {name!r}: a limit is a line under when, such as '- {measure[0]} <= ...'"
    near = nearest(name, KEYS)
    return f"no key is called {name!r}" + (f"; did you mean {near[0]}?" if near else f"; keys: {', '.join(KEYS)}")


def _take(key: str, node: Any, loader: Any, values: dict[str, Any], mistakes: list[Mistake]) -> None:
    import yaml

    try:
        value = loader.construct_object(node, deep=True)
    except (yaml.YAMLError, ValueError, TypeError) as error:
        mistakes.append(Mistake(node.start_mark.line + 1, node.start_mark.column + 1, f"{key}: {getattr(error, 'problem', None) or error}"))
        return
    if key in ("bill", "says"):
        if isinstance(value, str | int | float) and str(value).strip():
            values[key] = str(value).strip()
        else:
            mistakes.append(Mistake(node.start_mark.line + 1, node.start_mark.column + 1, f"{key}: a text is needed"))
        return
    listed = value if isinstance(value, list) else [value]
    places = [one.start_mark for one in node.value] if isinstance(node, yaml.SequenceNode) else [node.start_mark]
    taken = []
    for one, mark in zip(listed, places, strict=False):
        try:
            taken.append(entry(key, one))
        except ValueError as error:
            mistakes.append(Mistake(mark.line + 1, mark.column + 1, f"{key}: {error}"))
    values[key] = tuple(taken)


def entry(key: str, value: Any) -> Line | Source | str:
    """One entry of a list. Raises ValueError in plain words."""
    if key == "when":
        return lines.line(value)
    if not isinstance(value, str | int | float) or not str(value).strip():
        raise ValueError(f"{value!r} is no text")
    text = str(value).strip()
    if key == "kinds":
        return lines.word("kind", text)
    if key == "source":
        return Source(title=text, url=text if text.startswith(("https://", "http://")) else "")
    return text


def _no_file(path: Path, why: str) -> NotUnderstood:
    from keiway.flags import nearest

    try:
        there = [str(path.with_name(file.name)) for file in path.parent.iterdir() if file.suffix in (".yaml", ".yml")]
    except (OSError, ValueError):
        there = []
    near = nearest(str(path), there)
    hint = f" Did you mean {near[0]}?" if near else ""
    return NotUnderstood(f"no file {str(path)!r} could be read ({why}).{hint}", suggestions=near, try_=TRY, fix=(str(path), near[0]) if near else None)
