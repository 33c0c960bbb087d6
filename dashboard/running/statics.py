"""Static files under hashed, compressed names, collected again when they changed."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage


class CollectedOrPlainStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Hashed names once files were collected; before that, plain names."""

    manifest_strict = False

    def stored_name(self, name: str) -> str:
        if not self.hashed_files:
            return name
        hashed: str = super().stored_name(name)
        return hashed


def state_of_files() -> str:
    """Changes when any static file is added, removed or edited."""
    state = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = Path(storage.path(name)).stat()
            state.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return state.hexdigest()


def collect_if_changed(folder: Path, say: Callable[[str], None]) -> None:
    """Fill `folder` (STATIC_ROOT) unless it was filled from these very files."""
    stamp = folder / "collected-from"
    state = state_of_files()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == state:
        return
    say("Preparing the static files ...")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(state, encoding="utf-8")
