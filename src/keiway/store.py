"""Read the fact files: text is the truth, a compiled copy beside it is only for speed.

A `Topic` names some YAML files under ``data/`` and the msgspec type they must fit. Loading hashes the
texts; if the compiled copy carries the same hash it is decoded (about a millisecond), otherwise the texts are
parsed, checked and compiled again. Nothing here knows what the facts mean.

Facts can be put aside for a while: ``with under(world):`` every room reads the world's facts in place of the shipped ones, so
that what a changed rule would do is asked through the same doors. What is kept in memory is kept by world (`per_world`, and
`keiway.kept`).
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, cached_property, lru_cache, wraps
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from keiway.errors import DataError

DATA = Path(__file__).parent / "data"
COMPILED = DATA / "compiled"


class World(NamedTuple):
    """Facts that stand in place of shipped ones. `id` names all that differs: two worlds of one id hold the same facts."""

    id: str
    facts: dict[str, Any]  # name of a topic -> what its `value` is


_WORLD: ContextVar[World | None] = ContextVar("keiway_world", default=None)


@contextmanager
def under(world: World | None) -> Iterator[None]:
    """Within it every `Topic` of the world has the world's facts; None: the shipped ones, also inside another world."""
    token = _WORLD.set(world)
    try:
        yield
    finally:
        _WORLD.reset(token)


def standing() -> str:
    """Id of the world that stands; empty for the shipped facts."""
    world = _WORLD.get()
    return world.id if world else ""


def per_world(most: int | None = None) -> Callable:
    """`functools.lru_cache`, of results that facts decide: each world has its own."""

    def keeping(function: Callable) -> Callable:
        @lru_cache(maxsize=most)
        def of(world: str, *args: Any, **named: Any) -> Any:
            return function(*args, **named)

        @wraps(function)
        def found(*args: Any, **named: Any) -> Any:
            return of(standing(), *args, **named)

        found.cache_clear, found.cache_info = of.cache_clear, of.cache_info
        return found

    return keeping


@cache
def data_version() -> str:
    """The day of the shipped facts, as in 2026.11.24."""
    return (DATA / "VERSION").read_text(encoding="utf-8").strip()


def read_yaml(path: Path) -> Any:
    """One YAML file as plain Python values. Dates stay text, only true/false are booleans, no key twice."""
    return parse_yaml(path.read_text(encoding="utf-8"), str(path.name))


def parse_yaml(text: str, name: str = "<text>") -> Any:
    import yaml

    try:
        return yaml.load(text, Loader=_loader())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        problem = getattr(error, "problem", None) or str(error)
        raise DataError(f"{name}{where}: {problem}") from error


_LOADER: type | None = None


def _loader() -> type:
    """A safe loader without YAML 1.1's traps: `NO` is text, `2001-12` is text, repeated keys are refused."""
    global _LOADER
    if _LOADER is not None:
        return _LOADER
    import yaml

    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):
        yaml_implicit_resolvers: dict = {}

    tag = "tag:yaml.org,2002:"
    for kind, pattern, first in (
        ("null", r"^(?:~|null|)$", ["~", "n", ""]),
        ("bool", r"^(?:true|false)$", list("tf")),
        ("int", r"^[-+]?(?:0|[1-9][0-9]*)$", list("-+0123456789")),
        ("float", r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
        ("merge", r"^<<$", ["<"]),
    ):
        Loader.add_implicit_resolver(f"{tag}{kind}", re.compile(pattern), first)

    def mapping(loader, node):
        seen = set()
        for key, _ in node.value:
            name = getattr(key, "value", None)
            if isinstance(name, str) and key.tag != f"{tag}merge":
                if name in seen:
                    raise yaml.constructor.ConstructorError(
                        None, None, f"key {name!r} is given twice", key.start_mark
                    )
                seen.add(name)
        loader.flatten_mapping(node)
        return {loader.construct_object(k, deep=True): loader.construct_object(v, deep=True) for k, v in node.value}

    Loader.add_constructor(f"{tag}map", mapping)
    _LOADER = Loader
    return Loader


class Topic:
    """Some fact files and the type they are read as.

    `patterns` are globs under ``data/``; `type` is any msgspec-decodable type; `build` turns
    ``{path relative to data/: parsed value}`` into something that fits it (the default is the list of the
    files' values in path order).
    """

    def __init__(
        self,
        name: str,
        patterns: str | list[str],
        type: Any,
        build: Callable[[dict[str, Any]], Any] | None = None,
        reads: Callable[[Path], Any] = read_yaml,
    ):
        self.name = name
        self.patterns = [patterns] if isinstance(patterns, str) else patterns
        self.type = type
        self.build = build or (lambda files: list(files.values()))
        self.reads = reads

    @property
    def paths(self) -> list[Path]:
        return sorted(path for pattern in self.patterns for path in DATA.glob(pattern))

    @cached_property
    def digest(self) -> str:
        """Hash of the texts and of the module that says what shape they have."""
        found = hashlib.blake2b(digest_size=16)
        for path in [*self.paths, *self._shapes()]:
            found.update(path.name.encode())
            found.update(path.read_bytes())
        return found.hexdigest()

    def _shapes(self) -> list[Path]:
        module = sys.modules[self.build.__module__]
        files = {module.__file__, getattr(sys.modules.get(_origin(self.type)), "__file__", None)}
        return sorted(Path(file) for file in files if file)

    @property
    def value(self) -> Any:
        """The facts, checked; those of the world that stands, where it has its own."""
        world = _WORLD.get()
        return world.facts[self.name] if world and self.name in world.facts else self.shipped

    @cached_property
    def shipped(self) -> Any:
        """The facts of the files. Read once a process."""
        compiled = COMPILED / f"{self.name}.msgpack"
        try:
            data = compiled.read_bytes()
            if data[:32].decode("ascii", "replace") == self.digest:
                return msgspec.msgpack.decode(data[32:], type=self.type)
        except (OSError, msgspec.DecodeError):
            pass
        return self._compile(compiled)

    def _compile(self, target: Path) -> Any:
        files = {path.relative_to(DATA).as_posix(): self.reads(path) for path in self.paths}
        try:
            value = msgspec.convert(self.build(files), self.type)
        except msgspec.ValidationError as error:
            raise DataError(f"{self.name}: {error}{self._culprit(files)}") from error
        if "KEIWAY_READ_ONLY" in os.environ:
            return value
        try:
            target.parent.mkdir(exist_ok=True)
            partial = target.with_suffix(f".{os.getpid()}")
            partial.write_bytes(self.digest.encode() + msgspec.msgpack.encode(value))
            partial.replace(target)
        except OSError:
            pass  # a read-only install still answers, only slower
        return value

    def _culprit(self, files: dict[str, Any]) -> str:
        """Name the one file that does not fit, where the files can be tried one by one."""
        for name, content in files.items():
            try:
                msgspec.convert(self.build({name: content}), self.type)
            except msgspec.ValidationError as error:
                return f" (in {name}: {error})"
            except Exception:
                return ""
        return ""


def _origin(type_: Any) -> str:
    """The module that defines `type_` or, for ``list[X]`` and ``dict[str, X]``, the X."""
    args = getattr(type_, "__args__", None)
    return _origin(args[-1]) if args else getattr(type_, "__module__", "builtins")
