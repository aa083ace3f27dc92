// What is around a page: its head, with a content security policy that allows its own style sheet and script by their
// digests and nothing else, and the switch of languages.
#pragma once

#include <string>
#include <string_view>

#include "report/html/paper.hpp"

namespace xuehui::report::html {

// A file that is compiled in: "html/report.css", …
std::string_view embedded_file(std::string_view name);

// Up to what is in <main>. `script` may be empty.
void begin_page(Paper& paper, Language language, std::string_view title, std::string_view style,
                std::string_view script);
void end_page(Paper& paper, std::string_view script);

}  // namespace xuehui::report::html
