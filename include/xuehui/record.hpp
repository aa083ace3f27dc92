// The record (评价记录): what is known of one organisation for one period: facts, ratings, evidence.
//
// A record stands on its own; which criteria and rating ids exist is for the engine to say when it assesses it.
// Immutable, shared by its copies, safe in any number of threads.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <xuehui/result.hpp>

namespace xuehui {

// Something that supports a rating. Views into the record.
struct Evidence {
    std::string_view title;
    std::string_view uri;
    std::string_view sha256;
    std::string_view expires;    // YYYY-MM-DD, or empty
};

// One rating of one criterion by one assessor. Views into the record; empty where the record says nothing.
struct RecordedRating {
    std::string_view criterion;
    std::string_view rating;     // a rating id, or empty where the criterion was measured
    std::string_view measure;    // a decimal as it was written, or empty
    std::string_view stage;      // "self" unless said
    std::string_view assessor;
    std::string_view on;         // YYYY-MM-DD, or empty
    std::string_view reason;
    std::span<const Evidence> evidence;
};

class Record {
public:
    // Reads a document of the format xuehui/record/1. Errors: any fault that can be told without an engine.
    static Result<Record> parse(std::string_view json, const Limits& limits = {});

    std::string_view organisation_id() const;
    std::string_view organisation_name() const;    // or empty
    std::string_view period_from() const;          // YYYY-MM-DD
    std::string_view period_to() const;
    std::string_view as_of() const;

    std::size_t rating_count() const;
    // In the order of the document; `index` below rating_count().
    RecordedRating rating(std::size_t index) const;

    // SHA-256 of the canonical form; computed at each call.
    std::string sha256() const;

    struct Data;
    explicit Record(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
    const Data& data() const { return *data_; }    // for the library itself

private:
    std::shared_ptr<const Data> data_;
};

// Makes a record call by call. Nothing is checked until build(), which reports every fault at once as parse() does,
// with pointers and without lines (there is no text that the caller wrote).
//
//     auto record = xuehui::RecordBuilder("DEMO-0001", "2025-01-01", "2025-12-31", "2026-03-31")
//                       .name("某某学会")
//                       .fact("party.full_members", "5")
//                       .rate("A.1.1.1.2", "met", {.stage = "expert", .on = "2026-02-10", .reason = "…"})
//                       .evidence("会议纪要", {.uri = "…"})
//                       .build();
class RecordBuilder {
public:
    struct RatingDetails {
        std::string_view stage = {};
        std::string_view assessor = {};
        std::string_view on = {};
        std::string_view reason = {};
    };
    struct EvidenceDetails {
        std::string_view uri = {};
        std::string_view sha256 = {};
        std::string_view expires = {};
    };

    RecordBuilder(std::string_view organisation_id, std::string_view from, std::string_view to, std::string_view as_of);
    RecordBuilder(RecordBuilder&&) noexcept;
    RecordBuilder& operator=(RecordBuilder&&) noexcept;
    ~RecordBuilder();

    RecordBuilder& name(std::string_view name);
    RecordBuilder& kind(std::string_view kind);
    RecordBuilder& region(std::string_view region);
    // A fact by its dotted name; the value is JSON text: `5`, `true`, `"2024-05-01"`, `[{"id": …}]`.
    RecordBuilder& fact(std::string_view name, std::string_view json);
    RecordBuilder& rate(std::string_view criterion, std::string_view rating, const RatingDetails& details);
    RecordBuilder& rate(std::string_view criterion, std::string_view rating) { return rate(criterion, rating, {}); }
    // A decimal as text.
    RecordBuilder& measure(std::string_view criterion, std::string_view measure, const RatingDetails& details);
    // Evidence for the rating made last.
    RecordBuilder& evidence(std::string_view title, const EvidenceDetails& details);

    // The record, or all faults. The builder may be used further.
    Result<Record> build(const Limits& limits = {}) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace xuehui
