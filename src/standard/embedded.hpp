// The built-in documents and the schemas: "capability-1000.json", "schemas/record.json".
#pragma once

#include <span>

#include "base/embedded_file.hpp"

namespace xuehui::standard {

std::span<const EmbeddedFile> embedded_files();

}  // namespace xuehui::standard
