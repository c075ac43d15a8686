"""The command line: `keiway VERB ...`. Each command lives in a module of its own name and is imported when called."""

from __future__ import annotations

import re
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

Help: keiway --help, keiway check --help. Everything works without a network."""


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


def _register() -> None:
    """The commands, in the order help shows them; once a process."""
    from keiway.cli import commands

    if not app.registered_commands:
        for name, function in commands.COMMANDS.items():
            app.command(name)(function)


def run(argv: list[str] | None = None) -> None:
    """Entry point: run, and turn every foreseen failure into words and an exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    _register()
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
        sys.exit(_complain(error, args))
    except Exception as error:
        if "--debug" in args or not hasattr(error, "format_message"):
            if "--debug" in args:
                raise
            sys.exit(_broken(error, args))
        sys.exit(_usage(error, args))
    sys.exit(code if isinstance(code, int) else 0)


def _usage(error, args: list[str]) -> int:
    """A command line that was not understood."""
    from keiway.errors import UsageError

    message = error.format_message().rstrip(".")
    near = getattr(error, "possibilities", None) or []
    verb = next((arg for arg in args if not arg.startswith("-")), "")
    known = {command.name for command in app.registered_commands}
    try_ = f"keiway {verb} --help" if verb in known else "keiway --help"
    return _complain(UsageError(f"{message}.", suggestions=list(near), try_=try_), args)


def _complain(error: Exception, args: list[str]) -> int:
    if isinstance(error, DataError):
        error = KeiwayError(f"the shipped data is broken: {error}", try_="keiway checkup")
        error.exit_code = 7
    errors = getattr(error, "errors", [error])
    if "--json" in args:
        from keiway.cli.output import Output

        Output(json=True).object({"schema": "error/1", "error": error.as_dict()})
        return error.exit_code
    for one in errors:
        print(f"Error: {one.message}", file=sys.stderr)
        listed = [suggestion for suggestion in one.suggestions if suggestion not in one.message]
        if listed:
            print("Did you mean", file=sys.stderr)
        for number, suggestion in enumerate(listed, 1):
            print(f"  {number}  {suggestion}", file=sys.stderr)
    if command := _working_command(errors, args):
        print(f"Try:  {command}", file=sys.stderr)
    return error.exit_code


def _working_command(errors: list[KeiwayError], args: list[str]) -> str | None:
    """The command as typed with every known mistake mended, or the errors' own advice."""
    fixes = dict(error.fix for error in errors if error.fix)
    if not fixes:
        return next((error.try_ for error in errors if error.try_), None)
    words = ["keiway"]
    for arg in args:
        option, equals, value = arg.partition("=")
        mended = f"{option}={fixes[value]}" if equals and value in fixes else fixes.get(arg, arg)
        words.append(f'"{mended}"' if re.search(r"[^\w@%+=:,./-]", mended, re.ASCII) and '"' not in mended else mended)
    return " ".join(words)


def _broken(error: Exception, args: list[str]) -> int:
    """A mistake of keiway's own: say so in one line, never a traceback unless asked."""
    message = f"keiway failed on this question ({type(error).__name__}: {error}). This is a mistake of keiway's own."
    own = KeiwayError(message, try_="the same command with --debug, and report what it prints")
    own.exit_code = 1
    return _complain(own, args)


if __name__ == "__main__":
    run()
