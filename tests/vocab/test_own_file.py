import os
from pathlib import Path

import pytest

from crossbearing.errors import InputError
from crossbearing.vocab import own_file
from crossbearing.vocab.own_file import alone_in, content_of, is_there, replace

as_user = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="no permission binds this user")


def test_a_folder_is_no_list(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it is a folder"):
        content_of(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(InputError, match="pipe or device"):
        content_of(tmp_path / "pipe.csv")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless file")
def test_an_endless_file_is_refused() -> None:
    with pytest.raises(InputError, match="pipe or device"):
        content_of(Path("/dev/zero"))


def test_a_file_too_large_for_a_list_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "large.csv").open("wb") as stream:
        stream.truncate(own_file.LARGEST + 1)
    with pytest.raises(InputError, match="larger than 50 MB"):
        content_of(tmp_path / "large.csv")


def test_a_link_to_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "places.csv").symlink_to(tmp_path / "gone.csv")
    with pytest.raises(InputError, match="not there"):
        is_there(tmp_path / "places.csv")


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old", encoding="utf-8")
    (tmp_path / "places.csv").symlink_to(tmp_path / "real.csv")
    replace(tmp_path / "places.csv", b"new")
    assert (tmp_path / "places.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "places.csv").mkdir()
    with pytest.raises(InputError, match="Cannot write"):
        replace(tmp_path / "places.csv", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["places.csv"]


def test_a_lock_that_is_another_file_is_named(tmp_path: Path) -> None:
    (tmp_path / ".lock").write_text("This is no lock, it is a text of mine. " * 40, encoding="utf-8")
    with pytest.raises(InputError, match="not the lock of a list"), alone_in(tmp_path, "look elsewhere"):
        pass


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="is a file, not a folder"), alone_in(tmp_path / "home", "look elsewhere"):
        pass


@as_user
def test_a_folder_that_may_not_be_searched_or_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0o000)
    with pytest.raises(InputError, match="permissions"):
        is_there(tmp_path / "shut" / "places.csv")
    with pytest.raises(InputError, match="may not be written to"), alone_in(tmp_path / "shut", "look elsewhere"):
        pass
