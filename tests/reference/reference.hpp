// The reference evaluator: what "The arithmetic" says, computed in the slowest and most obvious way.
//
// Exact fractions, recursion over a tree of plain nodes, look-up by name. It includes nothing of the library and is not
// linked into it: tests hold the engine equal to it. Documents are assumed to be valid; what a valid document cannot
// be is a std::runtime_error or nonsense, and logic that makes no sense `Unsupported`.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reference/json.hpp"
#include "reference/logic.hpp"
#include "reference/rational.hpp"
#include "reference/rulebook.hpp"

namespace reference {

// Exact bounds.
struct Exact {
    Rational lower;
    Rational upper;
};

// One of the two: &Exact::lower or &Exact::upper.
using End = Rational Exact::*;

// Bounds as written: in millionths.
struct Bounds {
    long long lower = 0;
    long long upper = 0;
    bool operator==(const Bounds&) const = default;
};

struct Coverage {
    unsigned rated = 0;
    unsigned derived = 0;
    unsigned unassessed = 0;
    unsigned not_applicable = 0;
    bool operator==(const Coverage&) const = default;
};

// A node of the catalogue: indicators of level 1 to 3, criteria as level 4.
struct Node {
    std::string id;
    int level = 0;
    std::vector<Node> children;
    Json applies_if;          // of a criterion; null where it has none
    Rational weight;          // within its parent
    std::string aggregate;    // "mean", "min", "max"
};

struct NodeOutcome {
    std::string id;
    int level = 0;
    Rational weight;
    std::optional<Exact> exact;
    std::optional<Bounds> score;
    Coverage coverage;
};

struct CriterionOutcome {
    std::string id;
    std::string rating;               // empty: unassessed, or measured
    std::string source;               // "assessed", "derived", "unassessed"
    std::optional<std::size_t> at;    // which rating of the record counts
    std::optional<Bounds> value;
    Rational share;    // of the total's lower bound, exactly
    long long contribution = 0;
    std::optional<long long> gain;
};

// A check that an assessor's rating contradicts.
struct Conflict {
    std::string criterion;
    std::size_t at = 0;    // which rating of the record
    Check check;
};

struct GateOutcome {
    std::string id;
    Truth state;
};

struct GradePair {
    std::string lower;
    std::string upper;
};

struct Outcome {
    // Empty together where nothing that counts could be scored.
    std::optional<Exact> exact;
    std::optional<Bounds> score;
    std::string marks_lower;
    std::string marks_upper;
    GradePair before_gates;
    GradePair grade;

    Coverage coverage;
    std::vector<NodeOutcome> nodes;
    std::vector<CriterionOutcome> criteria;
    std::vector<GateOutcome> gates;

    std::vector<Finding> findings;      // by rules' ids; of one rule in the order of its list
    std::vector<Conflict> conflicts;    // in catalogue order, within the roots or not
};

// What is known of a criterion.
struct Verdict {
    std::string rating;
    std::string source = "unassessed";
    std::optional<std::size_t> at;
    bool not_applicable = false;
    std::optional<Exact> value;    // none: left out
};

class Reference {
public:
    // `others` are catalogues that this one may extend; `rules` are documents of rules, a later one before an earlier
    // one.
    Reference(const Json& catalogue, const Json& scheme, const std::vector<Json>& others = {},
              const std::vector<Json>& rules = {});
    Reference(const Reference&) = delete;    // nodes point at one another
    Reference& operator=(const Reference&) = delete;

    // Everything about one record. Gains take longer than all the rest, and may be left out (they are 0 then).
    Outcome assess(const Json& record, bool gains = true) const;

private:
    using Verdicts = std::map<std::string, Verdict>;

    // reference.cpp
    void bind(Node& node);
    std::optional<Rational> score(const Node& node, const Verdicts& verdicts, End end) const;
    std::optional<Exact> score(const Node& node, const Verdicts& verdicts) const;
    std::optional<Rational> total(const Verdicts& verdicts, End end) const;
    std::optional<Rational> combine(const std::string& how, const std::vector<const Node*>& children,
                                    const Verdicts& verdicts, End end) const;
    void share_out(const std::string& how, const std::vector<const Node*>& children, const Rational& share,
                   const Verdicts& verdicts, std::map<std::string, Rational>& shares) const;
    std::optional<long long> gain(const Node& criterion, const Verdicts& verdicts, const Rational& before) const;
    void list(const Node& node, const Verdicts& verdicts, Outcome& outcome) const;
    void add_contributions(Outcome& outcome) const;

    // verdicts.cpp
    Verdict verdict(const Node& criterion, const Json& record, const Value& facts) const;
    Verdict assessed(const Node& criterion, const Json& record, std::size_t rating) const;
    Verdict unrated(const Node& criterion, const Value& facts) const;
    std::shared_ptr<const Value> facts_of(const Json& record) const;
    std::optional<Check> check(const Node& criterion, const Value& facts) const;
    bool contradicts(const std::string& criterion, const Json& rating, const Check& check) const;
    void add_conflicts(const Node& node, const Json& record, const Value& facts, Outcome& outcome) const;
    std::optional<std::size_t> counting_rating(const std::string& criterion, const Json& record) const;
    Rational measured(const std::string& criterion, const Rational& measure) const;
    std::vector<std::string> scale_ids() const;    // the best first
    Rational scale_value(const std::string& rating) const;

    // grades.cpp
    Truth holds(const Json& condition, const Verdicts& verdicts, const std::vector<Finding>& findings) const;
    std::size_t grade_of(const Rational& bound) const;
    void add_grades(const Verdicts& verdicts, Outcome& outcome) const;

    std::vector<Node> tree_;
    std::optional<Rulebook> rules_;    // none where no rules are loaded
    Json scheme_;
    std::vector<const Node*> roots_;              // in catalogue order
    std::map<std::string, const Node*> nodes_;    // by id, criteria too
};

// The tree of a catalogue, extensions resolved.
std::vector<Node> read_tree(const Json& catalogue, const std::vector<Json>& others);

}  // namespace reference
