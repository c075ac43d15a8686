"""A definition as it is asked for: by name, by file, by single limits, or one of these with limits changed.

    definition("ma-2024")
    changed(definition("ma-2024"), {"length_in": "134"})        the same with another length
    changed(None, {"cc": "660", "length_in": "3.3 m"})          one of its own
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, get_args

from keiway.errors import KeiwayError, UsageError, raise_all
from keiway.policy.bill import file, known, lines, measures
from keiway.policy.bill.record import Definition, Line
from keiway.policy.bill.single import numeric
from keiway.vehicles.record import Kind

OWN = "A definition of your own"
EXAMPLE = "length <= 130 in"
OFF = ("none", "off")  # takes a limit away


class Option(NamedTuple):
    """One limit as an option or a box: the measure and the comparison it stands for."""

    measure: str
    op: str
    says: str
    example: str


#: Name -> what it limits. A bare number is in the unit that the name carries.
OPTIONS = {
    "cc": Option("engine", "<=", "engine of at most so many cc", "660"),
    "kw": Option("power", "<=", "power of at most so many kW", "56"),
    "length_in": Option("length", "<=", "at most so long, in", "130"),
    "width_in": Option("width", "<=", "at most so wide, in", "60"),
    "height_in": Option("height", "<=", "at most so high, in", "78"),
    "mass_lb": Option("mass", "<=", "at most so heavy, lb", "2200"),
    "age": Option("age", ">=", "at least so old, years", "25"),
    "speed_mph": Option("top_speed", "<=", "top speed of at most so much, mph", "60"),
    "least_speed_mph": Option("top_speed", ">=", "top speed of at least so much, mph", "50"),
    "wheels": Option("wheels", ">=", "at least so many wheels", "4"),
    "origin": Option("origin", "==", "country of build, two letters", "JP"),
    "fuel": Option("fuel", "in", "fuels, as gasoline,electric", "gasoline"),
}


def definition(text: str) -> Definition:
    """A file where the name is one's, else a preset. Raises `KeiwayError` kinds."""
    if text.casefold().endswith((".yaml", ".yml")):
        return file.read(text)
    return known.preset(text)


def changed(
    base: Definition | None, given: Mapping[str, str | None], when: Sequence[str] = (), kinds: str | None = None, also: Sequence[str] = (),
    title: str | None = None, says: str | None = None, source: Sequence[str] = (),
) -> Definition:
    """`base` with limits put in place of its own, and lines added. Raises with every mistake; nothing given at all is one."""
    wrong: list[KeiwayError] = []
    found = list(base.lines) if base else []
    for name, text in given.items():
        if text is not None:
            _try(wrong, lambda name=name, text=text: _put(found, name, text))
    for text in when:
        _try(wrong, lambda text=text: found.append(_line(text)))
    own_kinds = base.kinds if base else ()
    if kinds is not None:
        own_kinds = _try(wrong, lambda: _kinds(kinds)) or ()
    raise_all(wrong)
    if base and (tuple(found), own_kinds, title or base.title, says or base.says, also, source) == (base.lines, base.kinds, base.title, base.says, (), ()):
        return base
    if not found and not own_kinds:
        raise UsageError("no definition was given: name one, or give limits.", try_="keiway bill --cc 660 --length-in 130")
    name = title or (f"{base.title}, changed" if base else OWN)
    return Definition(
        id=f"{base.id}-changed" if base else "own", title=name, kinds=own_kinds, lines=tuple(found), also=(*(base.also if base else ()), *also),
        says=says or "", sources=(*(base.sources if base else ()), *(file.entry("source", one) for one in source)), notes=base.notes if base else (),
    )  # fmt: skip


def _try(wrong: list[KeiwayError], step):
    try:
        return step()
    except KeiwayError as error:
        wrong.append(error)
        return None


def _put(found: list[Line], name: str, text: str) -> None:
    """One option: in place of the line it stands for, else at the end; `none` takes the line away."""
    option, spelled = OPTIONS[name], f"--{name.replace('_', '-')}"
    at = [n for n, line in enumerate(found) if _is(line, option)]
    if text.strip().casefold() in OFF:
        for n in reversed(at):
            del found[n]
        return
    try:
        made = lines.line(_written(option, text))
    except ValueError as error:
        said = str(error).removeprefix(f"{option.measure} {option.op} ").removeprefix(f"{option.measure} ")
        raise UsageError(f"{spelled} {text!r}: {said}.".replace("..", "."), fix=(spelled, _mended(option, text))) from error
    if at:
        found[at[0]] = made
    else:
        found.append(made)


