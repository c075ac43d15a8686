import pytest


@pytest.fixture(scope="module")
def web():
    from fastapi.testclient import TestClient

    from keiway.web.app import create_app

    with TestClient(create_app(), follow_redirects=False) as client:
        yield client
