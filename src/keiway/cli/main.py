"""The command line: `keiway VERB ...`. Each command lives in a module of its own name and is imported when called."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from keiway import __version__
from keiway.errors import DataError, KeiwayError

app = typer.Typer(
    name="keiway",
    help="How would that small car do in this country? Law first: dated, cited and honest about doubt.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
)

WELCOME = """\
keiway answers one question for any small car: how would that do in this country?

  keiway check "1999 Subaru Sambar truck" --state CO     may it enter, be registered, be driven?
  keiway when "Suzuki Carry DB52T" --built 2001-12       when does each gate open?
  keiway where "1996 Honda Beat"                         all 50 states and DC, counted
  keiway law TX --history                                one state's rule, its dates and doubts
  keiway crash "Honda Beat" --vs "Ford F-150" --speed 35 what happens to both in a crash?
  keiway road "Honda Beat" --grade 6                     can it keep up, merge, climb, fit?

Pages: keiway serve. A file to keep: keiway dossier VEHICLE. Help: keiway --help. All without a network."""


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and the data's day.")] = False,
) -> None:
    if version:
        from keiway.store import data_version

        print(f"keiway {__version__}, data {data_version()}")
        raise typer.Exit(0)
    if context.invoked_subcommand is None:
        print(WELCOME)


def _register(args: list[str]) -> None:
    """The command that is called; all of them, in the order help shows them, where none is named first."""
    from keiway.cli.commands import HOMES, command

    wanted = [args[0]] if args and args[0] in HOMES else list(HOMES)
    app.registered_commands = []
    for name in wanted:
        app.command(name)(command(name))


def run(argv: list[str] | None = None) -> None:
    """Entry point: run, and turn every foreseen failure into words and an exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    _register(args)
    command = typer.main.get_command(app)
    try:
        code = command.main(args=args, prog_name="keiway", standalone_mode=False)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except (KeiwayError, DataError) as error:
        if "--debug" in args:
            raise
        from keiway.cli.mistakes.complaint import complain

        sys.exit(complain(error, args, command.commands))
    except Exception as error:
        if "--debug" in args:
            raise
        sys.exit(_not_understood(error, args, command.commands))
    sys.exit(code if isinstance(code, int) else 0)


def _not_understood(error: Exception, args: list[str], commands: dict) -> int:
    """A command line that the parser refuses, or a mistake of keiway's own."""
    from keiway.cli.mistakes.complaint import complain, own_mistake

    if not hasattr(error, "format_message"):
        return own_mistake(error, args, commands)
    from keiway.cli.mistakes.usage import usage

    return complain(usage(error, args, commands), args, commands)


if __name__ == "__main__":
    run()
