// What logic gives: a value, known or not, the unknown facts that were read on the way to it, and those for which a
// default was taken.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/container/small_vector.hpp>

#include "json/write.hpp"
#include "logic/operand.hpp"
#include "logic/vocabulary.hpp"

namespace xuehui::logic {

// A set of slots. Empty until something is put in, so that it costs nothing where everything is known.
class Slots {
public:
    bool empty() const { return words_.empty(); }
    bool has(Slot slot) const {
        return slot / kBits < words_.size() && (words_[slot / kBits] >> slot % kBits & 1U) != 0;
    }
    void clear() { words_.clear(); }
    void add(Slot slot) {
        if (slot / kBits >= words_.size()) words_.resize(slot / kBits + 1);
        words_[slot / kBits] |= std::uint64_t{1} << slot % kBits;
    }
    void add(const Slots& others) {
        if (others.words_.size() > words_.size()) words_.resize(others.words_.size());
        for (std::size_t i = 0; i < others.words_.size(); ++i) words_[i] |= others.words_[i];
    }
    // Calls `visit` with each slot, in the dictionary's order.
    template <class Visit>
    void each(Visit visit) const {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
                visit(static_cast<Slot>(i * kBits + static_cast<std::size_t>(__builtin_ctzll(word))));
            }
        }
    }
    bool operator==(const Slots& other) const = default;

private:
    static constexpr std::size_t kBits = 64;
    boost::container::small_vector<std::uint64_t, 16> words_;
};

// Copies share what the value views, if it was made by the logic (a text put together, a list). What stands in the rule
// or in the facts is viewed there.
struct Answer {
    Operand value;
    Slots needs, assumed;
    std::shared_ptr<const void> kept;

    Truth truth() const { return value.truth(); }
    bool is_known() const;                           // to the last element
    std::optional<bool> boolean() const;             // of a known boolean
    std::optional<Date> date() const;                // of a known date that is not "none"
    std::optional<std::string_view> text() const;    // of a known string
    // Between what a number lies, known or not; nothing where it may be anything else, or NaN.
    std::optional<Interval> number() const;
};

// A known value as JSON: dates as strings, NaN and the infinities as null. An element that is not known is null.
void append_json(std::string& out, const Operand& value);
// As people read it: a text without quotation marks, anything else as JSON.
std::string plain_text(const Operand& value);

}  // namespace xuehui::logic
