"""The step written out as straight-line code: the same text run once with symbols instead of numbers.

`build` functions are branch-free and loop over fixed ranges only, so one run with symbols records every operation, each
once. What comes out is a list of assignments that `printed` spells for a compiler: Python for numba, C for NVRTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Number = int | float


class Symbol:
    """A value of the recorded program: an input, a literal or an operation on earlier ones."""

    __slots__ = ("args", "op", "tape")

    def __init__(self, tape: Tape, op: str, args: tuple) -> None:
        self.tape, self.op, self.args = tape, op, args

    def __add__(self, other):
        return self.tape.do("+", self, other)

    def __radd__(self, other):
        return self.tape.do("+", other, self)

    def __sub__(self, other):
        return self.tape.do("-", self, other)

    def __rsub__(self, other):
        return self.tape.do("-", other, self)

    def __mul__(self, other):
        return self.tape.do("*", self, other)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self.tape.do("/", self, other)

    def __rtruediv__(self, other):
        return self.tape.do("/", other, self)

    def __neg__(self):
        return self.tape.do("-", 0.0, self)

    def __lt__(self, other):
        return self.tape.do("<", self, other)

    def __gt__(self, other):
        return self.tape.do("<", other, self)


class Tape:
    """Records operations; an operation that was done before is not done again."""

    def __init__(self) -> None:
        self._known: dict[tuple, Symbol] = {}

    def input(self, name: str) -> Symbol:
        return self._one("input", (name,))

    def literal(self, value: Number | Symbol) -> Symbol:
        return value if isinstance(value, Symbol) else self._one("literal", (float(value),))

    def do(self, op: str, *args: Number | Symbol) -> Symbol:
        return self._one(op, tuple(self.literal(arg) for arg in args))

    @property
    def primitives(self) -> tuple:
        """maximum, minimum, where, sqrt, f: what `build` asks for, save the step."""
        return (
            lambda a, b: self.do("max", a, b),
            lambda a, b: self.do("min", a, b),
            lambda condition, a, b: self.do("where", condition, a, b),
            lambda a: self.do("sqrt", a),
            self.literal,
        )

    def _one(self, op: str, args: tuple) -> Symbol:
        if (op, args) not in self._known:
            self._known[op, args] = self._simple(op, args) or Symbol(self, op, args)
        return self._known[op, args]

    def _simple(self, op: str, args: tuple) -> Symbol | None:
        """x + 0, x - 0 and x * 1 are x; x * 0 is 0, for every input is finite."""
        if op in "+-" and _is(args[1], 0.0):
            return args[0]
        if op == "+" and _is(args[0], 0.0):
            return args[1]
        if op == "*":
            for this, other in (args, args[::-1]):
                if _is(this, 1.0):
                    return other
                if _is(this, 0.0):
                    return this
        return None


def _is(symbol: Symbol, value: float) -> bool:
    return symbol.op == "literal" and symbol.args[0] == value


def operations(outputs: Iterable[Symbol]) -> dict[str, int]:
    """How many of each operation the outputs take."""
    counts: dict[str, int] = {}
    for symbol in in_order(outputs):
        if symbol.op not in ("input", "literal"):
            counts[symbol.op] = counts.get(symbol.op, 0) + 1
    return counts


def in_order(outputs: Iterable[Symbol]) -> list[Symbol]:
    """Everything the outputs rest on, each after what it needs; loops, since chains are thousands long."""
    found: dict[Symbol, None] = {}
    pending = [(symbol, False) for symbol in reversed(list(outputs))]
    while pending:
        symbol, ready = pending.pop()
        if symbol in found:
            continue
        if ready or symbol.op in ("input", "literal"):
            found[symbol] = None
            continue
        pending.append((symbol, True))
        pending += [(arg, False) for arg in reversed(symbol.args)]
    return list(found)


class Spelling:
    """How one language writes the operations. `{0}` and so on stand for the arguments."""

    def __init__(self, forms: dict[str, str], assign: str, literal) -> None:
        self.forms, self.assign, self.literal = forms, assign, literal


def printed(
    outputs: Sequence[Symbol], inputs: dict[str, str], targets: Sequence[str], spelling: Spelling, one: str = ""
) -> list[str]:
    """Lines that put each of `outputs` into the target of the same place.

    `inputs`: name of an input -> how it is read. Targets are written at the end, so they may be the inputs themselves.
    `one`: the name of a 1 of which the compiler knows nothing; some sums are then spelled as products with it (`_leaning`).
    """
    names: dict[Symbol, str] = {}
    lines: list[str] = []
    leaning = _leaning(in_order(outputs)) if one else set()
    for symbol in in_order(outputs):
        if symbol.op == "literal":
            names[symbol] = spelling.literal(symbol.args[0])
            continue
        text = inputs[symbol.args[0]] if symbol.op == "input" else spelling.forms[symbol.op].format(*(names[arg] for arg in symbol.args))
        if symbol in leaning:
            a, b = (names[arg] for arg in symbol.args)
            text = f"{a} * {one} + {b}" if symbol.op == "+" else f"{a} - {b} * {one}"
        names[symbol] = f"v{len(lines)}"
        lines.append(spelling.assign.format(names[symbol], text))
    end = ";" if spelling.assign.endswith(";") else ""
    for target, symbol in zip(targets, outputs, strict=True):
        if symbol.op != "input" or inputs[symbol.args[0]] != target:  # it is there already
            lines.append(f"{target} = {names[symbol]}{end}")
    return lines


def _leaning(symbols: Sequence[Symbol]) -> set[Symbol]:
    """Sums to be done as fused multiply-adds, so that both kinds of unit have as much to do.

    Sums, maxima and minima wait for the adders of a core while its multipliers idle; a times 1 plus b has the same bits.
    """
    loose = [s for s in symbols if s.op in ("+", "-") and not any(arg.op == "*" for arg in s.args)]
    multiplied = sum(s.op == "*" for s in symbols)
    added = len(loose) + sum(s.op in ("max", "min", "<") for s in symbols)
    many = min(max((added - multiplied) // 2, 0), len(loose))
    return {loose[j * len(loose) // many] for j in range(many)} if many else set()
