#!/usr/bin/env python3
"""The checker of layers: a small house that is in order, and one fault at a time."""

import pathlib
import tempfile
import unittest

import check_layers

HOUSE = {
    "src/base/CMakeLists.txt": "xuehui_module(NAME base\n  SOURCES date.cpp   # days\n  HEADERS result)",
    "src/base/date.cpp": '#include "base/date.hpp"\n#include <gsl/assert>\n#include <xuehui/result.hpp>\n',
    "src/base/date.hpp": "#include <string>\n",
    "src/json/CMakeLists.txt": "xuehui_module(NAME json SOURCES parse.cpp DEPENDS base)",
    "src/json/parse.cpp": '#include <boost/json/src.hpp>\n#include "base/date.hpp"\n',
    "src/scoring/CMakeLists.txt": "xuehui_module(NAME scoring SOURCES plan.cpp HEADERS scheme DEPENDS json)",
    "src/scoring/plan.cpp": '#include "base/date.hpp"\n#include <sys/types.h>\n',
    "src/cli/CMakeLists.txt": "add_executable(xuehui_cli main.cpp)",
    "src/cli/main.cpp": '#include <CLI/CLI.hpp>\n#include <xuehui/scheme.hpp>\n#include "cli/files.hpp"\n',
    "src/cli/files.hpp": "#include <string>\n",
    "include/xuehui/result.hpp": "#include <vector>\n",
    "include/xuehui/scheme.hpp": "#include <xuehui/result.hpp>\n",
    "capi/include/xuehui.h": "#include <stdint.h>\n",
    "capi/src/guard.hpp": "#include <xuehui.h>\n",
    "capi/src/error.cpp": '#include "guard.hpp"\n#include <xuehui/result.hpp>\n',
}


class CheckLayers(unittest.TestCase):
    def faults(self, **changes):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in {**HOUSE, **changes}.items():
                if text is not None:
                    (root / name).parent.mkdir(parents=True, exist_ok=True)
                    (root / name).write_text(text, encoding="utf-8")
            return check_layers.House(root).check()

    def refuses(self, part, changes):
        faults = self.faults(**changes)
        self.assertEqual(len(faults), 1, faults)
        self.assertIn(part, faults[0])

    def test_a_house_in_order(self):
        self.assertEqual(self.faults(), [])

    def test_dependencies_point_down(self):
        self.refuses("not below it", {
            "src/base/CMakeLists.txt": "xuehui_module(NAME base SOURCES date.cpp HEADERS result DEPENDS json)"})

    def test_dependencies_exist(self):
        self.refuses("no module", {
            "src/json/CMakeLists.txt": "xuehui_module(NAME json SOURCES parse.cpp DEPENDS base rules)"})

    def test_includes_follow_dependencies(self):
        self.refuses("json does not depend on scoring", {
            "src/json/parse.cpp": '#include "scoring/plan.hpp"\n', "src/scoring/plan.hpp": ""})
        self.refuses("json does not depend on scoring", {"src/json/parse.cpp": "#include <xuehui/scheme.hpp>\n"})

    def test_includes_exist(self):
        self.refuses("no file", {"src/json/parse.cpp": '#include "date.hpp"\n'})

    def test_foreign_headers_have_their_places(self):
        self.refuses("for json only", {"src/scoring/plan.cpp": "#include <boost/json/value.hpp>\n"})
        self.refuses("for json only", {"src/scoring/plan.cpp": "#include <boost/json.hpp>\n"})
        self.refuses("for base only", {"src/scoring/plan.cpp": "#include <openssl/sha.h>\n"})
        self.refuses("nothing that modules use", {"src/scoring/plan.cpp": "#include <simdjson/dom.h>\n"})

    def test_public_headers_show_nothing_of_others(self):
        for include in ("<boost/container/vector.hpp>", "<gsl/span>", '"base/date.hpp"'):
            self.refuses("public headers include", {"include/xuehui/scheme.hpp": f"#include {include}\n"})

    def test_public_headers_have_one_owner(self):
        self.refuses("belongs to no module", {"include/xuehui/text.hpp": ""})
        self.refuses("belongs to base already", {
            "src/json/CMakeLists.txt": "xuehui_module(NAME json SOURCES parse.cpp HEADERS result DEPENDS base)"})

    def test_public_headers_follow_the_layers(self):
        self.refuses("base does not depend on scoring", {"include/xuehui/result.hpp": "#include <xuehui/scheme.hpp>\n"})

    def test_sources_are_listed(self):
        self.refuses("not listed", {"src/json/write.cpp": ""})
        self.refuses("not there", {"src/json/parse.cpp": None})

    def test_modules_have_a_place(self):
        self.refuses("no place", {"src/ui/CMakeLists.txt": "xuehui_module(NAME ui)"})
        self.refuses("no call", {"src/ui/window.cpp": ""})
        self.refuses("is named", {"src/rules/CMakeLists.txt": "xuehui_module(NAME rule)"})

    def test_clients_see_the_public_headers_only(self):
        self.refuses("not its own", {"src/cli/main.cpp": '#include "base/date.hpp"\n'})
        self.refuses("a client sees", {"src/cli/main.cpp": "#include <boost/json.hpp>\n"})
        self.refuses("not its own", {"capi/src/error.cpp": '#include "base/date.hpp"\n'})
        self.refuses("a client sees", {"capi/src/error.cpp": "#include <CLI/CLI.hpp>\n"})


if __name__ == "__main__":
    unittest.main(argv=["test_check_layers"])
