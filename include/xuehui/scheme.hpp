// The scheme (评分方案): scale, weights, measures, gates and grades; every number that the standard leaves open.
//
// A scheme is read on its own and bound to a catalogue when an Engine is made: only then can it be told whether the
// ids it names exist. Immutable, shared by its copies, safe in any number of threads.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <xuehui/catalogue.hpp>
#include <xuehui/result.hpp>
#include <xuehui/text.hpp>

namespace xuehui {

// How an indicator's score comes from those below it.
enum class Aggregate : std::uint8_t { mean, min, max };

std::string_view to_string(Aggregate aggregate);

// A step of the scale: a rating id and what it is worth, in millionths of full marks.
struct Rating {
    std::string id;
    Text title;
    std::int64_t value = 0;
};

// A reference grade (参考等级) and the least score that earns it, in millionths of full marks.
struct Grade {
    std::string id;
    Text title;
    std::int64_t at_least = 0;
};

class Scheme {
public:
    // Reads a document of the format xuehui/scheme/1. Errors: any fault of the document.
    static Result<Scheme> parse(std::string_view json, const Limits& limits = {});

    const Identity& identity() const;
    const std::string& catalogue() const;          // id of the catalogue it was written for
    const Text& title() const;
    const std::string& full_marks() const;         // a decimal, as shortest text: "1000"
    const std::vector<Rating>& scale() const;      // best first
    const std::vector<Grade>& grades() const;      // best first; the last one starts at 0

    struct Data;
    explicit Scheme(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
    const Data& data() const { return *data_; }    // for the library itself

private:
    std::shared_ptr<const Data> data_;
};

}  // namespace xuehui
