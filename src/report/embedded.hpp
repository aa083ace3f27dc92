// The style sheet and the script of the HTML report: "html/report.css", "html/report.js".
#pragma once

#include <span>

#include "base/embedded_file.hpp"

namespace xuehui::report {

std::span<const EmbeddedFile> embedded_files();

}  // namespace xuehui::report
