#!/usr/bin/env python3
"""Holds every #include of the library against the layers.

    check_layers.py PROJECT

Three sources, each with one owner: the order of the layers is ORDER below; what a module stands for and depends on is its
call of xuehui_module in src/<module>/CMakeLists.txt; what it really uses are its #includes. The order binds the calls, and
the calls (with what follows from them) bind the #includes.
"""

import pathlib
import re
import sys

# From the bottom to the top. A module may depend on those of lower rows, and within its row on those that PEERS allows.
ORDER = [
    {"base"},
    {"json", "catalogue", "markup"},
    {"logic"},
    {"record", "rules", "chart"},
    {"scoring"},
    {"risk"},
    {"evaluation"},
    {"engine"},
    {"improvement", "batch", "register", "population"},
    {"standard"},
    {"stream", "arrow", "report"},
]
PEERS = {
    ("catalogue", "json"),    # a catalogue is read from text
    ("stream", "report"),     # a line of output is an assessment's report as JSON
}
CLIENTS = {"src/cli": {"CLI"}, "capi": set()}    # only include/, and these foreign headers
FOREIGN = {    # who may see what others have written; "" stands for every module
    "boost/json": {"json"},
    "boost": {""},
    "gsl": {""},
    "openssl": {"base"},
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
CALL = re.compile(r"xuehui_module\s*\(([^)]*)\)")
KEYWORDS = {"NAME", "SOURCES", "HEADERS", "DEPENDS"}


def row(module):
    return next((number for number, names in enumerate(ORDER) if module in names), None)


def may_depend(module, other):
    return (module, other) in PEERS or (row(other) is not None and row(other) < row(module))


def read_module(text):
    """The lists of a call of xuehui_module; None if there is not exactly one."""
    calls = CALL.findall(re.sub(r"#.*", "", text))
    if len(calls) != 1:
        return None
    lists, keyword = {name: [] for name in KEYWORDS}, None
    for word in calls[0].split():
        if word in KEYWORDS:
            keyword = word
        else:
            lists[keyword].append(word)
    return lists


def files_in(folder, *patterns):
    return sorted(path for pattern in patterns for path in folder.rglob(pattern))


class House:
    def __init__(self, root):
        self.root = root
        self.faults = []
        self.modules = {}    # name -> lists
        self.owner = {}      # public header -> module
        self.below = {}      # module -> every module it may use, itself among them

    def fault(self, path, text):
        self.faults.append(f"{path.relative_to(self.root)}: {text}")

    def check(self):
        self.read_modules()
        for module in self.modules:
            self.check_module(module)
        self.check_public_headers()
        for folder, foreign in CLIENTS.items():
            self.check_client(self.root / folder, foreign)
        return self.faults

    def read_modules(self):
        clients = {pathlib.PurePath(folder).name for folder in CLIENTS}
        for folder in sorted(path for path in (self.root / "src").iterdir() if path.is_dir() and path.name not in clients):
            listing = folder / "CMakeLists.txt"
            lists = read_module(listing.read_text(encoding="utf-8")) if listing.exists() else None
            if lists is None:
                self.fault(folder, "no call of xuehui_module, or more than one")
            elif lists["NAME"] != [folder.name]:
                self.fault(listing, f"is named {lists['NAME']}")
            elif row(folder.name) is None:
                self.fault(listing, "has no place in the order of layers")
            else:
                self.modules[folder.name] = lists
        for name, lists in self.modules.items():
            for header in lists["HEADERS"]:
                if header in self.owner:
                    self.fault(self.root / "src" / name, f"{header}.hpp belongs to {self.owner[header]} already")
                self.owner.setdefault(header, name)
        self.below = {name: self.closure(name) for name in self.modules}

    def closure(self, name):
        seen, waiting = set(), [name]
        while waiting:
            module = waiting.pop()
            if module not in seen:
                seen.add(module)
                waiting += self.modules.get(module, {"DEPENDS": []})["DEPENDS"]
        return seen

    def check_module(self, name):
        folder = self.root / "src" / name
        listing = folder / "CMakeLists.txt"
        for other in self.modules[name]["DEPENDS"]:
            if other not in self.modules:
                self.fault(listing, f"depends on {other}, which is no module")
            elif not may_depend(name, other):
                self.fault(listing, f"depends on {other}, which is not below it")
        there = {path.relative_to(folder).as_posix() for path in files_in(folder, "*.cpp")}
        for source in sorted(there ^ set(self.modules[name]["SOURCES"])):
            self.fault(listing, f"{source} is {'not listed' if source in there else 'listed and not there'}")
        for path in files_in(folder, "*.cpp", "*.hpp"):
            for quote, include in INCLUDE.findall(path.read_text(encoding="utf-8")):
                self.check_include(path, name, quote, include)

    def check_include(self, path, module, quote, include):
        """One #include of a file that belongs to a module."""
        head = include.split("/")[0]
        if quote == '"':
            if not (self.root / "src" / include).is_file():
                self.fault(path, f'"{include}" is no file of src/')
            elif head not in self.below[module]:
                self.fault(path, f'"{include}": {module} does not depend on {head}')
        elif head == "xuehui":
            owner = self.owner.get(pathlib.PurePath(include).stem)
            if owner is None:
                self.fault(path, f"<{include}> belongs to no module (HEADERS)")
            elif owner not in self.below[module]:
                self.fault(path, f"<{include}>: {module} does not depend on {owner}")
        else:
            for prefix, allowed in FOREIGN.items():
                if include.startswith(prefix + "/") or (include.startswith(prefix + ".")):
                    if "" not in allowed and module not in allowed:
                        self.fault(path, f"<{include}> is for {', '.join(sorted(allowed))} only")
                    return
            if "/" in include and head != "sys":
                self.fault(path, f"<{include}> is nothing that modules use")

    def check_public_headers(self):
        folder = self.root / "include" / "xuehui"
        there = {path.stem: path for path in files_in(folder, "*.hpp")}
        for name in sorted(set(self.owner) - set(there)):
            self.fault(self.root / "src" / self.owner[name], f"{name}.hpp is not in include/xuehui")
        for name, path in there.items():
            owner = self.owner.get(name)
            if owner is None:
                self.fault(path, "belongs to no module (HEADERS)")
                continue
            for quote, include in INCLUDE.findall(path.read_text(encoding="utf-8")):
                if quote == '"' or ("/" in include and not include.startswith("xuehui/")):
                    self.fault(path, f"{include}: public headers include <xuehui/...> and the standard library")
                elif include.startswith("xuehui/"):
                    self.check_include(path, owner, quote, include)

    def check_client(self, folder, foreign):
        own = {"cli"} if folder.name == "cli" else set()
        for path in files_in(folder, "*.cpp", "*.hpp", "*.h"):
            for quote, include in INCLUDE.findall(path.read_text(encoding="utf-8")):
                head = include.split("/")[0]
                if quote == '"':
                    inside = head in own if own else (path.parent / include).is_file()
                    if not inside:
                        self.fault(path, f'"{include}" is not its own')
                elif "/" in include and head not in {"xuehui", "sys"} | foreign:
                    self.fault(path, f"<{include}>: a client sees include/ and the standard library")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    house = House(pathlib.Path(sys.argv[1]))
    faults = house.check()
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(house.modules)} modules, {len(house.owner)} public headers, {len(faults)} faults")
    return 1 if faults or not house.modules else 0


if __name__ == "__main__":
    sys.exit(main())
