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

// Whether what is written somewhere has colours.
struct Colours {
    bool out = false, err = false;    // on standard output, on standard error
    bool files = false;               // only where they were asked for
};

struct Context {
    Language language = Language::en;
    std::size_t width = 80;    // of texts
    Colours colours = {};
    bool is_out_terminal = false;
    bool can_rewrite_err = false;    // standard error is a terminal on which a line can be written anew

    const std::string& say(const Text& text) const { return text.in(language); }
    // Of a text for standard output ("-", or an empty name) or for a file.
    TextStyle style(std::string_view output = "-") const {
        return {language, width, output.empty() || output == "-" ? colours.out : colours.files};
    }
};

// From LC_ALL, LC_MESSAGES, LANG: the first that is set says it; Chinese where it begins with "zh".
Language language_of_environment();

// By the word that follows --color: "always", "never", or anything else for "auto": on a terminal that is not dumb, unless
// NO_COLOR is set (no-color.org).
Colours colours_of(std::string_view choice);

bool is_out_terminal();
bool can_rewrite_err();

// From COLUMNS, the terminal, or 80; between 40 and 100, beyond which lines of text are hard to read.
std::size_t width_of_terminal();

// A message on standard error: "xuehui: …".
void complain(std::string_view message);

}  // namespace xuehui::cli
