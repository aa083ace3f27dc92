// A finding (风险发现): what a risk rule says of a record, once, or once for each element of a list.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xuehui {

// Ends of what a number can be; equal where it is known.
struct Steps {
    std::uint8_t lower = 1;
    std::uint8_t upper = 5;
    bool operator==(const Steps&) const = default;
};

struct Finding {
    enum class State : std::uint8_t { raised, unknown, not_in_force, clear };

    std::uint32_t rule = 0;                    // for Engine::risk()
    State state = State::clear;
    std::optional<std::uint32_t> element;      // of a rule over a list: the element's place in it
    std::string case_id;                       // the element's "id", or its place from 1; empty without one
    // Where raised or unknown: likelihood and impact from 1 to 5, and the level that they give, as a number in
    // Engine::matrix().levels, where 0 is the worst: `lower` is the worst that is possible, `upper` the mildest.
    Steps likelihood, impact, level;
    std::vector<std::string_view> missing;     // facts that were asked for and are not known; "officers.born_on"
    std::vector<std::string_view> assumed;     // facts for which a default was taken

    bool is_open() const { return state == State::raised || state == State::unknown; }
};

// A day ahead, on which something falls due or ends.
struct Deadline {
    std::uint32_t rule = 0;    // for Engine::deadline_rule()
    std::string on;            // YYYY-MM-DD, not before the day of the assessment
};

std::string_view to_string(Finding::State state);    // as in documents: "raised", …

}  // namespace xuehui
