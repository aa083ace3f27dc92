// Rules documents, put together and applied to one record: derived facts, checks, findings. Slow and obvious.
//
// Of two documents that say the same thing the later one counts. Documents are assumed to be valid.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "reference/dictionary.hpp"
#include "reference/logic.hpp"

namespace reference {

// What a check says: "rating", "at_most", "at_least" with a rating's id, "between" with that of the ceiling and of the floor,
// or "measure" with a number.
struct Check {
    std::string how;
    std::string rating;
    Number measure;
    std::string floor;
};

// A place on the scale from 1 to 5, or what it could be.
struct Steps {
    int lower = 1;
    int upper = 5;
    bool operator==(const Steps&) const = default;
};

struct Finding {
    std::string rule;
    std::string state;      // "raised", "clear", "unknown", "not_in_force"
    std::string element;    // the element's id or its place from 1; empty without one
    Steps likelihood;
    Steps impact;
    std::vector<std::string> levels;    // that it could have; where there is no matrix, none
    std::set<std::string> needs;
    std::set<std::string> assumed;
};

class Rulebook {
public:
    explicit Rulebook(const std::vector<Json>& documents);

    // The record's facts and the derived ones, which look at them and at the rulebook: both must live as long as any
    // copy.
    std::shared_ptr<const Value> bind(const Json& record) const;

    bool has_check(const std::string& criterion) const { return checks_.contains(criterion); }
    // `scale`: ids of ratings, the best first.
    std::optional<Check> check(const std::string& criterion, const Value& facts,
                               const std::vector<std::string>& scale) const;

    bool has_rule(const std::string& rule) const { return rules_.contains(rule); }
    std::vector<Finding> findings(const std::string& rule, const Value& facts) const;
    std::vector<Finding> findings(const Value& facts) const;    // of all rules

    // Is there a finding of this level or worse?
    Truth reached(const std::string& level, const std::vector<Finding>& findings) const;

private:
    Finding finding(const Json& rule, const Value& facts, const Value* item) const;
    void add_level(const Json& rule, const Value& facts, Finding& finding) const;
    std::size_t height(const std::string& level) const;    // 0: the worst

    Dictionary dictionary_;
    std::map<std::string, Json> derived_;
    std::map<std::string, Json> checks_;
    std::map<std::string, Json> rules_;
    Json matrix_;
};

// Is one of them raised?
Truth raised(const std::vector<Finding>& findings);

}  // namespace reference
