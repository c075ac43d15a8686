from __future__ import annotations

import pytest
from entering_standin import Law, stand


@pytest.fixture
def rules(monkeypatch) -> Law:
    return stand(monkeypatch)
