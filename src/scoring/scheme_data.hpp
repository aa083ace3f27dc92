// A scheme as its document says it: numbers exact, names not yet looked up.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xuehui/scheme.hpp>

#include "base/decimal.hpp"
#include "base/document.hpp"
#include "base/faults.hpp"

namespace xuehui {

struct Scheme::Data {
    // How a number becomes a value: the value of the last step not above it, or straight lines between the points.
    struct Measure {
        struct Point {
            Decimal at;       // the measure
            Decimal value;    // in [0, 1]
        };
        enum class Shape : std::uint8_t { steps, linear };
        Value criterion;      // the key that names it
        Shape shape = Shape::steps;
        std::vector<Point> points;    // strictly ascending; at least one
    };
    struct Weight {
        Value node;           // the key that names it
        Decimal weight;
    };
    struct Aggregated {
        Value node;
        Aggregate aggregate;
    };
    struct Gate {
        std::string id;
        Text title;
        Value when;
        Value grade_at_most;             // absent, or a grade id that exists
        std::uint32_t at_most = 0;       // its number
        std::uint32_t grade_down = 0;    // a number of grades, if grade_at_most is absent
        bool acts_if_unknown = true;     // on the lower grade
    };
    enum class DefaultWeight : std::uint8_t { criteria, equal };
    enum class Unassessed : std::uint8_t { bounds, zero, exclude };
    enum class NotApplicable : std::uint8_t { leave_out, full_marks };
    enum class NoEvidence : std::uint8_t { accept, lowest };

    std::shared_ptr<const Document> document;
    Identity identity;
    Text title;
    Value catalogue_place;
    std::string catalogue;
    Decimal full_marks;
    std::string full_marks_text;
    std::vector<Rating> scale;      // best first, values strictly falling
    std::vector<Grade> grades;      // best first, the last at 0
    std::vector<Measure> measures;
    std::vector<Value> roots;
    std::vector<Weight> weights;
    std::vector<Aggregated> aggregates;
    DefaultWeight default_weight = DefaultWeight::criteria;
    Unassessed unassessed = Unassessed::bounds;
    NotApplicable not_applicable = NotApplicable::leave_out;
    NoEvidence no_evidence = NoEvidence::accept;
    std::vector<std::string> stages;    // of reconcile, the one that counts most first
    std::vector<Gate> gates;
};

// The rating that is always allowed and is part of no scale.
inline constexpr std::string_view kNotApplicable = "not_applicable";

namespace scoring {

// Reads a scheme from a document whose format has been checked; fit for use only if no fault was reported.
std::shared_ptr<Scheme::Data> read_scheme(std::shared_ptr<const Document> document, Faults& faults);
// The same from a text, as Scheme::parse has it; nothing where it is no scheme at all.
std::shared_ptr<Scheme::Data> read_scheme(std::string_view json, const Limits& limits, Faults& faults);

}  // namespace scoring

}  // namespace xuehui
