"""What goes wrong: one exception class for each status of the C library, and the faults found in documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ._library import ffi, lib


@dataclass(frozen=True)
class Diagnostic:
    """One fault in a document. As a string it is one line that names the place, the code and what is wrong."""

    code: str
    """For programs, stable: "unknown_member", "bad_date", … (documents.md lists them)."""
    document: str
    """Which document: "catalogue", "scheme", "rules" (in an engine "rules ID"), "record"; of logic "rule", "data"."""
    pointer: str
    """Where in the document, as a JSON Pointer (RFC 6901): "/ratings/3/criterion". "" is the whole document."""
    line: int
    """The line in the text, from 1; 0 where it is not known. A dict is written on one line."""
    column: int
    """The column in the line, from 1, in characters; 0 where it is not known."""
    message: str
    """For people, in English."""
    hint: str = ""
    """The name that was probably meant, or ""."""

    def __str__(self) -> str:
        place = f"{self.document}:{self.line}:{self.column}" if self.line else self.document
        pointer = f"{self.pointer}: " if self.pointer else ""
        hint = f" (did you mean '{self.hint}'?)" if self.hint else ""
        return f"{place}: {pointer}{self.code}: {self.message}{hint}"


class Error(Exception):
    """Why a call failed; the base of all exceptions of this package.

    `status` is the number that the C library gave, `status_name` its name ("XH_REJECTED"). The subclasses say which;
    a plain Error has a status that this version of the package does not know.
    """

    status: int = lib.XH_INTERNAL

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        if status is not None:
            self.status = status

    @property
    def status_name(self) -> str:
        """The name of the status in the C library."""
        name: bytes = ffi.string(lib.xh_status_name(self.status))
        return name.decode()


class InvalidArgument(Error, ValueError):
    """The call itself is wrong: a number out of range, a language that does not exist, an id that is not Unicode."""

    status = lib.XH_INVALID_ARGUMENT


class OutOfMemory(Error, MemoryError):
    """Memory ran out inside the library, which has changed nothing."""

    status = lib.XH_OUT_OF_MEMORY


class Internal(Error):
    """A fault of the library."""

    status = lib.XH_INTERNAL


class Rejected(Error, ValueError):
    """A document has faults and was not used at all; `diagnostics` has every one of them, in the document's order."""

    status = lib.XH_REJECTED
    diagnostics: tuple[Diagnostic, ...]

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type[Rejected], tuple[str, tuple[Diagnostic, ...]]]:
        # An exception is pickled by its args alone; without this one that crosses processes would lose its faults.
        return type(self), (str(self), self.diagnostics)


class NotFound(Error, LookupError):
    """There is nothing of this id."""

    status = lib.XH_NOT_FOUND


class Unsupported(Error):
    """An option that the library does not know."""

    status = lib.XH_UNSUPPORTED


_CLASSES: dict[int, type[Error]] = {
    each.status: each for each in (InvalidArgument, OutOfMemory, Internal, Rejected, NotFound, Unsupported)
}


def _text(pointer: Any, size: int) -> str:
    # Reporting a fault must not fail itself, whatever a message quotes.
    raw: bytes = ffi.buffer(pointer, size)[:]
    return raw.decode("utf-8", "backslashreplace")


def _diagnostic(error: Any, index: int) -> Diagnostic:
    text, size = ffi.new("const char **"), ffi.new("size_t *")

    def field(number: int) -> str:
        lib.xh_error_diagnostic_text(error, index, number, text, size)
        return _text(text[0], size[0])

    line, column = ffi.new("uint32_t *"), ffi.new("uint32_t *")
    lib.xh_error_diagnostic_place(error, index, line, column)
    return Diagnostic(
        code=field(lib.XH_DIAGNOSTIC_CODE),
        document=field(lib.XH_DIAGNOSTIC_DOCUMENT),
        pointer=field(lib.XH_DIAGNOSTIC_POINTER),
        line=line[0],
        column=column[0],
        message=field(lib.XH_DIAGNOSTIC_MESSAGE),
        hint=field(lib.XH_DIAGNOSTIC_HINT),
    )


def exception_of(status: int, error: Any) -> Error:
    """The exception of a failed call. Reads the error object and does not free it."""
    message = ffi.string(lib.xh_error_message(error)).decode("utf-8", "backslashreplace")
    kind = _CLASSES.get(status)
    if kind is Rejected:
        count = lib.xh_error_diagnostic_count(error)
        return Rejected(message, tuple(_diagnostic(error, index) for index in range(count)))
    return Error(message, status) if kind is None else kind(message)
