"""State pages and federal topics, printed."""

from __future__ import annotations

from datetime import date

from keiway.cli.check import section
from keiway.cli.output import Output, escape, verdict

KINDS = {"kei-car": "kei_car", "kei-van": "kei_van", "kei-truck": "kei_truck"}


def show(out: Output, topic: str, *, kind, history: bool, dispute: bool, diff, as_of) -> int:
    """A state if the words name one, otherwise the federal entries that hold them."""
    from keiway.errors import NotUnderstood, attempt, raise_all
    from keiway.flags import find_state, one_of
    from keiway.question import as_of_day

    if kind and kind.replace("_", "-") not in KINDS:
        raise one_of(kind, KINDS, "--kind")
    wanted = KINDS[kind.replace("_", "-")] if kind else None
    try:
        state = find_state(topic)
    except NotUnderstood as unknown:
        return _topic(out, topic, unknown.suggestions)
    from keiway.law.state.load import states
    from keiway.law.state.page import difference, page

    law = states()[state]
    if diff:
        wrong: list = []
        days = [attempt(wrong, lambda text=text: as_of_day(text, date.today(), "--diff")) for text in diff]
        raise_all(wrong)
        first, second = sorted(days)
        return _difference(out, difference(law, first, second, wanted), law.name)
    day = as_of_day(as_of, date.today())
    found = page(law, day, wanted)
    if out.json:
        out.object(found)
        return 0
    _page(out, found, history, dispute)
    return 0


def _topic(out: Output, topic: str, near: list[str]) -> int:
    """Federal entries that hold the words; `near` are states the topic may mean instead."""
    from keiway.law.library import search

    entries = search(topic, kinds=("federal", "customs", "fmvss", "corrections"))
    if topic.casefold() in ("us", "federal"):
        entries = search("", kinds=("federal",))
    if not entries:
        raise _no_topic(topic, near)
    if out.json:
        out.object({"schema": "law-topic/1", "topic": topic, "entries": entries})
        return 0
    for entry in entries:
        out.blank()
        out.line(f"[bold]{escape(entry.title)}[/bold]  [dim]{escape(entry.id)}[/dim]")
        if entry.text:
            out.rows([("", escape(entry.text))], indent=2)
        if entry.cites:
            out.rows([("", f"[dim]{escape('; '.join(entry.cites))}[/dim]")], indent=2)
    out.line(f"[dim]{len(entries)} entries; one in full: keiway explain ID[/dim]")
    return 0


def _no_topic(topic: str, near: list[str]) -> Exception:
    from keiway.errors import NotUnderstood

    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    return NotUnderstood(
        f"no state and no federal topic is called {topic!r}.{hint}",
        suggestions=near,
        try_='keiway law "epa 21"',
        fix=(topic, near[0].rpartition("(")[2].rstrip(")")) if near else None,
    )


def _page(out: Output, found, history: bool, dispute: bool) -> None:
    out.blank()
    out.line(f"[bold]{found.name}[/bold] as of {found.as_of}   [dim]law checked {found.law_checked}; ask {escape(found.agency)}[/dim]")
    for rule in found.rules:
        if rule.standing in ("in force", "coming") or history:
            _rule(out, rule, dispute)
    if not found.rules:
        out.line("No rule for that kind is coded.")
    if dispute:
        section(out, "What others say", [f"{c.who}: {c.says}" + (f" -- {c.answer}" if c.answer else "") for c in found.claims])
        if not any(rule.positions for rule in found.rules):
            out.line("No dispute between authorities is known for these rules.")
    if history:
        section(out, "What happened", [f"{c.on}  {c.what}  [{c.effect.replace('_', ' ')}]" for c in found.changes])
    section(out, "Pending, as last seen", found.pending)
    low = found.low_speed
    cap = f"roads posted {low['max_posted_mph']} mph or less" if low.get("max_posted_mph") else "limit not found"
    out.blank()
    out.rows(
        [
            ("Low-speed", escape(f"{cap}; {low.get('kei_as_lsv', '')}")),
            ("Antique", escape(_antique(found.antique))),
            ("Inspection", escape(f"{found.inspection.get('periodic', 'unknown')}. {found.inspection.get('says', '')}".strip())),
            ("Emissions", escape(". ".join(v for k, v in found.emissions.items() if k in ("tests_25yo_petrol", "where", "by_model_year", "direct_import") and v))),
        ],
        indent=12,
    )
    for warning in found.warnings:
        out.line(f"[yellow]Note[/yellow]  {escape(warning)}")


def _antique(antique: dict) -> str:
    parts = [f"from {antique['age_years']} years" if antique.get("age_years") else "age not found"]
    if antique.get("last_model_year"):
        parts.append(f"model year {antique['last_model_year']} at the latest")
    parts += [antique[key] for key in ("basis", "use_limits") if antique.get(key)]
    return "; ".join(parts)


def _rule(out: Output, rule, dispute: bool) -> None:
    kinds = ", ".join(kind.replace("_", " ") for kind in rule.kinds)
    until = f" to {rule.until}" if rule.until else ""
    out.blank()
    out.line(f"[bold]{escape(rule.title)}[/bold]  [dim]{rule.id}: {rule.standing}, since {rule.since}{until}[/dim]")
    rows = [
        ("For", escape(kinds + (f"; when {rule.conditions}" if rule.conditions else ""))),
        ("Says", escape(rule.says)),
        ("Register", f"{verdict(rule.register)}  {escape(rule.register_says)}"),
        ("Drive", f"{verdict(rule.drive)}  {escape(rule.drive_says)}"),
        *(("Also" if n == 0 else "", escape(text)) for n, text in enumerate(rule.must_say)),
        *([("Owners now", escape(rule.transition))] if rule.transition else []),
        *([("Dated by", escape(rule.event))] if rule.event else []),
        *(("Law" if n == 0 else "", escape(f"{cite}: {says}")) for n, (cite, says) in enumerate(rule.cites.items())),
        ("Rests on", escape(f"{rule.basis}; {rule.evidence.replace('_', ' ')}; confidence {rule.confidence}")),
    ]
    if rule.leaning:
        rows.append(("Leaning", escape(f"(our judgement) {rule.leaning}")))
    out.rows(rows, indent=12)
    if dispute and rule.positions:
        section(out, "Who says what, highest authority first", [f"{p.who} [{p.authority}]: {p.says}" for p in rule.positions])
        for label, text in (("What happens in practice", rule.in_practice), ("What would settle it", rule.settled_by), ("If you act anyway", rule.if_you_act)):
            section(out, label, [text] if text else [])
    if dispute:
        section(out, "Sources", [f"{name}: {url}" for name, url in rule.sources.items()])


def _difference(out: Output, found, name: str) -> int:
    if out.json:
        out.object(found)
        return 0
    out.blank()
    out.line(f"[bold]{name}[/bold]: {found.first} against {found.second}")
    for title, rules in (("Ended", found.ended), ("Began", found.began)):
        for rule in rules:
            out.line(f"\n[bold]{title}[/bold]")
            _rule(out, rule, dispute=False)
    if not found.ended and not found.began:
        out.line("No coded rule began or ended between these days.")
    out.line(f"[dim]{len(found.stayed)} rules stayed.[/dim]")
    return 0
