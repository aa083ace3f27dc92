// The engine: one catalogue, one scheme and any number of documents of rules, bound to each other, ready to assess records.
//
//     const xuehui::Engine engine = xuehui::standard_engine();
//     auto assessment = engine.assess(record_text);
//     if (!assessment) { std::cerr << to_text(assessment.error()); return; }
//     assessment->score()->lower;     // millionths of full marks
//
// Made once: names become numbers, weights integers, and whatever is wrong in the documents is an error then and never
// later. Immutable, shared by its copies, safe in any number of threads at once.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <xuehui/assessment.hpp>
#include <xuehui/catalogue.hpp>
#include <xuehui/record.hpp>
#include <xuehui/result.hpp>
#include <xuehui/rules.hpp>
#include <xuehui/scheme.hpp>

namespace xuehui {

class Engine {
public:
    // Binds a scheme to a catalogue: the one it was written for, or one that extends it.
    // Rules are put together in their order: a later document adds to the earlier ones, replaces what has the same name,
    // or switches it off.
    //
    // Errors: the scheme names a node, criterion, rating or grade that does not exist; a condition of the catalogue cannot
    // be understood; rules name facts, criteria or ids that do not exist, or need one another; see documents.md.
    // A check whose ratings are not all in the scheme's scale says nothing under that scheme.
    static Result<Engine> create(const Catalogue& catalogue, const Scheme& scheme, std::span<const Rules> rules = {});

    const Catalogue& catalogue() const;
    const Scheme& scheme() const;
    std::span<const Rules> rules() const;             // in the order in which they were given

    // What the rules make up together: what a record may state, the risks looked for, and how they are weighed.
    std::span<const Fact* const> facts() const;       // in the dictionary's order
    std::size_t risk_count() const;
    const Risk& risk(std::size_t number) const;       // below risk_count()
    const DeadlineRule& deadline_rule(std::size_t number) const;    // that an assessment names
    std::span<const Named> risk_categories() const;
    std::span<const Named> owners() const;
    const RiskMatrix& matrix() const;                 // without levels where no document has one

    // Weight within the parent, as shortest text ("27", "0.5"), and how an indicator's score is formed. By number in
    // the catalogue, below its count.
    std::string indicator_weight(std::uint32_t indicator) const;
    std::string criterion_weight(std::uint32_t criterion) const;
    Aggregate aggregate(std::uint32_t indicator) const;
    // Whether an indicator is one of the scheme's roots.
    bool is_root(std::uint32_t indicator) const;
    // Whether it is one of them or lies below one, so that assessments have a score for it.
    bool is_within_roots(std::uint32_t indicator) const;

    // Assesses one record. Errors: the record names criteria, ratings or measures that this engine does not have.
    // Cost: some ten microseconds for the built-in catalogue, and a few dozen allocations.
    Result<Assessment> assess(const Record& record) const;

    // The same from the text of a record; every fault of the text is reported, whichever step finds it.
    Result<Assessment> assess(std::string_view record_json, const Limits& limits = {}) const;

    struct Data;
    explicit Engine(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
    const Data& data() const { return *data_; }    // for the library itself

private:
    std::shared_ptr<const Data> data_;
};

}  // namespace xuehui
