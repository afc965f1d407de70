from collections.abc import Iterator

import pytest

from web_site import Site, running


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on this machine."""
    with running() as site:
        yield site
