// Faults of documents, shown where they stand:
//
//     society.json:3:14: /ratings/0/criterion: unknown_id: the catalogue has no criterion 'A.1.1.1.l' (did you mean …?)
//         {"criterion": "A.1.1.1.l", "rating": "met"}
//                       ^
#pragma once

#include <string_view>
#include <vector>

#include <xuehui/result.hpp>

#include "cli/context.hpp"

namespace xuehui::cli {

// A document that was read: what the library calls it, its name for people, and its text.
struct Source {
    std::string_view kind;
    std::string_view name;
    std::string_view text;
};

// Writes all faults to standard error. Each belongs to the source whose kind it names.
void show(const Diagnostics& diagnostics, const std::vector<Source>& sources, const Context& context);

}  // namespace xuehui::cli
