// The assessment (评价结果): everything the engine concludes from one record.
//
// Scores are whole millionths of full marks, the exact value rounded half to even, once. Bounds say between which values
// a score stays whatever the unknown turns out to be; they are equal where everything is known.
// Immutable, shared by its copies, safe in any number of threads; it keeps its engine's documents alive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xuehui/catalogue.hpp>
#include <xuehui/finding.hpp>
#include <xuehui/result.hpp>
#include <xuehui/truth.hpp>

namespace xuehui {

// In millionths of full marks, lower ≤ upper.
struct Bounds {
    std::int32_t lower = 0;
    std::int32_t upper = 0;
    bool operator==(const Bounds&) const = default;
};

// How many criteria below are rated by assessors, derived by rules, not assessed, and not applicable: they add up.
struct Coverage {
    std::uint32_t rated = 0;
    std::uint32_t derived = 0;
    std::uint32_t unassessed = 0;
    std::uint32_t not_applicable = 0;
    bool operator==(const Coverage&) const = default;
};

enum class Source : std::uint8_t { assessed, derived, unassessed };

std::string_view to_string(Source source);

// An indicator within the scheme's roots.
struct NodeResult {
    std::uint32_t indicator = 0;        // its number in the catalogue
    std::optional<Bounds> score;        // none where nothing below counts
    Coverage coverage;
};

// What the facts say of a criterion's rating.
struct Derived {
    enum class Kind : std::uint8_t { nothing, rating, at_most, at_least, measure, between };

    Kind kind = Kind::nothing;
    bool is_joint = false;              // cases before the one that decided are open: it is what they all come to
    std::int32_t rating = -1;           // number in the scheme's scale, or CriterionResult::kNotApplicable; the ceiling
    std::int32_t floor = -1;            // of `between`: the same of the floor
    std::int64_t measure = 0;           // millionths
    std::uint32_t check_case = 0;       // number of the case that decided: the first that is true
};

// A criterion within the scheme's roots.
struct CriterionResult {
    static constexpr std::int32_t kNone = -1;
    static constexpr std::int32_t kNotApplicable = -2;

    std::uint32_t criterion = 0;        // its number in the catalogue
    std::int32_t rating = kNone;        // number in the scheme's scale; kNotApplicable; kNone: unassessed or measured
    std::int32_t record_rating = kNone; // number of the rating in the record that counts, or kNone
    Source source = Source::unassessed;
    std::optional<Bounds> value;        // none where it is left out
    std::int32_t contribution = 0;      // its share of the total's lower bound, millionths; all of them add up to it
    Derived derived;                    // what the facts say, whoever rated
    std::optional<std::int32_t> gain;   // what the total's lower bound would gain if it alone were full; none: left out
};

struct GateResult {
    std::string_view id;
    Truth state = Truth::no;
    std::string_view grade_at_most;     // a grade id, or empty
    std::uint32_t grade_down = 0;       // a number of grades, or 0
    bool passes_if_unknown = false;     // while its state is unknown it acts on neither grade; otherwise on the lower one

    bool may_act() const { return state == Truth::yes || (state == Truth::unknown && !passes_if_unknown); }
};

// An assessor's rating against which the facts speak. It stays; the report shows both.
struct Conflict {
    std::uint32_t criterion = 0;               // its number in the catalogue
    std::uint32_t rating = 0;                  // its number in the record
    Derived derived;
};

// A remark on a rating that counts, or on a fact. It changes no number.
struct Warning {
    enum class Code : std::uint8_t {
        no_reason, no_evidence, expired_evidence, applicability, prohibition_graded, unknown_fact
    };
    static constexpr std::size_t kCodes = 6;
    static constexpr std::uint32_t kWholeRating = 0xFFFFFFFF;

    Code code = Code::no_reason;
    std::uint32_t rating = 0;                  // its number in the record
    std::uint32_t evidence = kWholeRating;     // number of the evidence within the rating, if it is about one
    std::string place = {};                    // of a fact: JSON Pointer into the record
    std::string meant = {};                    // the name that was probably meant, or empty

    std::string at() const;                    // JSON Pointer into the record: "/ratings/3", "/ratings/3/evidence/0"
    std::string message() const;               // in English
};

std::string_view to_string(Warning::Code code);    // "no_reason", …

class Assessment {
public:
    // Total, marks and grade are absent together: when nothing that counts could be scored.
    std::optional<Bounds> score() const;
    // Marks as text with two places, the exact value × full marks rounded half to even: "871.25".
    std::string marks_lower() const;
    std::string marks_upper() const;
    // Reference grades, after gates; empty where there is no score.
    std::string_view grade_lower() const;
    std::string_view grade_upper() const;
    // What the scores alone would have given, before gates.
    std::string_view grade_lower_before_gates() const;
    std::string_view grade_upper_before_gates() const;

    const Coverage& coverage() const;
    std::span<const NodeResult> nodes() const;             // in catalogue order
    std::span<const CriterionResult> criteria() const;     // in catalogue order
    std::span<const GateResult> gates() const;             // in the scheme's order
    std::span<const Warning> warnings() const;
    // What needs attention first: raised before unknown before the rest, and the worst level first.
    std::span<const Finding> findings() const;
    std::span<const Deadline> deadlines() const;           // ahead, the earliest first
    std::span<const Conflict> conflicts() const;           // in catalogue order

    // By id; nullptr where there is none within the roots.
    const NodeResult* find_node(std::string_view id) const;
    const CriterionResult* find_criterion(std::string_view id) const;

    // The id of the rating that counts, "not_applicable" also where that was derived; empty where there is none or a
    // measure instead.
    std::string_view rating_id(const CriterionResult& result) const;

    // What it was computed from.
    const class Engine& engine() const;
    const class Record& record() const;

    struct Data;
    explicit Assessment(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
    const Data& data() const { return *data_; }            // for the library itself

private:
    std::shared_ptr<const Data> data_;
};

}  // namespace xuehui
