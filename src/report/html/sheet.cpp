#include "report/html/sheet.hpp"

namespace xuehui::report::html {

namespace {

constexpr std::size_t kUsualSize = 400'000;    // of a report over Table A.1

}  // namespace

Sheet::Sheet(const Assessment& assessment)
    : Paper(kUsualSize),
      assessment_(assessment),
      zh_(make_scorecard(assessment, Language::zh)),
      en_(make_scorecard(assessment, Language::en)) {}

std::string anchor(std::string_view id) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out = "at-";
    for (const char c : id) {
        const bool is_plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
        if (is_plain) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '_';
        out += kHex[byte >> 4U];
        out += kHex[byte & 0xFU];
    }
    return out;
}

std::string link(std::string_view id) { return '#' + anchor(id); }

}  // namespace xuehui::report::html
