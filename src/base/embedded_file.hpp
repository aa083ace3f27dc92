// A file compiled into the library (xuehui_embed). A module that has some declares `embedded_files()` in its namespace,
// in <module>/embedded.hpp; the definition is generated at build time from the files themselves.
#pragma once

#include <string_view>

namespace xuehui {

struct EmbeddedFile {
    std::string_view name;    // its path in the module's folder
    std::string_view text;    // UTF-8, followed by a NUL that is not part of it
};

}  // namespace xuehui
