#include <xuehui/result.hpp>

#include "base/utf8.hpp"

namespace xuehui {

namespace {

// Names come from documents: a line break in one must not end our line, nor may it command a terminal.
std::string printable(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const Glyph glyph = first_glyph(text);
        out += acts(glyph.code) ? std::string_view("?") : glyph.bytes;
        text.remove_prefix(glyph.bytes.size());
    }
    return out;
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
