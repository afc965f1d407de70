"""Signing in as a browser does."""

from starlette.testclient import TestClient

from workbenches import token_of

PASSWORD = "twelve hill goats"
WRONG = "twelve hill boats"


def sign_in(browse: TestClient, name: str = "Editor", password: str = PASSWORD, **fields: str):
    """The answer to the form to sign in."""
    data = {"csrf": token_of(browse, "/login"), "name": name, "password": password, **fields}
    return browse.post("/login", data=data)


def hold(browse: TestClient, name: str, value: str) -> None:
    """Have the browser keep a cookie that the workbench did not give it."""
    browse.cookies.set(name, value, domain="127.0.0.1")
