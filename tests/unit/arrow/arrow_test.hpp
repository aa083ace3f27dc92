// What the tests of Arrow share: scorers, and what came of a batch or a stream.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <xuehui/arrow.hpp>
#include <xuehui/standard.hpp>

#include "arrow_data.hpp"

namespace xuehui {

// When a test is over, all that was made for it has been released, once.
class ArrowTest : public testing::Test {
protected:
    void TearDown() override { EXPECT_EQ(arrow_data::alive(), 0); }
};

inline Record common_record() { return *RecordBuilder("R-1", "2025-01-01", "2025-12-31", "2026-03-31").build(); }

inline ArrowScorer standard_scorer(const ArrowOptions& options = {}) {
    return *ArrowScorer::create(standard_engine(), common_record(), options);
}

// The ids of the criteria that columns are for.
inline std::vector<std::string> criteria_of(const ArrowScorer& scorer, const Engine& engine = standard_engine()) {
    std::vector<std::string> ids;
    for (const std::uint32_t criterion : scorer.columns().criteria())
        ids.push_back(engine.catalogue().criteria()[criterion].id);
    return ids;
}

inline std::string brief(const Diagnostics& faults) {
    std::string text;
    for (const Diagnostic& fault : faults) text += fault.code + " " + fault.pointer + "\n";
    return text;
}

// A batch and its results.
struct Scored {
    Scored(const ArrowScorer& scorer, arrow_data::Column given) : in(given) {
        const Diagnostics found = scorer.score(&in.schema, &in.array, &schema, &array);
        faults = brief(found);
        words = to_text(found);
        EXPECT_EQ(in.array.release == nullptr, found.empty());
        EXPECT_EQ(array.release != nullptr, found.empty());
        EXPECT_EQ(schema.release != nullptr, found.empty());
    }
    Scored(const Scored&) = delete;
    Scored& operator=(const Scored&) = delete;
    ~Scored() {
        arrow_data::release(schema);
        arrow_data::release(array);
        arrow_data::release(in.schema);
        arrow_data::release(in.array);
    }
    arrow_data::Reading reading() const { return {schema, array}; }

    arrow_data::Column in;
    ArrowSchema schema = {};
    ArrowArray array = {};
    std::string faults, words;
};

}  // namespace xuehui
