#include "cli/diagnostics.hpp"

#include <algorithm>
#include <cstdio>
#include <string>

namespace xuehui::cli {

namespace {

constexpr std::size_t kIndent = 4;

// The characters of a line as the library counts them: everything up to the next byte that begins one.
struct Character {
    std::string shown;
    std::size_t columns;
};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t size_by_lead(char c) {
    const auto lead = static_cast<unsigned char>(c);
    if (lead < 0x80) return 1;
    return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

// What may go to a terminal in place of some bytes of a document: never half a character, nor one that acts (printable()
// knows them), nor one that nobody would see, as joiners are (U+200B …, U+2060 …, U+FEFF); those that combine with a letter
// may stay.
std::string safe(std::string_view bytes) {
    const bool is_whole = !is_continuation(bytes[0]) && bytes.size() == size_by_lead(bytes[0]);
    const bool is_invisible = display_width(bytes) == 0 && (bytes.starts_with("\xE2\x80") ||
                                                            bytes.starts_with("\xE2\x81") || bytes == "\uFEFF");
    return is_whole && !is_invisible ? printable(bytes) : "\uFFFD";
}

std::vector<Character> characters(std::string_view line) {
    std::vector<Character> found;
    for (std::size_t begin = 0; begin < line.size();) {
        std::size_t end = begin + 1;
        while (end < line.size() && is_continuation(line[end])) ++end;
        std::string shown = safe(line.substr(begin, end - begin));
        const std::size_t columns = display_width(shown);
        found.push_back({std::move(shown), columns});
        begin = end;
    }
    return found;
}

// A byte order mark is no character of the first line, as it is none for the reader.
std::string_view line_of(std::string_view text, std::size_t number) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    for (; number > 1; --number) {
        const std::size_t end = text.find('\n');
        if (end == text.npos) return {};
        text.remove_prefix(end + 1);
    }
    std::string_view line = text.substr(0, text.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

// The byte at which the character of a column, counted from 0, begins.
std::size_t byte_of(std::string_view line, std::size_t column) {
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (is_continuation(line[i])) continue;
        if (column == 0) return i;
        --column;
    }
    return line.size();
}

std::string paint(std::string_view ink, const std::string& text, const Context& context) {
    return context.colours.err ? std::string(ink) + text + "\x1b[0m" : text;
}

// "society.json:3:14: …", the place in bold.
std::string headline(const Diagnostic& diagnostic, const Context& context) {
    std::string place = diagnostic.document;
    if (diagnostic.line != 0) place += ':' + std::to_string(diagnostic.line) + ':' + std::to_string(diagnostic.column);
    return paint("\x1b[1m", place, context) + to_text(diagnostic).substr(place.size()) + '\n';
}

// Of the characters of a line as many around the place as a screen holds: a third before it, the rest behind.
std::string excerpt(std::string_view line, std::size_t column, const Context& context) {
    constexpr std::size_t kMostBytes = 4;    // of a character
    const std::size_t room = context.width - kIndent - 2;
    const std::size_t place = byte_of(line, column);
    std::size_t first_byte = place > room * kMostBytes ? place - room * kMostBytes : 0;
    while (first_byte < place && is_continuation(line[first_byte])) ++first_byte;
    auto before = characters(line.substr(first_byte, place - first_byte));
    auto after = characters(line.substr(place, room * kMostBytes));
    std::size_t before_columns = 0;
    std::size_t first = before.size();
    std::size_t all = 0;
    for (const Character& each : after) all += each.columns;
    const bool ends_here = place + room * kMostBytes >= line.size();
    const std::size_t wanted = ends_here && all < room - room / 3 ? room - all : room / 3;
    while (first > 0 && before_columns + before[first - 1].columns <= wanted) before_columns += before[--first].columns;
    const bool is_cut = first > 0 || first_byte > 0;
    std::string out(kIndent, ' ');
    if (is_cut) out += "…";
    for (; first < before.size(); ++first) out += before[first].shown;
    std::size_t used = before_columns;
    std::size_t last = 0;
    while (last < after.size() && used + after[last].columns <= room) {
        used += after[last].columns;
        out += after[last++].shown;
    }
    if (last < after.size() || !ends_here) out += "…";
    return out + '\n' + std::string(kIndent + (is_cut ? 1 : 0) + before_columns, ' ') + paint("\x1b[31m", "^", context) + '\n';
}

}  // namespace

void show(const Diagnostics& diagnostics, const std::vector<Source>& sources, const Context& context) {
    std::string out;
    for (const Diagnostic& diagnostic : diagnostics) {
        const auto source = std::ranges::find(sources, diagnostic.document, &Source::kind);
        Diagnostic named = diagnostic;
        if (source != sources.end()) named.document = printable(source->name);
        out += headline(named, context);
        if (source == sources.end() || diagnostic.line == 0) continue;
        const std::string_view line = line_of(source->text, diagnostic.line);
        if (!line.empty()) out += excerpt(line, diagnostic.column - 1, context);
    }
    std::fwrite(out.data(), 1, out.size(), stderr);
}

}  // namespace xuehui::cli
