"""Path traversal: no address leads to a file that is not served."""

import pytest

from bench_server import serving
from raw_requests import asked

OUT = [
    "/static/../app.py",
    "/static/%2e%2e/app.py",
    "/static/..%2fapp.py",
    "/static/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd",
    "/static/....//....//etc/passwd",
    "/static/%252e%252e/app.py",
    "/static//etc/passwd",
    "/static/%2fetc%2fpasswd",
    "/static/..\\app.py",
    "/static/..%5capp.py",
    "/static/style.css%00.html",
    "/static/%c0%ae%c0%ae/app.py",
    "/../../../../etc/passwd",
    "/reports/..%2f..%2fetc%2fpasswd",
    "/incidents/%2e%2e%2fpeople",
    "/sources/..%5c..%5capp.py",
    "/places/..%2f..%2f..%2fetc%2fpasswd",
]


@pytest.mark.parametrize("path", OUT)
@pytest.mark.parametrize("ending", ["", ".json"])
def test_no_address_leads_to_a_file_that_is_not_served(signed_in, path, ending):
    found = signed_in("Reader").get(f"http://127.0.0.1:8765{path}{ending}")
    assert found.status_code in (400, 404)
    assert "root:" not in found.text and "starlette" not in found.text


@pytest.fixture(scope="module")
def home(example_ledger):
    with serving(example_ledger) as home:
        yield home


@pytest.mark.parametrize("path", [*OUT, "static/../app.py", "http://127.0.0.1/static/../app.py", "file:///etc/passwd"])
def test_nor_does_one_that_no_browser_would_send(home, path):
    # As it stands: what asks in other tests takes dots out of an address, as browsers do.
    status, _, body = asked(home, f"GET {path} HTTP/1.1")
    assert status in (400, 404), body
    assert "root:" not in body and "starlette" not in body
