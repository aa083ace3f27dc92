"""Opens the shared library that lies in this package and declares what the header beside it declares.

`ffi` and `lib` are what the rest of the package calls through; constants of the header are attributes of `lib`.
"""

from __future__ import annotations

import pathlib
from typing import Any

import cffi

from . import _header

_FOLDER = pathlib.Path(__file__).parent
_HEADER = (_FOLDER / "xuehui.h").read_text(encoding="utf-8")


def _open() -> tuple[Any, Any]:
    interface = cffi.FFI()
    interface.cdef(_header.declarations(_HEADER))
    library: Any = interface.dlopen(str(_FOLDER / "libxuehui.so"))
    check_abi(library.xh_abi_version(), library.XH_ABI_VERSION)
    return interface, library


def check_abi(loaded: int, declared: int) -> None:
    """Refuses a library whose ABI is not the one that the header describes: calls into it could do anything."""
    if loaded != declared:
        raise ImportError(f"libxuehui.so has version {loaded} of the ABI and xuehui.h describes version {declared}")


# Typed as Any: what is in them is known from the header only, when the package is imported.
ffi: Any
lib: Any
ffi, lib = _open()


def names(prefix: str) -> dict[int, str]:
    """The constants of one family by their number: `names("XH_STRENGTH_")` is {0: "shall", 1: "should", …}."""
    family = _header.constants(_HEADER)
    return {value: name[len(prefix):].lower() for name, value in family.items() if name.startswith(prefix)}
