import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from crossbearing.errors import InputError
from crossbearing.run.pool import MOST_PROCESSES, Pool, require_processes
from pool_work import doubled, lost, said, slept, woken

HERE = Path(__file__).parents[1]
SCRIPT = """
from pathlib import Path
from crossbearing.run.pool import Pool
from pool_work import slept, woken
{guard}
    for _ in Pool(slept, woken, 2).run([[Path({folder!r})]] * 2):
        pass
"""
signals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@pytest.mark.parametrize(
    ("groups", "found"),
    [
        ([], []),
        ([[1, 2], [3], [4, 5], [6], [7], [8]], [2, 4, 6, 8, 10, 12, 14, 16]),
        ([[1], [12, 13, 14], [15]], [2, 24, -13, 28, 30]),
        ([[1], [2, 99, 3], [4], [5]], [2, 4, -99, 6, 8, 10]),
    ],
)
def test_results_come_in_order_and_a_fault_costs_only_its_own_thing(groups: list[list[int]], found: list[int]) -> None:
    assert list(Pool(doubled, lost, 2).run(groups)) == found


def test_groups_are_asked_for_only_as_they_are_needed() -> None:
    asked = []

    def groups():
        for number in range(100):
            asked.append(number)
            yield [number]

    results = Pool(doubled, lost, 1).run(number for number in groups() if number not in (13, 99))
    assert [next(results), next(results)] == [0, 2]
    assert len(asked) < 10
    results.close()


def test_an_error_made_for_people_ends_the_run_as_it_is() -> None:
    with pytest.raises(InputError, match=r"^four hundred$"):
        list(Pool(doubled, lost, 2).run([[1], [2, 400], [3]]))


def test_what_went_wrong_in_another_process_is_told_apart() -> None:
    raised, ended = Pool(doubled, said, 2).run([[13], [99]])
    assert raised == "RaisedError ValueError: thirteen"
    assert ended.startswith("EndedError")


@pytest.mark.parametrize("processes", [0, -1, MOST_PROCESSES + 1])
def test_a_number_of_processes_that_makes_no_sense_is_refused(processes: int) -> None:
    with pytest.raises(InputError, match=f"in {processes} processes"):
        require_processes(processes)


@signals
def test_an_interrupt_gives_what_is_done_and_ends_the_processes(tmp_path: Path) -> None:
    short, long = tmp_path / "short", tmp_path / "long"
    short.mkdir()
    long.mkdir()
    stop = threading.Thread(target=lambda: (ids(long, 1), os.kill(os.getpid(), signal.SIGINT)))
    stop.start()
    found = []
    with pytest.raises(KeyboardInterrupt):
        for one in Pool(slept, woken, 1).run([[short], [long]]):
            found.append(one)
    stop.join()
    assert found == [1]
    assert all(gone(process) for process in ids(long, 1))


@signals
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_processes_end_with_the_one_that_started_them(tmp_path: Path, end: signal.Signals) -> None:
    with script(tmp_path, 'if __name__ == "__main__":') as parent:
        workers = ids(tmp_path / "long", 2)
        parent.send_signal(end)
        parent.communicate(timeout=30)
    assert all(gone(worker) for worker in workers)


def test_a_script_without_a_main_guard_is_told_to_have_one(tmp_path: Path) -> None:
    with script(tmp_path, "if True:") as parent:
        _, err = parent.communicate(timeout=60)
    assert err.count("Traceback") == 1
    assert 'under `if __name__ == "__main__":`' in err.splitlines()[-1]


def script(folder: Path, guard: str) -> subprocess.Popen[str]:
    """A script at work that would be so for long."""
    long = folder / "long"
    long.mkdir()
    path = folder / "script.py"
    path.write_text(SCRIPT.format(guard=guard, folder=str(long)), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(HERE)}
    return subprocess.Popen([sys.executable, path], stderr=subprocess.PIPE, text=True, env=environment)


def ids(folder: Path, number: int) -> list[int]:
    """The ids of so many processes at work there, once they are."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = [int(path.name) for path in folder.iterdir()]
        if len(found) >= number:
            return found
        time.sleep(0.05)
    raise TimeoutError(f"{folder} was not worked on")


def gone(process: int) -> bool:
    """Whether a process ends within a few seconds."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
