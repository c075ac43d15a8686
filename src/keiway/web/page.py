"""What a page is, and what it is asked. One folder under ``pages`` holds one page; no other file names it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from keiway.errors import UsageError

#: The longest value of one input. A question in words is far shorter; what costs time to read is long.
LONGEST = 300
#: The longest text of a small file that is put into a box.
LONGEST_FILE = 3000
#: As many values as one address may carry: every input of a check, and some `set`.
MOST = 60
BARE = re.compile(r"[-+]?[0-9][0-9,]*(\.[0-9]*)?")  # a number without its unit

Rows = Iterable[Iterable[Any]]
Query = tuple[tuple[str, str], ...]


class Asked(msgspec.Struct, frozen=True):
    """The inputs of an address: parts of its path, then what stands behind the question mark, in order."""

    path: dict[str, str] = {}
    query: tuple[tuple[str, str], ...] = ()

    def one(self, name: str) -> str | None:
        """The value of an input; a box left empty counts as not given."""
        return next((value.strip() for key, value in self.query if key == name and value.strip()), None)

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(value.strip() for key, value in self.query if key == name and value.strip())

    @property
    def given(self) -> tuple[tuple[str, str], ...]:
        """The inputs that have a value, in order."""
        return tuple((key, value.strip()) for key, value in self.query if value.strip())


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What a page shows: its title, what its template is given, and its twins."""

    title: str
    data: Any  # the object of the .json twin: what the command line prints with --json; or a function that makes it
    view: dict[str, Any] = {}  # what the template is given
    header: tuple[str, ...] = ()  # of the .csv twin
    rows: Rows = ()
    link: tuple[tuple[str, str], ...] | None = None  # every input of the permalink; as asked where None
    status: int = 200
    to: str | None = None  # an address of this server where the answer stands: the browser is sent there


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A page to take away: its name, its bytes and the content security policy it goes with."""

    name: str
    body: bytes
    policy: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page: where it lives, what it takes and the function that answers it."""

    path: str  # "/state/{code}"; the twins are at the same address with .json and .csv
    show: Callable[[Asked], Shown]
    label: str | None = None  # its word on every page: in the head where `place` is below 100, else in the foot; None: nowhere
    place: int = 100  # order there
    door: str | None = None  # what one finds behind it, a short sentence: it stands beside its link, on the front page too
    inputs: tuple[str, ...] = ()
    several: tuple[str, ...] = ()  # inputs that may be given more than once
    begins: str = ""  # inputs that begin so are taken as well: "cost.", one for each line of a bill
    files: tuple[str, ...] = ()  # inputs that hold the text of a small file
    alone: tuple[str, ...] = ()  # inputs that mean something else here than on other pages: neither handed over nor taken
    own: tuple[str, ...] = ()  # inputs of the page alone: no options of its command
    presses: str | None = None  # the input of its button, without which nothing slow is worked out; no option of the command
    units: tuple[tuple[str, str], ...] = ()  # unit of a number box: what is added to a bare number, ("load", "lb")
    csv: bool = False
    file: Callable[[Asked], File] | None = None  # what is downloaded at the same address with .html
    suffix: str = "html"  # of that file: html or yaml
    command: str = "check"  # the command that answers the same on the command line
    room: str | None = None  # the line of an answer that it opens: "crash"; answers and vehicles link to it, with those inputs it takes
    shares: tuple[tuple[str, str], ...] = ()  # style sheets and scripts that lie elsewhere in keiway: package, file
    examples: tuple[str, ...] = ()  # addresses, each a good answer: the tests open them all

    def is_pressed(self, query: Query) -> bool:
        """Was its button pressed?"""
        return any(key == self.presses and value.strip() for key, value in query)


def read_inputs(page: Page, query: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The inputs, each known, short and given once. Raises `UsageError`."""
    found = tuple((key, value) for key, value in query if value.strip())
    if len(found) > MOST:
        raise UsageError(f"{len(found)} inputs were given; an address may carry {MOST}.")
    seen = set()
    for key, value in found:
        if key not in page.inputs and not (page.begins and key.startswith(page.begins)):
            raise _unknown(page, key)
        most = LONGEST_FILE if key in page.files else LONGEST
        if len(value) > most:
            raise UsageError(f"{key}: {len(value)} characters were given; {most} is the most that is read.", fix=(value, None))
        if key in seen and key not in page.several:
            raise UsageError(f"{key} was given twice. Give it once.")
        seen.add(key)
    units = dict(page.units)
    return tuple((key, f"{value.strip()}{units[key]}" if key in units and BARE.fullmatch(value.strip()) else value) for key, value in found)


def _unknown(page: Page, key: str) -> UsageError:
    from keiway.flags import nearest

    key = key[:60]
    near = nearest(key, page.inputs)
    hint = f" Did you mean {near[0]}?" if near else f" It takes {', '.join(page.inputs)}." if page.inputs else " It takes none."
    return UsageError(f"this page has no input called {key!r}.{hint}", suggestions=near)
