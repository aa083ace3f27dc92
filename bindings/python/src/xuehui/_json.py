"""Documents on their way into the library: as exact JSON text, whatever they came as.

Nothing is judged here. What Python can hold and JSON cannot (NaN, half a character) is written down as it is, and the
library refuses it with a diagnostic that names the place.
"""

from __future__ import annotations

import datetime
import json
import operator
import os
import pathlib
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Union

# What a document may be given as; see the package's documentation.
Document = Union[Mapping[str, Any], str, bytes, bytearray, memoryview, "os.PathLike[str]"]

_string = json.encoder.encode_basestring  # with quotes, escaping no more than JSON asks for


def _integer(number: int) -> str:
    try:
        return int.__repr__(number)
    except ValueError:  # Python refuses to write very long ones; a Decimal holds the same digits
        return str(Decimal(number))


def _atom(value: Any) -> str | None:
    """A value without parts as JSON; None if it has parts."""
    if isinstance(value, str):
        return _string(value)
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, int):
        return _integer(value)
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return f'"{value.isoformat()}"'
    if isinstance(value, (Mapping, list, tuple)):
        return None
    try:
        return _integer(operator.index(value))  # NumPy's whole numbers, for one
    except TypeError:
        raise TypeError(f"a document cannot hold a {type(value).__name__}: {value!r:.60}") from None


def _float(number: float) -> str:
    text = float.__repr__(number)
    return {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}.get(text, text)


# By exact type, for most of what there is; subclasses and the rest take the longer way to the same text.
_PLAIN: dict[type, Callable[[Any], str]] = {str: _string, int: _integer, float: _float}


class _Container:
    """An object or array that is being written: what is left of it, and how it ends."""

    __slots__ = ("before", "close", "is_object", "rest", "value")

    def __init__(self, value: Any) -> None:
        self.value = value
        self.is_object = type(value) is dict or isinstance(value, Mapping)
        self.rest = iter(value.items() if self.is_object else value)
        self.close = "}" if self.is_object else "]"
        self.before = ""  # what stands before the next part


def dumps(document: Any) -> str:
    """A document as JSON on one line, every number with exactly the digits that it has.

    int, Decimal, bool, None, str, datetime.date, float (its shortest form, `repr`), Mapping with str keys, list, tuple
    and whatever has `__index__`. Anything else is a TypeError. Written with a stack of its own, so that depth is for
    the library to judge; a container that holds itself is a ValueError.
    """
    out: list[str] = []
    stack: list[_Container] = []
    open_now: set[int] = set()

    def begin(value: Any) -> None:
        if type(value) is not dict and type(value) is not list:
            atom = _atom(value)
            if atom is not None:
                out.append(atom)
                return
        if id(value) in open_now:
            raise ValueError("a document cannot hold itself")
        open_now.add(id(value))
        stack.append(_Container(value))
        out.append("{" if stack[-1].is_object else "[")

    begin(document)
    write = out.append
    while stack:
        top = stack[-1]
        for item in top.rest:
            if top.is_object:
                key, item = item
                if type(key) is not str and not isinstance(key, str):
                    raise TypeError(f"the name of a member is a str, not {type(key).__name__}: {key!r:.60}")
                write(f"{top.before}{_string(key)}: ")
            elif top.before:
                write(top.before)
            top.before = ", "
            plain = _PLAIN.get(type(item))
            if plain is not None:
                write(plain(item))
                continue
            begin(item)
            if stack[-1] is not top:
                break
        else:
            out.append(top.close)
            open_now.discard(id(top.value))
            stack.pop()
    return "".join(out)


def loads(text: str | bytes) -> Any:
    """JSON of the library as Python values: whole numbers as int, others as Decimal, so that no digit is lost."""
    try:
        return json.loads(text, parse_float=Decimal)
    except RecursionError:  # deeper than Python's own reader can go, which limits allow
        return _loads_deep(text.decode() if isinstance(text, bytes) else text)


