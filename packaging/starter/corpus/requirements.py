"""What the corpus needs besides Python, checked before anything is rendered. Imports nothing that may be missing."""

from __future__ import annotations

import ctypes
import importlib.util
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

LIBRARY = "libfluidsynth.so.3"
SOUNDFONT = Path("/usr/share/sounds/sf2/FluidR3_GM.sf2")


@dataclass(frozen=True)
class Requirement:
    """Something that must be installed, and the Debian package that brings it."""

    what: str
    package: str
    is_met: Callable[[], bool]


def _library_loads() -> bool:
    try:
        ctypes.CDLL(LIBRARY)
    except OSError:
        return False
    return True


REQUIREMENTS = (
    Requirement("numpy for this Python", "python3-numpy", lambda: importlib.util.find_spec("numpy") is not None),
    Requirement("the program flite", "flite", lambda: shutil.which("flite") is not None),
    Requirement(LIBRARY, "libfluidsynth3", _library_loads),
    Requirement(f"the soundfont {SOUNDFONT}", "fluid-soundfont-gm", SOUNDFONT.is_file),
)


def missing_requirements() -> list[Requirement]:
    return [requirement for requirement in REQUIREMENTS if not requirement.is_met()]


def explain(missing: list[Requirement]) -> tuple[str, str]:
    """What is missing, and what to do."""
    return (
        "Not installed: " + ", ".join(requirement.what for requirement in missing) + ".",
        "On Debian: apt-get install " + " ".join(requirement.package for requirement in missing),
    )
