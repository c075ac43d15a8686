"""`keiway explain` of the policy room stays light: it answers where NumPy is not to be had."""

from __future__ import annotations

import subprocess
import sys

from keiway.policy.explain import entries
from keiway.policy.uncertainty.factors import factors, named


def test_every_entry_has_a_title_and_a_text_and_ids_are_of_the_room():
    for id_, one in entries().items():
        assert one["title"], id_
        assert "text" in one, id_


def test_every_factor_says_what_would_settle_it():
    assert len(factors()) > 20
    assert all(one.label and one.settles.endswith(".") for one in factors().values())
    assert named("no_such_factor").label == "no such factor"


def test_without_numpy_it_answers_all_the_same():
    program = "import sys; sys.modules['numpy'] = None\nfrom keiway.policy.explain import entries\nprint(len(entries()))"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert int(found.stdout) == len(entries())
