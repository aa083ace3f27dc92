// The documents compiled into the library, by their paths in this folder: "capability-1000.json",
// "schemas/record.json". The definitions are generated at build time from the files themselves.
#pragma once

#include <span>
#include <string_view>

namespace xuehui::standard {

struct EmbeddedFile {
    std::string_view name;
    std::string_view text;    // UTF-8, followed by a NUL that is not part of it
};

std::span<const EmbeddedFile> embedded_files();

}  // namespace xuehui::standard
