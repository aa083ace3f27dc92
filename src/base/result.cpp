#include <xuehui/result.hpp>

#include <algorithm>

namespace xuehui {

namespace {

// Names come from documents: a line break in one must not end our line.
std::string printable(std::string text) {
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    std::ranges::replace_if(text, is_control, '?');
    return text;
}

}  // namespace

std::string to_text(const Diagnostic& diagnostic) {
    std::string line = diagnostic.document;
    if (diagnostic.line != 0) {
        line += ':' + std::to_string(diagnostic.line) + ':' + std::to_string(diagnostic.column);
    }
    line += ": ";
    if (!diagnostic.pointer.empty()) line += printable(diagnostic.pointer) + ": ";
    line += diagnostic.code + ": " + diagnostic.message;
    if (!diagnostic.hint.empty()) line += " (did you mean '" + printable(diagnostic.hint) + "'?)";
    return line;
}

std::string to_text(const Diagnostics& diagnostics) {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics) text += to_text(diagnostic) + '\n';
    return text;
}

}  // namespace xuehui