def _is(line: Line, option: Option) -> bool:
    one = numeric(line)
    if one is None:
        return line.text.startswith((f"{option.measure} in ", f"{option.measure} == ")) and option.measure in ("origin", "fuel")
    return option.measure in measures.BY_NAME and one.fact == measures.BY_NAME[option.measure].fact and one.op[0] == option.op[0]


def _written(option: Option, text: str) -> str:
    """The option's line: a bare number gets its unit."""
    text = text.strip()
    if option.measure in ("origin", "fuel"):
        return f"{option.measure} in [{text.strip('[]')}]"
    measure = measures.BY_NAME[option.measure]
    bare = text.replace(",", "").replace(".", "", 1).lstrip("+-").isdigit()
    return f"{option.measure} {option.op} {text} {measure.us if bare else ''}".strip()


def _line(text: str) -> Line:
    """One line as it stands in a file, groups too."""
    from keiway.errors import DataError
    from keiway.store import parse_yaml

    try:
        raw = parse_yaml(text, "--when") if text.strip().startswith(("any:", "all:", "not:")) else text
        return lines.line(raw)
    except (ValueError, DataError) as error:
        said = str(error).removeprefix(f"{text!r} ")
        raise UsageError(f"--when {text!r}: {said}.".replace("..", ".").replace("?.", "?"), fix=(text, _mended_line(text))) from error


def _mended(option: Option, text: str) -> str:
    """The number that was typed, in the option's own unit, where that is a line; else an example."""
    number = re.match(r"[0-9][0-9,.]*", text.strip())
    try:
        lines.line(_written(option, number[0] if number else option.example))
    except ValueError:
        return option.example
    return number[0] if number else option.example


def _mended_line(text: str) -> str:
    """The line with the measure that was meant, where it can then be read; else an example."""
    from keiway.flags import nearest

    name = re.match(r"\s*([A-Za-z_]+)", text)
    near = nearest(name[1], [*(one.name for one in measures.MEASURES), *measures.WORDS]) if name else []
    try:
        return lines.line(text.replace(name[1], near[0], 1)).text if near else EXAMPLE
    except ValueError:
        return EXAMPLE


def _kinds(text: str) -> tuple[str, ...]:
    from keiway.flags import nearest

    words = []
    for part in text.split(","):
        if part.strip():
            try:
                words.append(lines.word("kind", part.strip()))
            except ValueError as error:
                near = nearest(part, [*measures.BODIES, *get_args(Kind)])
                raise UsageError(f"--kinds {str(error).removeprefix('kind ')}", fix=("--kinds", near[0] if near else "truck")) from error
    return tuple(words)


def inputs(definition: Definition) -> tuple[tuple[str, str], ...]:
    """The definition as names and values of an address or of options, every line as it stands: read back it is the same."""
    kinds = (("kinds", ",".join(definition.kinds)),) if definition.kinds else ()
    says = (("says", definition.says),) if definition.says else ()
    return (
        ("title", definition.title), *says, *kinds, *(("when", line.text) for line in definition.lines), *(("also", one) for one in definition.also),
        *(("source", one.url or one.title) for one in definition.sources),
    )  # fmt: skip


def boxes(definition: Definition) -> tuple[dict[str, str], list[str]]:
    """What each option would have to be for this definition, and the lines that no option stands for."""
    found: dict[str, str] = {}
    rest = []
    for line in definition.lines:
        name = next((name for name, option in OPTIONS.items() if name not in found and _is(line, option) and _fits(line, option)), None)
        if name:
            found[name] = _box(line, OPTIONS[name])
        else:
            rest.append(line.text)
    return found, rest


def _fits(line: Line, option: Option) -> bool:
    """The option's own comparison: < is no <=."""
    one = numeric(line)
    return one is None or one.op == option.op


def _box(line: Line, option: Option) -> str:
    if option.measure in ("origin", "fuel"):
        return line.text.partition("[")[2].strip("]") or line.text.rpartition(" ")[2]
    value = line.text.split(" ", 2)[2]
    measure = measures.BY_NAME[option.measure]
    return value.removesuffix(f" {measure.us}") if measure.us else value
