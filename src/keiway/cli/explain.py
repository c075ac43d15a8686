"""`keiway explain`: what stands behind an id."""

from __future__ import annotations

from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.output import Output, escape

Id = Annotated[str, typer.Argument(help='An id from any answer: a rule, a citation such as "49 USC 30112(b)(9)", a source, a vehicle.')]


def explain(
    id_: Id, json: o.Json = False, plain: o.Plain = False, no_color: o.NoColor = False, debug: o.Debug = False
) -> int:
    """What stands behind an id: law, sources, dates.

    Examples:

      keiway explain co.kei.act_2028

      keiway explain "49 USC 30112(b)(9)"
    """
    from keiway.law.library import explain as find

    entry = find(id_)
    out = Output(json=json, plain=plain, no_color=no_color)
    if json:
        out.object({"schema": "explain/1", "entry": entry})
        return 0
    out.blank()
    out.line(f"[bold]{escape(entry.title)}[/bold]  [dim]{escape(entry.id)} ({entry.kind})[/dim]")
    out.rows([("", escape(entry.text))] if entry.text else [])
    out.blank()
    rows = [(name.replace("_", " "), escape(_words(value))) for name, value in entry.details.items() if value not in (None, "", [])]
    for name in ("confidence", "since", "until", "checked"):
        if value := getattr(entry, name):
            rows.append((name, escape(str(value))))
    rows += [("law" if n == 0 else "", escape(cite)) for n, cite in enumerate(entry.cites)]
    rows += [("source" if n == 0 else "", escape(_source(source))) for n, source in enumerate(entry.sources)]
    out.rows(rows, indent=16)
    return 0


def _source(id_: str) -> str:
    """A source's address beside its id, where the id is in the library."""
    from keiway.errors import NotUnderstood
    from keiway.law.library import explain as find

    if id_.startswith(("http://", "https://", "see:")):
        return id_
    try:
        entry = find(id_)
    except NotUnderstood:
        return id_
    date = f" ({entry.details['date']})" if entry.details.get("date") else ""
    return f"{id_}  {entry.details.get('url', entry.title)}{date}"


def _words(value) -> str:
    if isinstance(value, list):
        return ", ".join(_words(part) for part in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_words(part)}" for key, part in value.items())
    return str(value)
