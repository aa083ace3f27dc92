// Where in a record it stands which group its organisation belongs to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xuehui/engine.hpp>
#include <xuehui/result.hpp>

namespace xuehui::population {

class Grouping {
public:
    // `place` as PopulationOptions::group_by has it. Errors: it is none.
    static Result<Grouping> create(std::string_view place, const Engine& engine);

    explicit operator bool() const { return !path_.empty(); }
    // A text, a number as it is written shortest, true or false; none where anything else stands there, or nothing.
    std::optional<std::string> group_of(const Record& record) const;

private:
    std::vector<std::string> path_;    // names of members, from "organisation" or "facts" down
};

}  // namespace xuehui::population
