"""The page of the docs on reforms: how one is written, every lever, the shipped ones in plain words, and what each must do to the law.

``python -m keiway.policy.reform.told.page docs/reforms.md`` writes it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from keiway.policy.reform.levers import levers
from keiway.policy.reform.read import read, shipped
from keiway.policy.reform.record import Lever
from keiway.policy.reform.told.effects import Effect, Found, effects
from keiway.policy.reform.words import WHO, restated

HEAD = """# Reforms: what if the rule changes

A reform is a short YAML file. keiway restates it in plain words, works it into the facts of the law, and asks the same doors as ever under that
law (`keiway.store.under`). Written by `python -m keiway.policy.reform.told.page docs/reforms.md`; code in `src/keiway/policy/reform/`, levers in
`src/keiway/data/policy/levers.yaml`, shipped reforms in `src/keiway/data/policy/reforms/`.

## The file

```yaml
reform: kei-class-45            # its name
title: Federal kei class, roads posted 45 mph or less
author: anyone
from: 2028-01-01                # first day
who: [nhtsa, states]            # congress, nhtsa, epa, president, customs, states; left out: those the levers name
set:
  us.class.kei.exists: true
  us.class.kei.posted_limit_max: {value: 45, unit: mph, from: 2028-01-01}   # or plainly 45
  us.class.kei.accepts: [JP]
  states.follow: all            # all, none, or a list such as [TX, CO]
rules:                          # for what no lever says: a rule of the law by its id
- {rule: co.kei.act_2028, change: {drive: {max_posted_mph: 65}}}
- {rule: tx.kei.act_2025, end: true, from: 2029-01-01}
offers:                         # new vehicles taken to be on sale because of it
- {vehicle: honda-n-box-3, way: imported}      # imported, us_kit, us_plant; price_usd, dealers, from_year
supposes: [equivalent_overall]  # findings of an agency that are taken to be made, by the law's own facts
notes: discussion draft
sources: []
```

