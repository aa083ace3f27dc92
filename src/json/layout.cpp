#include "json/layout.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/utf8.hpp"
#include "json/write.hpp"

namespace xuehui::json {

namespace {

constexpr std::size_t kIndent = 2;

bool is_container(const Document::Node& node) { return node.type == Type::array || node.type == Type::object; }

std::size_t characters(std::string_view text) {
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return static_cast<std::size_t>(std::ranges::count_if(text, begins));
}

class Layout {
public:
    Layout(Value root, std::size_t width) : document_(root.document()), root_(root.index()), width_(width) {
        measure();
    }

    std::string write() {
        value(root_, 0);
        while (!open_.empty()) step();
        out_ += '\n';
        return std::move(out_);
    }

private:
    struct Open {
        std::uint32_t node;
        std::uint32_t next;    // the element or key to write
        bool is_first = true;
    };

    // Characters that each value takes on one line, blanks behind commas and colons included; from the end, so that what
    // is in a container has been measured before it.
    void measure() {
        const std::uint32_t end = document_.node(root_).end;
        flat_.resize(end - root_);
        for (std::uint32_t i = end; i-- > root_;) {
            const Document::Node& node = document_.node(i);
            std::string text;
            if (is_container(node)) {
                std::size_t width = 2;
                for (std::uint32_t child = i + 1; child < node.end; child = document_.node(child).end) {
                    width += flat_[child - root_] + 2;
                }
                flat_[i - root_] = std::min(node.size > 0 ? width - 2 : width, width_ + 1);
            } else if (node.type == Type::string) {
                append_string(text, {node.text, node.size});
                flat_[i - root_] = std::min(characters(text), width_ + 1);
            } else {
                flat_[i - root_] = node.type == Type::null ? 4 : std::min<std::size_t>(node.size, width_ + 1);
            }
        }
    }

    // A value that begins in some column; what does not fit is left open.
    void value(std::uint32_t index, std::size_t column) {
        const Document::Node& node = document_.node(index);
        const bool fits = column + flat_[index - root_] + 1 <= width_;    // and a comma
        if (!is_container(node) || node.size == 0 || (fits && index != root_)) return flat(index);
        out_ += node.type == Type::object ? '{' : '[';
        open_.push_back({index, index + 1});
    }

    void step() {
        Open& top = open_.back();
        const Document::Node& node = document_.node(top.node);
        if (top.next == node.end) {
            const char bracket = node.type == Type::object ? '}' : ']';
            open_.pop_back();
            line();
            out_ += bracket;
            return;
        }
        if (!top.is_first) out_ += ',';
        top.is_first = false;
        line();
        std::size_t column = kIndent * open_.size();
        std::uint32_t child = top.next;
        if (node.type == Type::object) {
            column += flat_[child - root_] + 2;
            append_value(out_, {document_, child});
            out_ += ": ";
            ++child;
        }
        top.next = document_.node(child).end;    // before the value is opened, which may move `top`
        value(child, column);
    }

    void line() {
        out_ += '\n';
        out_.append(kIndent * open_.size(), ' ');
    }

    // On one line. As append_value, with blanks; along the flat document.
    void flat(std::uint32_t index) {
        std::vector<std::pair<std::uint32_t, bool>> open;    // where a container ends, and whether it is an object
        const std::uint32_t end = document_.node(index).end;
        bool is_key = false;
        for (std::uint32_t i = index; i < end; ++i) {
            const Document::Node& node = document_.node(i);
            if (is_container(node)) {
                out_ += node.type == Type::object ? '{' : '[';
                open.emplace_back(node.end, node.type == Type::object);
                is_key = node.type == Type::object;
                if (node.size > 0) continue;
            } else {
                append_value(out_, {document_, i});
                if (is_key) {
                    out_ += ": ";
                    is_key = false;
                    continue;
                }
            }
            while (!open.empty() && open.back().first == i + 1) {
                out_ += open.back().second ? '}' : ']';
                open.pop_back();
            }
            if (open.empty()) continue;
            out_ += ", ";
            is_key = open.back().second;
        }
    }

    const Document& document_;
    std::uint32_t root_;
    std::size_t width_;
    std::vector<std::size_t> flat_;    // of each node
    std::vector<Open> open_;
    std::string out_;
};

}  // namespace

std::string laid_out(Value value, std::size_t width) { return printable(Layout(value, width).write()); }

// Outside of strings there is none of them, so the text need not be read as JSON. All lie in the basic plane.
std::string printable(std::string_view json) {
    constexpr std::string_view kHex = "0123456789abcdef";
    constexpr char32_t kDelete = 0x7F;
    std::string out;
    out.reserve(json.size());
    while (!json.empty()) {
        const Glyph glyph = first_glyph(json);
        if (glyph.code >= kDelete && glyph.code != kReplacement && acts(glyph.code)) {
            out += "\\u";
            for (const unsigned shift : {12U, 8U, 4U, 0U}) out += kHex[(glyph.code >> shift) & 0xFU];
        } else {
            out += glyph.bytes;
        }
        json.remove_prefix(glyph.bytes.size());
    }
    return out;
}

}  // namespace xuehui::json
