"""How an answer leaves the process: JSON, CSV, plain lines or a coloured page. Notes go to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Any

import msgspec

from keiway.answer import Verdict

STYLES = {
    Verdict.YES: "bold green",
    Verdict.YES_WITH_LIMITS: "bold yellow",
    Verdict.NOT_YET: "bold yellow",
    Verdict.NO: "bold red",
    Verdict.DISPUTED: "bold magenta",
    Verdict.UNKNOWN: "bold cyan",
}


class Output:
    """The way out chosen on the command line."""

    def __init__(self, *, json: bool = False, plain: bool = False, no_color: bool = False, quiet: bool = False):
        self.json, self.plain, self.quiet = json, plain, quiet
        self.no_color = no_color or plain or "NO_COLOR" in os.environ
        self._console = None

    @property
    def console(self):
        if self._console is None:
            from rich.console import Console

            width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else 110
            self._console = Console(
                no_color=self.no_color, highlight=False, width=width, soft_wrap=False, emoji=False,
                force_terminal=False if self.no_color else None,
            )  # fmt: skip
        return self._console

    def object(self, value: Any) -> None:
        """One JSON object on standard output."""
        text = msgspec.json.format(msgspec.json.encode(envelope(value)), indent=2)
        sys.stdout.write(text.decode() + "\n")

    def note(self, text: str) -> None:
        if not self.quiet and not self.json:
            print(text, file=sys.stderr)

    def rows(self, pairs: Iterable[tuple[str, Any]], indent: int = 10) -> None:
        """Label and text, wrapped under the text; plain: one line each."""
        if self.plain:
            for label, text in pairs:
                print(f"{label.strip()}: {_plain(text)}" if label.strip() else _plain(text))
            return
        from rich.table import Table

        grid = Table.grid(padding=(0, 2, 0, 0), expand=False)
        grid.add_column(width=indent, no_wrap=True)
        grid.add_column(ratio=1, overflow="fold")
        for label, text in pairs:
            grid.add_row(f"[bold]{label}[/bold]" if label.strip() else label, text)
        self.show(grid)

    def show(self, renderable: Any) -> None:
        """Anything rich can draw, without the blanks it pads lines with."""
        with self.console.capture() as captured:
            self.console.print(renderable)
        print("\n".join(line.rstrip() for line in captured.get().rstrip("\n").split("\n")))

    def bullets(self, lines: Iterable[str]) -> None:
        """Lines with a dash, wrapped under their own text."""
        if self.plain:
            for text in lines:
                self.line(escape(text))
            return
        from rich.table import Table

        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=3, justify="right")
        grid.add_column(ratio=1)
        for text in lines:
            grid.add_row("-", escape(text))
        self.show(grid)

    def blank(self) -> None:
        if not self.plain:
            print()

    def line(self, text: str = "") -> None:
        """A line that may carry rich marks."""
        if self.plain:
            print(_plain(text))
        else:
            self.show(text)


def verdict(word: Verdict) -> str:
    """The word with its colour mark; colour repeats the word and never replaces it."""
    return f"[{STYLES[word]}]{word.words}[/]"


def escape(text: str) -> str:
    """Text from data as text, not as marks."""
    return text.replace("[", "\\[")


def _plain(text: Any) -> str:
    if not isinstance(text, str):
        return str(text)
    from rich.markup import render

    return render(text).plain


def envelope(value: Any) -> dict[str, Any]:
    """The fixed outer shape of every JSON answer."""
    from keiway import __version__

    body = msgspec.to_builtins(value)
    return {"keiway": __version__, **body}