Ids of rules stand in `keiway law CO` and `keiway law pathways VEHICLE`. A rule that is added is written as in `data/law/` (`add:`, and `state:` for a
state's). What is wrong in a file is told in one go, with the nearest key.

## What happens to the law

- A rule that the reform puts in carries the citation "A reform that is only supposed", confidence low, and words that say so.
- A rule it replaces stands until the day before. A supposed rule begins unannounced: whatever is asked of an earlier day has the same answer, bit
  for bit, as without the reform. (A law that is really signed is announced by keiway before it begins; a supposition is not.)
- Only what is set moves. Age 15 at the safety gate leaves EPA's 21 calendar years; a federal class leaves EPA, the duty and the states; repeal of the
  truck duty leaves the duties that stood behind it.
- A reform that sets nothing, or only today's values, has no world of its own: every change is exactly zero.

## A new vehicle under it

What a file supposes of an agency (a finding, a grant) is no act. It is supposed in both worlds (`both`), so that the change is what the act does: under
H.R. 7389 2,500 a year for two years become 90,000 for five, and no way opens that is not there today.

`terms` asks for each way by which a maker may sell on the road for good whether it is open to this vehicle, once its maker has done what is its own to do
(build, test, file, certify). What an agency would have to find is not taken for granted unless the file supposes it. Of the open ways the one that spares
most standards is taken; full certification is always there. Standards spared are those on which work or a test is left today (`gap`, `likely`,
`not known` of the safety-standard table) and of which nothing is asked on that way. Under Part 555 they are the known gaps. A maker builds for what is
adopted, so a standard that binds later counts among them (`later`: No. 127, from 1 September 2029). `left` is what the design, as it is built now, is
known not to meet on that way: "certified in full" is open to every maker, and to no kei as it is built. A low-speed vehicle goes by its own class.

States are asked about the vehicle they would see: one certified or exempted is registered like any other car; one of a class falls under the state's own
rule for it, and where there is none under its rules for kei vehicles. A state counts where it registers it and lets it drive; a state in doubt does not.

## Used imports under it

`used_terms` reads the two federal ages, the age from which both stand open, the states that register a vehicle of just that age (and of older ages,
where that changes), and the duty it owes.

## What the classes rest on

- The size of the kei class is Japan's standard of October 1998; it may be set. "Accepts JP" takes the Japanese whole-vehicle approval in place of the
  standards, save those it keeps (what No. 500 asks of low-speed vehicles by reference). "Accepts UN" spares only standards with a UN counterpart.
- A class vehicle needs that approval: a kei now on sale in Japan has Japan's, others are unknown. Of UN approvals of a kei nothing is on record, so a class
  by those alone opens to none unless the file supposes `un_approval`; standards without a UN counterpart, or with one that a kei lacks, stay.
- The class is spared the bumper rule too, as NHTSA spared low-speed vehicles (49 CFR 581.3). Parts marking, the identification number and EPA's rules
  are other statutes' and stay.
- Several of the standards are ordered by acts of Congress (`data/policy/ordered.yaml`, read where they could be). Whether NHTSA can leave a class out of
  them by rule, or take a lesser foreign test, is not settled; the paragraph of each reform names them.
- The medium-speed class has the equipment of No. 500. NHTSA denied petitions for such a class in 2008 (73 FR 55804); they asked for more than that.
  States' own medium-speed laws are condensed in `data/policy/medium_speed.yaml`; the road section of Kentucky's was not seen.
- Which standards have a counterpart abroad, and where it asks less, is in `data/policy/approvals.yaml`, condensed from the safety-standard table.
- The cap (90,000) and the term (up to five years) of H.R. 7389 are those that summaries of the bill give; the section itself was not read, nor whether
  the committee changed it. Its one year for a decision has no lever and is not computed.
"""


def as_markdown() -> str:
    parts = [HEAD.rstrip(), "", "## Levers", "", "| lever | is | today | who can move it |", "| --- | --- | --- | --- |"]
    parts += [_lever(each) for each in levers()]
    parts += ["", "## Shipped reforms", ""]
    for name in shipped():
        reform = read(name)
        parts += [f"### {name}", "", f"{reform.title}. {restated(reform)}", "", f"Note: {reform.notes}", ""]
    parts += ["## What each must do to the law, and must not", ""]
    parts += ["Reasoned from the law first, then tested against the engine (`tests/policy/reform/test_reform_effects.py`). A row with one value on both sides must not move."]
    parts += ["", "| reform | of | asked | today | under it | because |", "| --- | --- | --- | --- | --- | --- |"]
    parts += [_effect(each) for each in effects()]
    return "\n".join(parts) + "\n"


def _lever(lever: Lever) -> str:
    today = "none" if lever.today in (None, (), "none") else "no" if lever.today is False else f"{lever.today:,g} {lever.unit}".strip() if isinstance(lever.today, (int, float)) else str(lever.today)
    span = f" ({_shown(lever.low)} to {_shown(lever.high)} {lever.unit})" if lever.low is not None else f" ({', '.join((*lever.choices, *lever.also))})" if lever.choices or lever.also else ""
    default = f" Taken as {_shown(lever.default)}." if lever.default is not None else ""
    return f"| `{lever.id}` | {lever.says}{span}.{default} | {today} | {(' or ' if lever.either else '; ').join(WHO[each] for each in lever.who)} |"


def _effect(effect: Effect) -> str:
    of = effect.vehicle + (f", built {effect.built}" if effect.built else ", new")
    of += f", {effect.way}" if effect.way != "imported" else ""
    asked = effect.what + (f" in {effect.state}" if effect.state else "") + (f" on {effect.day}" if effect.day else "")
    asked += f" by {effect.importer.replace('_', ' ')}" if effect.importer else ""
    asked += f", plated since {effect.registered_since}" if effect.registered_since else ""
    return f"| {effect.reform} | {of} | {asked} | {_shown(effect.before)} | {_shown(effect.after)} | {effect.why} |"


def _shown(value: Found | tuple) -> str:
    if value is None:
        return "none"
    if isinstance(value, (list, tuple)):
        return f"{len(value)}: {', '.join(value)}" if value else "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return f"{value:,.0f}" if value == int(value) else f"{value:,g}"
    return str(value)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(as_markdown(), encoding="utf-8")
