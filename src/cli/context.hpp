// What every command is given: the language, the width, and the exit codes that scripts rely on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <xuehui/report.hpp>
#include <xuehui/text.hpp>

namespace xuehui::cli {

// The exit codes of the command; documented, and never renumbered.
enum Exit : int {
    kDone = 0,
    kFault = 1,       // our own, or the machine's: no memory, no space, nobody reads the output
    kUsage = 2,       // wrong usage; a file that cannot be opened
    kRejected = 3,    // a document has faults
    kMissed = 4,      // the grade lies below --fail-under
};

struct Context {
    Language language = Language::en;
    std::size_t width = 80;    // of texts

    const std::string& say(const Text& text) const { return text.in(language); }
    TextStyle style() const { return {language, width}; }
};

// From LC_ALL, LC_MESSAGES, LANG: the first that is set says it; Chinese where it begins with "zh".
Language language_of_environment();

// From COLUMNS, the terminal, or 80; between 40 and 100, beyond which lines of text are hard to read.
std::size_t width_of_terminal();

// A message on standard error: "xuehui: …".
void complain(std::string_view message);

}  // namespace xuehui::cli
