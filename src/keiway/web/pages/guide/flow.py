"""The questions of the guided check, as data: what is asked, when, what each answer gives to a check, what "I don't know" leaves.

Order is the order of asking. `when` names facts that earlier answers settle, with the values for which the question is
asked: all must hold. The facts are those of `walk.FACTS`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

UNKNOWN = "unknown"
When = tuple[tuple[str, tuple[str, ...]], ...]

#: Where an import is still ahead, or may be.
AHEAD = ("place", ("abroad", UNKNOWN))
#: Rules of age and entry are for vehicles that were not made for the US.
NOT_CERTIFIED = ("certified", ("no",))


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One answer to choose."""

    value: str
    label: str
    hint: str = ""
    gives: tuple[tuple[str, str], ...] = ()  # inputs of `keiway check`
    when: When = ()
    drawing: str | None = None  # macro of drawings.html


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """One question, one page."""

    name: str  # its input in the address
    short: str  # on the summary
    asks: str
    why: str
    kind: Literal["vehicle", "date", "state", "choice"]
    unknown: str  # what "I don't know" means for the answer
    options: tuple[Option, ...] = ()
    when: When = ()
    gives: str | None = None  # the input of a check that takes the answer as it is
    drawing: str | None = None


FLOW: tuple[Ask, ...] = (
    Ask(
        name="vehicle", short="Vehicle", kind="vehicle", gives="vehicle",
        asks="Which vehicle?",
        why="A name, the code on its plate, a frame number, or its name in Japanese.",
        unknown="any of its kind, as long and wide as the class allows",
    ),
    Ask(
        name="built", short="Built", kind="date", gives="built", drawing="plate", when=(("dated", ("no",)), NOT_CERTIFIED),
        asks="When was it built?",
        why="The age rules count from the day it was built, not from the first registration or the model year. Give as much as you know.",
        unknown="any time it can have been built",
    ),
    Ask(
        name="state", short="State", kind="state", gives="state",
        asks="Where will it live?",
        why="Each state has its own rule for titles, plates and roads.",
        unknown="only federal law is answered: whether it may enter the country",
    ),
    Ask(
        name="use", short="Use", kind="choice",
        asks="What will it be used for?",
        why="Some states close their roads and leave the farm open, or the other way round.",
        unknown="answered for public roads, which asks the most",
        options=(
            Option(value="road", label="On public roads", hint="Errands, commuting, deliveries", gives=(("use", "road"),)),
            Option(value="farm", label="On a farm", hint="Farm work, and roads between fields", gives=(("use", "farm"),)),
            Option(value="offroad", label="Off the road", hint="Woods, a campus, your own land", gives=(("use", "offroad"),)),
            Option(value="lsv", label="As a low-speed vehicle", hint="At most 25 mph, on slow streets", gives=(("use", "lsv"),), when=(("slow", ("yes",)),)),
            Option(value="show", label="At shows and parades", gives=(("use", "show"),)),
        ),
    ),
    Ask(
        name="place", short="Now", kind="choice", when=(NOT_CERTIFIED,),
        asks="Where is it now?",
        why="What is already lawfully here need not enter again, and a title from another state can open or close a door.",
        unknown="answered as if it were still abroad, the longer way",
        options=(
            Option(value="abroad", label="Abroad", hint="In Japan, or anywhere outside the US", gives=(("in_us", "no"),)),
            Option(value="titled", label="In the US, titled in another state", gives=(("in_us", "yes"), ("titled_elsewhere", "yes"))),
            Option(value="here", label="In the US, with plates of the state you named", hint="On the same owner", gives=(("in_us", "yes"),), when=(("state", ("named",)),)),
            Option(value="untitled", label="In the US, without any title so far", gives=(("in_us", "yes"), ("titled_elsewhere", "no"))),
            Option(value="in_us", label="In the US; I don't know about its title", gives=(("in_us", "yes"),)),
        ),
    ),
    Ask(
        name="since", short="Plates since", kind="date", gives="registered_since", when=(("place", ("here",)),),
        asks="Since when has it had these plates?",
        why="Some states let those go on that were registered before a rule changed. The year is enough.",
        unknown="no rule that spares earlier registrations is counted on",
    ),
    Ask(
        name="arrive", short="Arrives", kind="date", gives="arrive", when=(NOT_CERTIFIED, AHEAD),
        asks="When might it reach US customs?",
        why="Age and duty count on that day. A guess will do; with a month alone its first day is taken, when the vehicle is youngest.",
        unknown="answered as if it arrived on the day asked about",
    ),
    Ask(
        name="original", short="Engine", kind="choice", when=(NOT_CERTIFIED, AHEAD),
        asks="Is its engine as it was built?",
        why="The emissions exemption for cars of 21 years is for engines and exhausts in their original state.",
        unknown="told as a condition",
        options=(
            Option(value="yes", label="Yes, as built", hint="Or with parts like the first ones", gives=(("original", "yes"),)),
            Option(value="no", label="No, changed", hint="Another engine, a turbo added, the catalyst gone", gives=(("original", "no"),)),
        ),
    ),
    Ask(
        name="features", short="Car or truck", kind="choice", when=(NOT_CERTIFIED, AHEAD, ("customs", ("open",))),
        asks="What is behind the front seats?",
        why="Customs decides by what the vehicle is made for: goods pay another duty than people.",
        unknown="both duties are told",
        options=(
            Option(
                value="rear_seats,rear_belts,side_windows", label="Rear seats with belts, and side windows", hint="Seats and belts that stay in it", drawing="seats",
                gives=(("features", "rear_seats,rear_belts,side_windows"),), when=(("body", ("rear_seats,rear_belts,side_windows",)),),
            ),
            Option(
                value="rear_seats", label="A row of rear seats", drawing="seats",
                gives=(("features", "rear_seats"),), when=(("body", ("rear_seats",)),),
            ),
            Option(
                value="bare", label="A bare floor, or a wall behind the front seats", hint="For goods", drawing="bare",
                gives=(("features", "bare"),), when=(("body", ("bare",)),),
            ),
            Option(value="open_bed", label="An open bed", drawing="bed", gives=(("features", "open_bed"),), when=(("body", ("open_bed",)),)),
            Option(value="enclosed", label="A closed cab with doors", drawing="cab", gives=(("features", "enclosed"),), when=(("body", ("enclosed",)),)),
            Option(value="open_body", label="An open body without doors", drawing="buggy", gives=(("features", "open_body"),), when=(("body", ("open_body",)),)),
        ),
    ),
)  # fmt: skip


def mermaid() -> str:
    """The flow as a graph in Mermaid's words: one node a question, one edge a condition."""
    lines = ["flowchart TD"]
    for at, ask in enumerate(FLOW):
        lines.append(f'  {ask.name}["{ask.asks}"]')
        before = FLOW[at - 1].name if at else None
        label = " and ".join(f"{fact}: {' or '.join(values)}" for fact, values in ask.when)
        if before:
            lines.append(f'  {before} -->|"{label}"| {ask.name}' if label else f"  {before} --> {ask.name}")
            if label:
                after = FLOW[at + 1].name if at + 1 < len(FLOW) else "summary"
                lines.append(f'  {before} -->|"otherwise"| {after}')
    lines += ['  summary(["Summary"])', f"  {FLOW[-1].name} --> summary", '  summary --> check(["The answer"])']
    return "\n".join(lines)
