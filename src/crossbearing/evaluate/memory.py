"""What memory a process takes."""

import resource
import sys

MEGABYTE = 1024 * 1024


def peak_megabytes() -> float:
    """The most memory that this process has held so far, in megabytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Counted in kilobytes, but on macOS in bytes.
    return most / MEGABYTE if sys.platform == "darwin" else most / 1024
