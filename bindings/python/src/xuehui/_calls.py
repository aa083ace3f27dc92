"""How C functions are called: statuses become exceptions, outputs become return values, text becomes str.

Every function here takes a C function and its inputs; outputs and the error object are added behind them. The C side
takes any number of threads at once, and cffi lets other Python threads run during a call.
"""

from __future__ import annotations

from typing import Any

from ._errors import InvalidArgument, exception_of
from ._library import ffi, lib

NULL = ffi.NULL


def call(function: Any, *arguments: Any) -> None:
    """Calls, and raises what the call says went wrong."""
    error = ffi.new("xh_error **")
    try:
        status = function(*arguments, error)
    except OverflowError as fault:  # a number that does not fit its C type
        raise InvalidArgument(str(fault)) from None
    if status != lib.XH_OK:
        try:
            raise exception_of(status, error[0])
        finally:
            lib.xh_error_free(error[0])


def handle(kind: str, function: Any, *arguments: Any) -> Any:
    """A new handle of this kind ("engine"), freed when the last Python reference to it goes."""
    out = ffi.new(f"xh_{kind} **")
    call(function, *arguments, out)
    return ffi.gc(out[0], getattr(lib, f"xh_{kind}_free"))


def data(function: Any, *arguments: Any) -> bytes:
    """The bytes that a call wrote into a buffer."""
    out = ffi.new("xh_buffer **")
    call(function, *arguments, out)
    return take(out[0])


def take(buffer: Any) -> bytes:
    """The bytes of a buffer, which is freed."""
    try:
        result: bytes = ffi.buffer(lib.xh_buffer_data(buffer), lib.xh_buffer_size(buffer))[:]
        return result
    finally:
        lib.xh_buffer_free(buffer)


def text(function: Any, *arguments: Any) -> str:
    """The text that a call wrote into a buffer."""
    return data(function, *arguments).decode()


def view(function: Any, *arguments: Any) -> str:
    """A copy of the text that a call points to."""
    pointer, size = ffi.new("const char **"), ffi.new("size_t *")
    call(function, *arguments, pointer, size)
    raw: bytes = ffi.buffer(pointer[0], size[0])[:]
    return raw.decode()


def values(types: str, function: Any, *arguments: Any) -> list[Any]:
    """What a call that gives several numbers gives; `types` are those of its outputs: "int32_t uint32_t"."""
    out = [ffi.new(f"{each} *") for each in types.split()]
    call(function, *arguments, *out)
    return [each[0] for each in out]


def count(function: Any, *arguments: Any) -> int:
    """The number that a call gives."""
    number: int = values("size_t", function, *arguments)[0]
    return number


def utf8(string: str) -> tuple[bytes, int]:
    """A str as the two arguments that C takes. What is not Unicode (a lone surrogate) is for the library to refuse."""
    if not isinstance(string, str):
        raise TypeError(f"expected a str, not {type(string).__name__}")
    raw = string.encode("utf-8", "surrogatepass")
    return raw, len(raw)


def options(kind: str, **members: int) -> Any:
    """A struct of options with its size filled in."""
    struct = ffi.new(f"xh_{kind} *")
    struct.struct_size = ffi.sizeof(struct[0])
    for name, value in members.items():
        try:
            setattr(struct, name, value)
        except OverflowError as fault:
            raise InvalidArgument(f"{name} is out of range: {fault}") from None
    return struct


_LANGUAGES = {"zh": lib.XH_ZH, "en": lib.XH_EN}


def language_number(language: str) -> int:
    """The number of a language; its name is the one that the documents use."""
    number: int | None = _LANGUAGES.get(language) if isinstance(language, str) else None
    if number is None:
        raise InvalidArgument(f"there is no language {language!r}; it is one of {', '.join(_LANGUAGES)}")
    return number


def text_options(language: str, width: int, colour: bool) -> Any:
    """How a text for people is laid out."""
    flags = lib.XH_TEXT_COLOUR if colour else 0
    return options("text_options", language=language_number(language), width=width, flags=flags)
