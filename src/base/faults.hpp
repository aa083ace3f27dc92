// Collects the faults of one document, each with its place.
//
// Reading goes on after a fault so that all of them are reported at once; a reader that cannot go on with a value
// skips it. They are found in the order of reading, some only when names are looked up, and given in the order in which
// they stand in the text, an object before what is in it. Beyond the limit faults are counted and not listed: a hostile
// document cannot make us write a novel.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xuehui/result.hpp>

#include "base/document.hpp"
#include "base/near_miss.hpp"

namespace xuehui {

class Faults {
public:
    explicit Faults(std::string_view document, std::size_t limit = Limits{}.diagnostics)
        : document_(document), limit_(limit) {}

    // The text that this is about. What is found in another one, as in a catalogue that it extends, is told as a fault of
    // the "extended …".
    void set_own(const Document& text) { own_ = &text; }

    bool empty() const { return found_.empty() && beyond_ == 0; }

    // A fault at a value (its first byte), or at a byte of the text when there is no value yet.
    void add(std::string_view code, Value at, std::string message, std::string_view hint = {});
    void add_at(std::string_view code, const Document& text, std::size_t offset, std::string message);
    void add_general(std::string_view code, std::string message);

    // The phrases that every reader needs.
    void missing(Value object, std::string_view member);
    void wrong_type(Value at, std::string_view expected);

    // The candidate probably meant; empty once no more faults are listed, or when the searches have cost what they may all
    // together: hostile input cannot buy more. `may_suggest` says whether candidates are worth collecting.
    std::string_view suggestion(std::string_view name, std::span<const std::string_view> candidates);
    bool may_suggest() const { return !full() && suggestion_budget_ > 0; }

    Diagnostics take() &&;

private:
    // Where a fault stands: the number of its text, in the order of their first faults, and the node. Its pointer, line
    // and column are found when all faults are known.
    struct Place {
        static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;    // at no node: behind all others

        std::size_t text = 0;
        std::uint32_t node = kNowhere;
        auto operator<=>(const Place&) const = default;
    };
    struct Fault {
        Place place;
        Diagnostic diagnostic;
    };
    Place place_of(Value at);
    void push(Place place, Diagnostic diagnostic);
    std::string title_of(const Document& text) const;
    bool full() const { return found_.size() >= limit_; }
    void locate();

    std::string document_;
    const Document* own_ = nullptr;
    std::size_t limit_;
    std::size_t suggestion_budget_ = kNearMissBudget;
    std::size_t beyond_ = 0;
    std::vector<std::shared_ptr<const Document>> texts_;    // that have faults; a catalogue may be made of several
    std::vector<Fault> found_;
};

// `'text'` for a message: shortened where long, control characters replaced.
std::string in_quotes(std::string_view text);

}  // namespace xuehui
