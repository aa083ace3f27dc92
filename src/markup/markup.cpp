#include "markup/markup.hpp"

#include <algorithm>

#include <gsl/assert>

#include "base/utf8.hpp"

namespace xuehui {

namespace {

// What stands for a character that means something in markup, quotation marks in attributes only (which have double ones);
// empty for all others.
constexpr std::string_view entity_of(char32_t c) {
    switch (c) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        default: return {};
    }
}

// Characters of ASCII that are shown as they are: most of a page, copied in runs.
constexpr bool is_plain(char c) { return c >= ' ' && c < 0x7F && entity_of(static_cast<char32_t>(c)).empty(); }

// Where a line may be broken that could not be otherwise (U+200B).
constexpr std::string_view kBreak = "\u200B";

// Characters that are drawn as one and never broken: marks on a letter, emoji that are joined. Nobody writes long ones;
// where one is longer than this a line may end in it, or a page would become as wide as the cluster.
class Cluster {
public:
    bool ends_before(char32_t c) {
        constexpr std::size_t kLongest = 32;
        constexpr char32_t kJoiner = 0x200D;
        length_ = takes_no_column(c) || joined_ ? length_ + 1 : 1;
        joined_ = c == kJoiner;
        if (length_ <= kLongest || joined_) return false;
        length_ = 1;
        return true;
    }

private:
    std::size_t length_ = 0;
    bool joined_ = false;
};

}  // namespace

Markup& Markup::open(std::string_view name, Attributes attributes) {
    begin(name, attributes);
    out_ += '>';
    open_.push_back(name);
    return *this;
}

Markup& Markup::close() {
    Expects(!open_.empty());
    out_.append("</").append(open_.back()).append(">");
    open_.pop_back();
    return *this;
}

Markup& Markup::leaf(std::string_view name, Attributes attributes) {
    begin(name, attributes);
    out_ += "/>";
    return *this;
}

Markup& Markup::text(std::string_view text) {
    escape(text, Place::text);
    return *this;
}

Markup& Markup::element(std::string_view name, Attributes attributes, std::string_view text) {
    return open(name, attributes).text(text).close();
}

Markup& Markup::raw(std::string_view literal) {
    out_ += literal;
    return *this;
}

std::string Markup::take() && {
    Expects(open_.empty());
    return std::move(out_);
}

void Markup::begin(std::string_view name, Attributes attributes) {
    out_.append("<").append(name);
    for (const Attribute& attribute : attributes) {
        out_.append(" ").append(attribute.name).append("=\"");
        escape(attribute.value, Place::attribute);
        out_ += '"';
    }
}

void Markup::escape(std::string_view text, Place place) {
    Cluster cluster;
    while (!text.empty()) {
        const auto special = std::ranges::find_if_not(text, is_plain);
        const auto plain = static_cast<std::size_t>(special - text.begin());
        out_ += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) return;
        if (plain > 0) cluster = {};
        const Glyph glyph = first_glyph(text);
        text.remove_prefix(glyph.bytes.size());
        if (cluster.ends_before(glyph.code)) out_ += kBreak;
        const std::string_view entity = entity_of(glyph.code);
        const bool is_blank = glyph.code == '\n' || glyph.code == '\t';
        if (!entity.empty() && !(place == Place::text && glyph.code == '"')) {
            out_ += entity;
        } else {
            out_ += acts(glyph.code) && !is_blank ? kReplacementText : glyph.bytes;
        }
    }
}

}  // namespace xuehui