_PART = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]]|[^\s{}\[\],:"]+')


def _loads_deep(text: str) -> Any:
    """The same with a stack of its own, for text that is known to be JSON: slow, and of any depth."""
    outer: list[Any] = []  # the parts so far of each container that is open: names and values in turn, or elements
    parts: list[Any] = []
    for part in _PART.findall(text):
        if part in ("{", "["):
            outer.append(parts)
            parts = []
        elif part in ("}", "]"):
            value = parts if part == "]" else dict(zip(parts[::2], parts[1::2]))
            parts = outer.pop()
            parts.append(value)
        else:
            parts.append(json.loads(part, parse_float=Decimal))
    return parts[0]


def encode(document: Document) -> bytes:
    """A document as the bytes that the library reads. A str is JSON text here, whatever it begins with."""
    if isinstance(document, bytes):
        return document
    if isinstance(document, (bytearray, memoryview)):
        return bytes(document)
    if isinstance(document, str):
        return document.encode("utf-8", "surrogatepass")
    if isinstance(document, Mapping):
        return dumps(document).encode("utf-8", "surrogatepass")
    if isinstance(document, os.PathLike):
        return pathlib.Path(document).read_bytes()
    raise TypeError(f"a document is a dict, JSON text, bytes or a pathlib.Path, not {type(document).__name__}")


def built_in(document: Any) -> str | None:
    """The id of a built-in document, if that is what this is: a str that does not begin as a JSON object does."""
    if isinstance(document, str) and not document.lstrip("\ufeff \t\r\n").startswith("{"):
        return document
    return None


# A string that does not end is taken to the end of the text, so that the search stays linear whatever the text is.
_STRING = rb'"[^"\\]*(?:\\.[^"\\]*)*\\?(?:"|\Z)'
_STRING_OR_BREAK = re.compile(_STRING + rb"|\n", re.DOTALL)
_TOKEN = re.compile(_STRING + rb"|[{}\[\]:,]", re.DOTALL)


def on_one_line(text: bytes) -> bytes:
    """The same document without line breaks; text that is not JSON stays text that is not JSON.

    Between tokens a line break is white space like any other. Inside a string it is a fault, and is replaced by a
    character that is one as well. Where every line has an even number of quotation marks, escaped ones left out, no
    string goes over the end of a line; only bad text needs the closer look.
    """
    if b"\n" not in text:
        return text
    bare = text.replace(b"\\\\", b"").replace(b'\\"', b"")
    if not any(line.count(b'"') % 2 for line in bare.split(b"\n")):
        return text.replace(b"\n", b" ")
    return _STRING_OR_BREAK.sub(lambda found: b" " if found[0] == b"\n" else found[0].replace(b"\n", b"\x01"), text)


def with_as_of(text: bytes, as_of: datetime.date | str | None) -> bytes:
    """The text of a record with another day of assessment; every other byte stays.

    Only a member `as_of` of the outermost object that is a string is replaced: what is not there, or of another type,
    is for the library to report.
    """
    if as_of is None:
        return text
    if not isinstance(as_of, (datetime.date, str)) or isinstance(as_of, datetime.datetime):
        raise TypeError(f"as_of is a datetime.date or a str, not {type(as_of).__name__}")
    day = dumps(as_of).encode("utf-8", "surrogatepass")
    depth = 0
    before: list[bytes] = [b"", b""]
    for token in _TOKEN.finditer(text):
        what = token[0]
        if what in b"{[":
            depth += 1
        elif what in b"}]":
            depth -= 1
        elif depth == 1 and what[:1] == b'"' and before[1] == b":" and _is_name(before[0], "as_of"):
            return text[: token.start()] + day + text[token.end() :]
        before = [before[1], what]
    return text


def _is_name(token: bytes, name: str) -> bool:
    try:
        return bool(json.loads(token) == name)  # it may be written with escapes
    except ValueError:
        return False
