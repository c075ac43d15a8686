"""What each change does alone, in words: it opens the goal, it moves a gate and another stays shut, or nothing, and why."""

from __future__ import annotations

from keiway.days import long_day
from keiway.policy.path.facts import Change, Definition, Setting, changes, facts
from keiway.policy.path.goal import Goal, places
from keiway.policy.path.law.standing import Gate, Standing, numbers
from keiway.policy.path.law.tried import Tried
from keiway.policy.path.law.worlds import reform
from keiway.policy.path.record import Single

WHO = {
    "congress": "Congress", "nhtsa": "NHTSA", "epa": "EPA", "president": "President or Congress", "customs": "customs",
    "states": "each state",
}  # fmt: skip
NAMES = {"safety": "the safety gate", "emissions": "EPA's gate", "sale": "the sale of a new one"}


def singles(tried: Tried) -> tuple[Single, ...]:
    """Every change of the file, then every definition that all states might take over."""
    found = [_single(tried, change) for change in changes(tried.goal.way)]
    if tried.goal.asks_states:
        found += [_followed(tried, definition) for definition in facts().definitions]
    return tuple(found)


def _single(tried: Tried, change: Change) -> Single:
    """At the mildest setting that opens as much as the strongest does."""
    most = _reach(tried.under((change.settings[-1],)))
    setting = next(one for one in change.settings if _reach(tried.under((one,))) == most)
    effect, says = effect_of(change, tried.under(), tried.under((setting,)), tried.goal)
    by = WHO[change.who] if effect == "nothing" else who(change, unsettled(change, setting, tried))
    return Single(change=change.id, title=change.title, label=setting.label, who=by, effect=effect, says=f"{says}{_grant(change, effect, tried.under((setting,)))}")


def _grant(change: Change, effect: str, after: Standing) -> str:
    """What a decision for one maker hangs on."""
    if not change.grant or effect == "nothing":
        return ""
    most = f", for {after.most_a_year:,.0f} a year at most" if after.most_a_year else ""
    return f" No rule changes: it is for its maker alone{most}, on a finding that is not foretold."


def unsettled(change: Change, setting: Setting, tried: Tried) -> str:
    """Why it is not settled that its body can make it alone; empty where nothing speaks against it."""
    from keiway.policy.reform.told.ordered import unsettled as by_acts

    made = reform((setting,), tried.day)
    return (by_acts(made) if made else "") or (f"{change.doubt}." if change.doubt else "")


def who(change: Change, unsettled: str) -> str:
    """NHTSA; or, where it is not settled that it can, NHTSA or Congress."""
    return f"{WHO[change.who]} or Congress" if unsettled and change.who in ("nhtsa", "epa") else WHO[change.who]


def _reach(found: Standing) -> tuple:
    return tuple((gate.open, gate.left) for gate in found.gates), found.open_states, found.most_a_year


def effect_of(change: Change, before: Standing, after: Standing, goal: Goal) -> tuple[str, str]:
    """(opens | part | nothing, the sentence)."""
    if before.meets(goal):
        return "nothing", "Nothing: the goal stands open without it."
    moved = [_moved(old, new) for old, new in zip(before.gates, after.gates, strict=True)]
    moved = [words for words in moved if words]
    shut = [gate for gate in after.gates if not gate.open]
    if after.meets(goal):
        return "opens", f"It {_and(moved) or 'opens it'}: that is enough."
    gained = sorted(set(after.open_states) - set(before.open_states))
    if not shut and not after.enough(goal) and moved:
        return "part", f"It {_and(moved)}; for {after.most_a_year:,.0f} a year, and the goal asks for {goal.units:,}."
    if not shut and (moved or gained):
        moved = moved or [f"opens {', '.join(gained)}"]
        return "part", f"It {_and(moved)}; {_lacking(after, goal)}."
    if moved:
        return "part", f"It {_and(moved)}; {_and([still(gate) for gate in shut])}."
    return "nothing", f"Nothing, because {_because(change, before, after, goal)}."


def _moved(old: Gate, new: Gate) -> str:
    """What a gate does, as a verb; empty where it stands as it stood."""
    name = NAMES[new.gate]
    if old.open is not True and new.open is True:
        return f"opens {name}"
    if old.open is not True and new.possible_from and old.possible_from and new.possible_from < old.possible_from:
        return f"brings {name} forward from {long_day(old.possible_from)} to {long_day(new.possible_from)}"
    if freed := tuple(number for number in old.left if number not in new.left):
        return f"takes {numbers(freed)} out of the way"
    return ""


def still(gate: Gate) -> str:
    """A gate that stays shut, with the law's own words."""
    verb = "stays in doubt" if gate.open is None else "stays shut"
    if gate.left:
        return f"{NAMES[gate.gate]} {verb} for {numbers(gate.left)}"
    return f"{NAMES[gate.gate]} {verb}: {_tail(gate.says)}"


def _lacking(after: Standing, goal: Goal) -> str:
    need = after.needs(goal)
    have = len(after.open_states)
    if goal.named and set(goal.named) - set(after.open_states):
        lacking = [state for state in goal.named if state not in after.open_states]
        return f"{', '.join(lacking)} {'stays' if len(lacking) == 1 else 'stay'} shut"
    return f"{have} of {goal.states} states are open, {need} more {'is' if need == 1 else 'are'} asked for"


def _because(change: Change, before: Standing, after: Standing, goal: Goal) -> str:
    """Why it does nothing here."""
    if change.gate == "sale" and goal.way == "used":
        return "it is for new vehicles that their maker certifies, and this one comes in used"
    if change.idle:
        return change.idle
    own = next((gate for gate in before.gates if gate.gate == change.gate), None)
    if own and own.open:
        return f"{NAMES[own.gate]} is not what stops it, that one is open" + (f": {_lacking(before, goal)}" if before.enters else "")
    now = next((gate for gate in after.gates if gate.gate == change.gate), None)
    if now:
        return still(now)
    return "it moves no gate that this vehicle meets"


def _followed(tried: Tried, definition: Definition) -> Single:
    before, after = tried.under(), tried.under((), ("all",), definition.id)
    goal = tried.goal
    gained = set(after.open_states) - set(before.open_states)
    if before.meets(goal):
        effect, says = "nothing", "Nothing: the goal stands open without it."
    elif not after.enters:
        effect, says = "nothing", "Nothing, because states come after the federal gates, and those stay as they are."
    elif after.meets(goal):
        effect, says = "opens", f"It opens {places(len(gained))} more, {len(after.open_states)} in all; the goal asks for {'fewer' if not goal.named else 'those named'}."
    elif gained:
        effect, says = "part", f"It opens {places(len(gained))} more; {_lacking(after, goal)}."
    else:
        effect, says = "nothing", f"Nothing, because this vehicle is outside it, or its roads are not those asked for; {_lacking(after, goal)}."
    return Single(change=f"states.{definition.id}", title=f"All states take over {definition.title}", label="50 states and DC", who=WHO["states"], effect=effect, says=says)


def _tail(text: str) -> str:
    """A sentence of the law room inside another: without its last stop, and without the build date said above."""
    plain = text.strip().rstrip(".")
    return plain.partition(": ")[2] if plain.startswith("Built ") and ": " in plain else plain


def _and(parts: list[str]) -> str:
    return ", ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + parts[-1] if parts else ""
