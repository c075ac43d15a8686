"""A command line that was not understood: no such command or option, a word too many, a value missing."""

from __future__ import annotations

import re

from keiway.cli.mistakes.mend import options, split
from keiway.errors import KeiwayError, UsageError
from keiway.flags import nearest


def usage(error, args: list[str], commands: dict) -> UsageError:
    """The parser's complaint in plain words, with what to type instead. `error` is the parser's usage error."""
    message = error.format_message().rstrip(".")
    verb = next((arg for arg in args if not arg.startswith("-")), "")
    if verb not in commands:
        return _no_command(verb, args, commands) if verb else UsageError(f"{message}.", try_="keiway --help")
    command = commands[verb]
    name = getattr(error, "option_name", None)
    if hasattr(error, "possibilities"):
        return _no_option(name, verb, command)
    if name:
        return _bad_value(name, message, verb, command)
    if getattr(error, "param", None) is not None and type(error).__name__ == "MissingParameter":
        return UsageError(f"{verb} needs {error.param.name.strip('_').upper()}: {error.param.help}", try_=example(command))
    if "extra argument" in message:
        return _too_many(args, verb, command)
    return UsageError(f"{message}.", try_=example(command))


def example(command, holding: str = "") -> str:
    """The first example of a command's help, one with `holding` in it if there is one."""
    found = re.findall(r"^\s*(keiway [^\n]+?)\s*$", command.callback.__doc__ or "", re.MULTILINE)
    return next((line for line in found if holding and holding in line.split()), found[0] if found else "keiway --help")


def _no_command(verb: str, args: list[str], commands: dict) -> UsageError:
    near = nearest(verb, commands)
    if near:
        message = f"no command {verb!r}. Did you mean {near[0]}?"
        fix = (verb, near[0]) if len(args) > 1 else None
        return UsageError(message, suggestions=near, fix=fix, try_=example(commands[near[0]]))
    message = f"no command {verb!r}. The commands are {', '.join(commands)}."
    return UsageError(message, suggestions=list(commands), try_=_check_it(verb) or "keiway --help")


def _check_it(text: str) -> str | None:
    """A vehicle typed without a command is one to check."""
    from keiway.vehicles.identification import find

    try:
        found = find(text)
    except KeiwayError:
        return None
    return f'keiway check "{text}"' if found.vehicle else f'keiway vehicles --find "{text}"'


def _no_option(name: str, verb: str, command) -> UsageError:
    near = nearest(name, [spelling for spelling in options(command) if spelling.startswith("--")], cutoff=80)
    hint = f" Did you mean {near[0]}?" if near else f" All of them: keiway {verb} --help"
    return UsageError(
        f"{verb} has no option {name}.{hint}",
        suggestions=near,
        fix=(name, near[0]) if near else None,
        try_=f"keiway {verb} --help",
    )


def _bad_value(name: str, message: str, verb: str, command) -> UsageError:
    param = next((param for param in command.params if name in (*param.opts, *param.secondary_opts)), None)
    if param is None:
        return UsageError(f"{message}.", try_=example(command))
    if getattr(param, "is_flag", False):
        return UsageError(f"{name} takes no value. {param.help}", try_=example(command))
    count = f"{param.nargs} values" if param.nargs > 1 else "a value"
    return UsageError(f"{name} needs {count}. {param.help}", try_=example(command, name))


def _too_many(args: list[str], verb: str, command) -> UsageError:
    """Words with spaces need quotes: everything after the last word the command takes is joined to it."""
    words = [part[0] for part in split(args, options(command)) if not part[0].startswith("-")][1:]
    takes = sum(param.param_type_name == "argument" for param in command.params)
    if len(words) <= takes:  # what was too much is not a word: an empty one, or one that begins with a dash
        return UsageError(f"{verb}: an empty word, or one that begins with a dash, is too much.", try_=example(command))
    if not takes:
        return UsageError(f"{verb} takes options only, not {words[0]!r}.", try_=example(command))
    joined = " ".join(words[takes - 1 :]).strip()
    return UsageError(
        f"too many words: {joined!r} is more than one. A name with spaces stands in quotes.",
        fixes=[(words[takes - 1], joined), *((word, None) for word in words[takes:])],
    )
