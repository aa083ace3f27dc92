"""Turns the C header into the declarations that cffi reads, so that they stand in one place only.

cffi has no preprocessor. The header is plain enough for a small one: comments go, the block for C++ compilers goes,
definitions of whole numbers stay (cffi makes constants of them), every other line of the preprocessor goes.
"""

import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FOR_CPP = re.compile(r"^#ifdef __cplusplus$.*?^#endif$", re.DOTALL | re.MULTILINE)
_NUMBER = re.compile(r"^#define (XH_\w+) (?:(0[xX][0-9a-fA-F]+|\d+)[uUlL]*|\((-\d+)\))$")


def constants(header: str) -> dict[str, int]:
    """The names that the header defines as whole numbers, in its order."""
    found = {}
    for line in _COMMENT.sub("", header).splitlines():
        number = _NUMBER.match(line.rstrip())
        if number:
            found[number[1]] = int(number[2] or number[3], 0)
    return found


def declarations(header: str) -> str:
    """What `cffi.FFI.cdef` is given: types, functions and constants of the header."""
    code = _FOR_CPP.sub("", _COMMENT.sub("", header))
    lines = [line for line in code.splitlines() if line.strip() and not line.startswith("#")]
    lines += [f"#define {name} {value}" for name, value in constants(header).items()]
    return re.sub(r"\bXH_API\b\s*", "", "\n".join(lines)) + "\n"
