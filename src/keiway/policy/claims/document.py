"""The claims as one Markdown document, docs/claims.md: ``python -m keiway.policy.claims docs/claims.md`` writes it."""

from __future__ import annotations

from collections.abc import Iterator

from keiway.policy.claims.record import Claim, ClaimsAnswer, Origin

HEAD = """# The article, claim by claim

Written from the answers of `keiway claims --as-of {day}`; do not edit by hand. Claims are in our words. Every number is what a command prints,
or was read somewhere and says where. {sentence}

{article}. Read up to {checked}, data {data}.
"""


def markdown(found: ClaimsAnswer) -> str:
    """The whole document."""
    origins = {one.id: one for one in found.sources}
    parts = [HEAD.format(day=found.as_of, sentence=found.sentence, article=found.article, checked=found.checked, data=found.data)]
    parts.append("| | the article says | grade |\n|---|---|---|\n" + "\n".join(f"| {one.number} | {one.claim} | {one.grade_says} |" for one in found.claims) + "\n")
    parts += ["\n".join(_claim(claim, origins)) for claim in found.claims]
    parts.append("\n".join(["## What the article leaves out altogether", "", *(f"- {text}" for text in found.left_out), ""]))
    return "\n".join(parts)


def _claim(claim: Claim, origins: dict[str, Origin]) -> Iterator[str]:
    yield f"## {claim.number}. {claim.title}: {claim.grade_says}\n"
    yield f"> {claim.claim}\n"
    if claim.lacks:
        yield f"{claim.lacks}\n"
        return
    yield f"{claim.says}\n"
    if claim.table:
        yield f"{claim.table.title}:\n"
        yield f"| {' | '.join(claim.table.columns)} |\n|{'---|' * len(claim.table.columns)}"
        yield "\n".join(f"| {' | '.join(row.cells)} |" for row in claim.table.rows) + "\n"
    yield f"- **Fit to print:** {claim.fit}"
    yield f"- **Not fit to print:** {claim.unfit} *{claim.why_unfit}*"
    yield f"- **The grade{' is our judgement' if claim.judged else ''}:** {claim.rule.removeprefix('Our judgement: ')}\n"
    yield "Evidence, nearest first:\n"
    yield "\n".join(f"- {rung.rung}{'' if rung.there else ' (none)'}: {rung.says}" for rung in claim.ladder) + "\n"
    yield "Left out by the article:\n"
    yield "\n".join(f"- {text}" for text in claim.left_out) + "\n"
    if claim.settles:
        yield f"What would settle it: {' '.join(claim.settles)}\n"
    if claim.commands:
        yield "```sh\n" + "\n".join(claim.commands) + "\n```\n"
    read = [origins[id_] for id_ in claim.sources if id_ in origins]
    if read:
        yield "Read: " + "; ".join(f"[{one.title}]({one.url})" if one.url else one.title for one in read) + ".\n"
