"""Writes docs/claims.md as of the day on which what was read was read."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from keiway.policy.claims.answer import answer
from keiway.policy.claims.document import markdown
from keiway.policy.claims.facts import facts

if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/claims.md")
    target.write_text(markdown(answer(date.fromisoformat(facts().checked))), encoding="utf-8")
    print(target)
