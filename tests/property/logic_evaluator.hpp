// What evaluators of logic have in common for tests: rule and data in, what is said about the value out.
//
// The reference is one, the engine another; whatever implements this can be put under the same properties.
#pragma once

#include <optional>
#include <set>
#include <stdexcept>
#include <string>

#include "reference/json.hpp"
#include "reference/value.hpp"

namespace property {

using reference::Json;

// An answer: a value, or what is known of it.
struct Said {
    std::optional<Json> known;
    std::optional<double> number;        // of a known number; NaN and the infinite ones are written as null
    bool read = false;                   // from text, so that a null may have been such a number
    reference::Truth truth;
    std::set<std::string> types;         // a date counts as a string: that is how it is written
    std::optional<double> low, high;     // nothing: no bound on that side
    bool may_be_nan = false;

    std::string text() const;
};

class LogicEvaluator {
public:
    LogicEvaluator() = default;
    LogicEvaluator(const LogicEvaluator&) = delete;
    LogicEvaluator& operator=(const LogicEvaluator&) = delete;
    virtual ~LogicEvaluator() = default;

    // Data has markers `{"?": kind, "lo", "hi"}` for unknown facts. A std::runtime_error where the rule is refused.
    virtual Said evaluate(const Json& rule, const Json& data) const = 0;
    virtual std::string name() const = 0;
};

class ReferenceLogic : public LogicEvaluator {
public:
    Said evaluate(const Json& rule, const Json& data) const override;
    std::string name() const override { return "reference"; }
};

class EngineLogic : public LogicEvaluator {
public:
    Said evaluate(const Json& rule, const Json& data) const override;
    std::string name() const override { return "engine"; }
};

// Empty, or what the two say differently. An end that is infinite, or the largest number, counts as none; a number that JSON
// does not have is null.
std::string difference(const Said& engine, const Said& expected);

// Reads `{"known": …}` or `{"unknown": {…}}`. Where NaN is not spoken of, a number may be NaN unless its truth is known.
Said said_of(const Json& answer);

// Empty, or why the second does not lie within the first. What was learnt between the two may only have made it narrower.
std::string contradiction(const Said& before, const Said& after);

// Something is unknown although every fact is known: a share of nothing.
struct NoPlainAnswer : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// The value by plain JsonLogic, with no notion of unknowns: an evaluator of its own.
Said plain_logic(const Json& rule, const Json& data);

}  // namespace property
