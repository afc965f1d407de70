"""Names the program by its own files, so that what was made by other rules is known as such."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path


@cache
def code_digest(folders: tuple[str, ...]) -> str:
    """The SHA-256 over all files in these folders of the package."""
    digest = sha256()
    package = Path(str(files("crossbearing")))
    for path in sorted(path for folder in folders for path in (package / folder).rglob("*")):
        if "__pycache__" not in path.parts and path.is_file():
            content = path.read_bytes()
            digest.update(f"{path.relative_to(package).as_posix()}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()
