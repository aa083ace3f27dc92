// Boost.JSON's basic_parser checks the text and names its tokens; it does not say where they stand. The handler
// finds that out with a cursor of its own that follows the parser through the text it has already approved: from
// one token to the next there is only white space and punctuation to skip.
#include "json/parse.hpp"

#include <algorithm>
#include <vector>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/src.hpp>

#include "base/number.hpp"
#include "base/utf8.hpp"

namespace xuehui::json {

namespace {

using boost::json::error_code;

class Handler {
public:
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);

    Handler(Document& document, const Limits& limits, Faults& faults)
        : document_(document), builder_(document), source_(document.source()), limits_(limits), faults_(faults) {
        builder_.reserve(std::min(source_.size() / 8 + 8, limits.values));
        if (source_.starts_with(kByteOrderMark)) cursor_ = kByteOrderMark.size();
    }

    // Where the first value stands that is one too many, or npos.
    std::size_t surplus() const { return surplus_; }
    std::size_t cursor() const { return cursor_; }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code& ec) { return open(Type::object, ec); }
    bool on_array_begin(error_code& ec) { return open(Type::array, ec); }
    bool on_array_end(std::size_t count, error_code&) {
        builder_.close(count);
        step(1);
        return true;
    }
    bool on_object_end(std::size_t count, error_code&) {
        report_duplicates(builder_.close(count));
        step(1);
        return true;
    }
    bool on_key_part(boost::json::string_view part, std::size_t, error_code&) { return gather(part); }
    bool on_key(boost::json::string_view part, std::size_t, error_code&) { return string(part); }
    bool on_string_part(boost::json::string_view part, std::size_t, error_code&) { return gather(part); }
    bool on_string(boost::json::string_view part, std::size_t, error_code& ec) {
        return room_for_value(ec) && string(part);
    }
    bool on_number_part(boost::json::string_view, error_code&) { return true; }
    bool on_int64(std::int64_t, boost::json::string_view, error_code& ec) { return number(ec); }
    bool on_uint64(std::uint64_t, boost::json::string_view, error_code& ec) { return number(ec); }
    bool on_double(double, boost::json::string_view, error_code& ec) { return number(ec); }
    bool on_bool(bool value, error_code& ec) { return scalar(Type::boolean, value ? 4 : 5, ec); }
    bool on_null(error_code& ec) { return scalar(Type::null, 4, ec); }
    bool on_comment_part(boost::json::string_view, error_code&) { return true; }
    bool on_comment(boost::json::string_view, error_code&) { return true; }

private:
    bool room_for_value(error_code& ec) {
        if (values_++ <= limits_.values) return true;    // the root is no member and no element
        surplus_ = token();
        ec = boost::json::error::array_too_large;
        return false;
    }

    // Moves the cursor to the next token and gives its place; then past it.
    std::size_t token() {
        const auto is_gap = [](char c) {
            return c == ',' || c == ':' || c == ' ' || c == '\n' || c == '\r' || c == '\t';
        };
        while (is_gap(source_[cursor_])) ++cursor_;
        return cursor_;
    }
    void step(std::size_t size) {
        token();
        cursor_ += size;
    }

    bool open(Type type, error_code& ec) {
        if (!room_for_value(ec)) return false;
        builder_.open(type, token());
        ++cursor_;
        return true;
    }

    bool scalar(Type type, std::size_t size, error_code& ec) {
        if (!room_for_value(ec)) return false;
        const std::size_t begin = token();
        builder_.scalar(type, source_.substr(begin, size), begin);
        cursor_ = begin + size;
        return true;
    }

    bool number(error_code& ec) {
        const std::size_t begin = token();
        const std::size_t end = source_.find_first_not_of("+-.0123456789eE", begin);
        const std::size_t size = (end == std::string_view::npos ? source_.size() : end) - begin;
        constexpr std::size_t kSurelySmall = 16;
        if (!scalar(Type::number, size, ec)) return false;
        const std::string_view spelling = source_.substr(begin, size);
        const bool may_be_great = size > kSurelySmall || spelling.find_first_of("eE") != std::string_view::npos;
        if (may_be_great && is_beyond_double(spelling)) {
            const auto last = static_cast<std::uint32_t>(document_.node_count() - 1);
            faults_.add("bad_number", Value(document_, last), in_quotes(spelling) + " is out of range");
        }
        return true;
    }

    bool gather(boost::json::string_view part) {
        parts_.append(part.data(), part.size());
        return true;
    }

    bool string(boost::json::string_view part) {
        const std::size_t begin = token();
        // Without escapes the parser hands out the very bytes of the source, and they are used where they are.
        const bool plain = part.data() == source_.data() + begin + 1;
        if (plain) {
            builder_.scalar(Type::string, source_.substr(begin + 1, part.size()), begin);
            cursor_ = begin + part.size() + 2;
            return true;
        }
        parts_.append(part.data(), part.size());
        builder_.scalar(Type::string, builder_.keep(parts_), begin);
        parts_.clear();
        for (cursor_ = begin + 1; source_[cursor_] != '"'; ++cursor_) {
            if (source_[cursor_] == '\\') ++cursor_;
        }
        ++cursor_;
        return true;
    }

