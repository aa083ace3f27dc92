// Reads an object with known members: every reader of a document goes through here, so that unknown members,
// missing ones and wrong types are reported in one way.
//
//     enum { kId, kVersion, kTitle, kCount };
//     constexpr std::array<std::string_view, kCount> kMembers{"id", "version", "title"};
//     const Fields fields(object, kMembers, faults);
//     const std::string_view id = fields.required_id(kId);
//     if (fields.has(kTitle)) …
//
// One pass over the members; a member found at slot k is usually followed by the one at slot k + 1, so the search
// starts there and costs one comparison per member in a document written in the usual order.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <xuehui/text.hpp>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/document.hpp"
#include "base/faults.hpp"

namespace xuehui {

// Typed reading of one value. Each reports a fault and gives nothing (or an empty view) where the value is not that.
std::optional<std::string_view> read_string(Value value, Faults& faults);
std::optional<bool> read_boolean(Value value, Faults& faults);
std::optional<Decimal> read_decimal(Value value, Faults& faults);
std::optional<Date> read_date(Value value, Faults& faults);
std::optional<Text> read_text(Value value, Faults& faults);                 // {"zh": …, "en": …}
std::optional<std::string_view> read_id(Value value, Faults& faults);       // a string that may serve as an id
bool expect(Value value, Type type, Faults& faults);

// Whether a member belongs to the user: it begins with "x-".
inline bool is_users_own(std::string_view member) { return member.starts_with("x-"); }

class Fields {
public:
    static constexpr std::size_t kMost = 24;

    // Reports wrong_type unless `object` is one, and unknown members. `members` must outlive the fields.
    Fields(Value object, std::span<const std::string_view> members, Faults& faults);

    bool is_object() const { return is_object_; }
    Value object() const { return object_; }
    bool has(std::size_t field) const { return bool(values_[field]); }
    Value operator[](std::size_t field) const { return values_[field]; }    // or absent

    // The value of a required member; reports missing_member and gives an absent value without it.
    Value required(std::size_t field) const;

    // Required members, typed: empty, nothing or false where they are missing or wrong, which has been reported then.
    std::string_view required_id(std::size_t field) const;
    std::string_view required_string(std::size_t field) const;
    std::optional<Date> required_date(std::size_t field) const;
    std::optional<Decimal> required_decimal(std::size_t field) const;
    std::optional<Value> required_array(std::size_t field, bool may_be_empty) const;
    Text required_text(std::size_t field) const;
    // Optional members, typed.
    std::string_view string_or(std::size_t field, std::string_view otherwise) const;
    std::optional<Decimal> decimal(std::size_t field) const;
    Text text_or_empty(std::size_t field) const;
    // Index of an optional string member among `choices`; `otherwise` where absent or wrong (reported, with a hint).
    std::size_t choice(std::size_t field, std::span<const std::string_view> choices, std::size_t otherwise) const;

private:
    Value object_;
    std::span<const std::string_view> members_;
    Faults& faults_;
    std::array<Value, kMost> values_{};
    bool is_object_ = false;
};

// Index of a string value among `choices`, or a fault bad_value that lists them.
std::optional<std::size_t> read_choice(Value value, std::span<const std::string_view> choices, Faults& faults);

// Checks the member "format" of a document against "xuehui/<kind>/1". False: reported, nothing else should be read.
bool check_format(Value root, std::string_view kind, Faults& faults);

// A string may be an id: not empty, at most 128 characters, no white space or control characters.
bool is_id(std::string_view text);

}  // namespace xuehui
