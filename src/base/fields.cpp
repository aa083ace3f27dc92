#include "base/fields.hpp"

#include <algorithm>

#include <gsl/assert>

#include "base/number.hpp"

namespace xuehui {

bool expect(Value value, Type type, Faults& faults) {
    if (value.is(type)) return true;
    faults.wrong_type(value, name_of(type));
    return false;
}

std::optional<std::string_view> read_string(Value value, Faults& faults) {
    if (!expect(value, Type::string, faults)) return std::nullopt;
    return value.text();
}

std::optional<bool> read_boolean(Value value, Faults& faults) {
    if (!expect(value, Type::boolean, faults)) return std::nullopt;
    return value.boolean();
}

std::optional<Decimal> read_decimal(Value value, Faults& faults) {
    if (!expect(value, Type::number, faults)) return std::nullopt;
    const auto decimal = Decimal::parse(value.text());
    if (!decimal && !is_beyond_double(value.text())) {    // or it was reported when the text was read
        faults.add("bad_number", value,
                   "expected a decimal with at most six places and below 1000000000, found " + in_quotes(value.text()));
    }
    return decimal;
}

std::optional<Date> read_date(Value value, Faults& faults) {
    if (!value.is(Type::string)) {
        faults.wrong_type(value, "a date YYYY-MM-DD");
        return std::nullopt;
    }
    const auto date = Date::parse(value.text());
    if (!date) faults.add("bad_date", value, "expected a date YYYY-MM-DD, found " + in_quotes(value.text()));
    return date;
}

std::optional<Text> read_text(Value value, Faults& faults) {
    enum { kZh, kEn, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"zh", "en"};
    const Fields fields(value, kMembers, faults);
    if (!fields.is_object()) return std::nullopt;
    Text text{std::string(fields.string_or(kZh, {})), std::string(fields.string_or(kEn, {}))};
    if (!fields.has(kZh) && !fields.has(kEn)) faults.missing(value, "zh");
    return text;
}

bool is_id(std::string_view text) {
    constexpr std::ptrdiff_t kLongest = 128;    // characters: a Chinese name has three bytes for each
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; };
    // U+3000, the ideographic space, is the one that Chinese input methods produce.
    return !text.empty() && std::ranges::count_if(text, begins) <= kLongest && std::ranges::none_of(text, is_blank) &&
           text.find("\xE3\x80\x80") == std::string_view::npos;
}

std::optional<std::string_view> read_id(Value value, Faults& faults) {
    if (!expect(value, Type::string, faults)) return std::nullopt;
    if (is_id(value.text())) return value.text();
    faults.add("bad_id", value, "an id has 1 to 128 characters and no white space, found " + in_quotes(value.text()));
    return std::nullopt;
}

Fields::Fields(Value object, std::span<const std::string_view> members, Faults& faults)
    : object_(object), members_(members), faults_(faults), is_object_(expect(object, Type::object, faults)) {
    Expects(members.size() <= kMost);
    if (!is_object_) return;
    std::size_t next = 0;
    for (const Member member : object.members()) {
        const std::string_view name = member.key.text();
        std::size_t tried = 0;
        while (tried < members.size() && members[next] != name) {
            next = next + 1 < members.size() ? next + 1 : 0;
            ++tried;
        }
        if (tried < members.size()) {
            values_[next] = member.value;
            next = next + 1 < members.size() ? next + 1 : 0;
        } else if (!is_users_own(name)) {
            faults.add("unknown_member", member.key, "there is no member " + in_quotes(name) + " here",
                       faults.suggestion(name, members));
        }
    }
}

Value Fields::required(std::size_t field) const {
    if (is_object_ && !has(field)) faults_.missing(object_, members_[field]);
    return values_[field];
}

std::string_view Fields::required_id(std::size_t field) const {
    const Value value = required(field);
    return value ? read_id(value, faults_).value_or(std::string_view{}) : std::string_view{};
}

std::string_view Fields::required_string(std::size_t field) const {
    const Value value = required(field);
    return value ? read_string(value, faults_).value_or(std::string_view{}) : std::string_view{};
}

std::optional<Date> Fields::required_date(std::size_t field) const {
    const Value value = required(field);
    return value ? read_date(value, faults_) : std::nullopt;
}

std::optional<Decimal> Fields::required_decimal(std::size_t field) const {
    const Value value = required(field);
    return value ? read_decimal(value, faults_) : std::nullopt;
}

std::optional<Value> Fields::required_array(std::size_t field, bool may_be_empty) const {
    const Value value = required(field);
    if (!value || !expect(value, Type::array, faults_)) return std::nullopt;
    if (value.size() == 0 && !may_be_empty) {
        faults_.add("bad_value", value, in_quotes(members_[field]) + " must not be empty");
        return std::nullopt;
    }
    return value;
}

Text Fields::required_text(std::size_t field) const {
    const Value value = required(field);
    return value ? read_text(value, faults_).value_or(Text{}) : Text{};
}

std::string_view Fields::string_or(std::size_t field, std::string_view otherwise) const {
    return has(field) ? read_string(values_[field], faults_).value_or(otherwise) : otherwise;
}

std::optional<Decimal> Fields::decimal(std::size_t field) const {
    return has(field) ? read_decimal(values_[field], faults_) : std::nullopt;
}

Text Fields::text_or_empty(std::size_t field) const {
    return has(field) ? read_text(values_[field], faults_).value_or(Text{}) : Text{};
}

std::size_t Fields::choice(std::size_t field, std::span<const std::string_view> choices,
                           std::size_t otherwise) const {
    return has(field) ? read_choice(values_[field], choices, faults_).value_or(otherwise) : otherwise;
}

std::optional<std::size_t> read_choice(Value value, std::span<const std::string_view> choices, Faults& faults) {
    if (!expect(value, Type::string, faults)) return std::nullopt;
    const auto found = std::ranges::find(choices, value.text());
    if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
    std::string message = "expected one of";
    for (const std::string_view choice : choices) message += ' ' + in_quotes(choice);
    faults.add("bad_value", value, message + ", found " + in_quotes(value.text()), faults.suggestion(value.text(), choices));
    return std::nullopt;
}

bool check_format(Value root, std::string_view kind, Faults& faults) {
    if (!expect(root, Type::object, faults)) return false;
    std::string wanted = "xuehui/";
    wanted.append(kind).append("/1");
    const Value format = root.find("format");
    if (!format) {
        faults.add("format", root, "the member 'format' with the value " + in_quotes(wanted) + " is required");
        return false;
    }
    if (format.is(Type::string) && format.text() == wanted) return true;
    const std::string found = format.is(Type::string) ? in_quotes(format.text()) : std::string(name_of(format.type()));
    faults.add("format", format, "expected " + in_quotes(wanted) + ", found " + found);
    return false;
}

}  // namespace xuehui