    void report_duplicates(std::uint32_t index) {
        const Value object(document_, index);
        keys_.clear();
        for (const Member member : object.members()) keys_.push_back(member.key);
        const auto report = [this](Value key) {
            faults_.add("duplicate_member", key, "the member " + in_quotes(key.text()) + " stands here twice");
        };
        constexpr std::size_t kFew = 12;
        if (keys_.size() <= kFew) {
            for (std::size_t later = 1; later < keys_.size(); ++later) {
                for (std::size_t earlier = 0; earlier < later; ++earlier) {
                    if (keys_[later].text() == keys_[earlier].text()) {
                        report(keys_[later]);
                        break;
                    }
                }
            }
            return;
        }
        std::ranges::sort(keys_, [](Value a, Value b) {
            return a.text() != b.text() ? a.text() < b.text() : a.index() < b.index();
        });
        std::vector<Value> repeated;
        for (std::size_t i = 1; i < keys_.size(); ++i) {
            if (keys_[i].text() == keys_[i - 1].text()) repeated.push_back(keys_[i]);
        }
        std::ranges::sort(repeated, {}, &Value::index);
        std::ranges::for_each(repeated, report);
    }

    Document& document_;
    DocumentBuilder builder_;
    std::string_view source_;
    const Limits& limits_;
    Faults& faults_;
    std::size_t cursor_ = 0;
    std::string parts_;           // of a string that came in pieces
    std::vector<Value> keys_;     // of the object being closed
    std::size_t values_ = 0;
    std::size_t surplus_ = std::string_view::npos;
};

// The first half of a surrogate pair, as an escape.
bool is_leading_surrogate(std::string_view text) {
    return text.starts_with("\\u") && (text[2] == 'd' || text[2] == 'D') &&
           std::string_view("89abAB").find(text[3]) != std::string_view::npos;
}

std::string describe(error_code ec, std::string_view before, std::string_view rest) {
    using boost::json::error;
    if (ec == error::incomplete) return "the text ends before the JSON is complete";
    if (ec == error::extra_data) return "there is more text after the end of the JSON";
    if (ec == error::expected_hex_digit) return "expected four hexadecimal digits after \\u";
    if (ec == error::illegal_leading_surrogate || ec == error::illegal_trailing_surrogate ||
        ec == error::expected_utf16_escape) {
        return "a surrogate without its partner";
    }
    if (rest.empty()) return "the text ends before the JSON is complete";
    if (static_cast<unsigned char>(rest.front()) < 0x20) {
        return "a control character or line break that JSON does not allow here";
    }
    constexpr std::size_t kEscape = 6;
    if (before.size() >= kEscape && is_leading_surrogate(before.substr(before.size() - kEscape))) {
        return "a surrogate without its partner";
    }
    return "not JSON from here on: " + in_quotes(rest.substr(0, rest.find_first_of("\r\n")));
}

// Boost's parser calls itself at each level: so deep at most, whatever the limits allow, that any thread's stack bears it.
constexpr std::size_t kDeepest = 1000;

std::size_t depth_limit(const Limits& limits) { return std::min(limits.depth, kDeepest); }

void report_failure(const Document& document, const Limits& limits, const Handler& handler, error_code ec,
                    std::size_t offset, Faults& faults) {
    if (handler.surplus() != std::string_view::npos) {
        faults.add_at("limit", document, handler.surplus(), "more than " + std::to_string(limits.values) + " values");
        return;
    }
    if (ec == boost::json::error::too_deep) {
        faults.add_at("limit", document, offset, "nested deeper than " + std::to_string(depth_limit(limits)) + " levels");
        return;
    }
    const std::size_t invalid = find_invalid_utf8(document.source());
    if (invalid != std::string_view::npos) {
        faults.add_at("encoding", document, invalid, "not UTF-8");
        return;
    }
    if (ec == boost::json::error::exponent_overflow) {
        faults.add_at("bad_number", document, offset, "the number is out of range");
        return;
    }
    const std::string_view text = document.source();
    faults.add_at("syntax", document, offset, describe(ec, text.substr(0, offset), text.substr(offset)));
}

}  // namespace

std::shared_ptr<const Document> parse(std::string_view text, const Limits& limits, Faults& faults,
                                      Document::Origin origin) {
    constexpr std::size_t kLargest = std::size_t{1} << 31;    // offsets are 32 bits wide
    if (text.size() > std::min(limits.bytes, kLargest)) {
        faults.add_general("limit", "the text has " + std::to_string(text.size()) + " bytes; at most " +
                                        std::to_string(std::min(limits.bytes, kLargest)) + " are read");
        return nullptr;
    }
    auto document = std::make_shared<Document>(std::string(text), origin);
    boost::json::parse_options options;
    options.max_depth = depth_limit(limits);
    boost::json::basic_parser<Handler> parser(options, *document, limits, faults);
    const std::size_t begin = parser.handler().cursor();
    const std::string_view source = document->source().substr(begin);
    error_code ec;
    std::size_t used = parser.write_some(false, source.data(), source.size(), ec);
    if (!ec && used < source.size()) ec = boost::json::error::extra_data;
    if (ec) {
        report_failure(*document, limits, parser.handler(), ec, begin + used, faults);
        return nullptr;
    }
    return document;
}

}  // namespace xuehui::json
