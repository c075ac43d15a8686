import json
import os
from hashlib import sha256
from typing import NamedTuple

import pytest


@pytest.fixture(scope="module")
def web():
    from fastapi.testclient import TestClient

    from keiway.web.app import create_app

    with TestClient(create_app(), follow_redirects=False) as client:
        yield client


class Shown(NamedTuple):
    status_code: int
    text: str


@pytest.fixture(scope="session")
def shown(tmp_path_factory):
    """address -> its page, worked out once for all tests that only read it, in whichever process of tests asks first."""
    from fastapi.testclient import TestClient

    from keiway.web.app import create_app

    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shown"
    folder.mkdir(exist_ok=True)

    with TestClient(create_app(), follow_redirects=False) as client:

        def show(address):
            file = folder / sha256(address.encode()).hexdigest()
            if not file.exists():
                found = client.get(address)
                written = file.with_suffix(f".{os.getpid()}")
                written.write_text(json.dumps([found.status_code, found.text]), encoding="utf-8")
                written.replace(file)
            return Shown(*json.loads(file.read_text(encoding="utf-8")))

        yield show
