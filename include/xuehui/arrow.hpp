// Arrow: columns of ratings in, columns of scores out, through the Arrow C Data and C Stream interfaces. They are an ABI, so
// whatever speaks Arrow (pyarrow, polars, DuckDB, Spark) can stand on either side, and no Arrow library is needed here.
//
//     const auto scorer = xuehui::ArrowScorer::create(engine, common, {.levels = {1, 2}});    // once
//     ArrowArrayStream scores;
//     const xuehui::Diagnostics faults = scorer->score(&ratings, &scores);    // takes `ratings` over
//     // read batches from `scores`, and release it
//
// The numbers are those of ColumnScorer, and so those of Engine::assess() for the record that says the same: `common` says
// period, day and facts for all. A rating has evidence, as far as the scheme's `no_evidence` is concerned.
//
// In come batches (structs) of one of two forms, told by whether there is a column `criterion`.
//
// Wide: a row is an organisation, and there are columns of ratings,
//   - one named by the id of each criterion. Text in any of Arrow's ways (utf8, large_utf8, utf8_view, or a dictionary of
//     them with any index) is a rating of the scheme, "not_applicable", or empty. uint8 or int8 that the metadata of the
//     field call codes ("xuehui.values": "codes") are codes of ColumnScorer. Other numbers are measures: integers, decimals,
//     and floats by their shortest decimal spelling, as JSON would write them; 0.1 is a tenth.
//   - or one of the name `ratings`, a fixed_size_list whose elements are the ratings of ColumnScorer::criteria() in their
//     order: text in any of those ways, or codes. Measures may stand beside it.
// Null, in whatever way, is what nobody rated. All other columns go to the results as they are, nothing copied.
//
// Long: a row is a rating, as in a table (documents.md): columns `organisation`, `criterion`, `rating` or `measure` or both,
// and perhaps `stage` and `on` (a date32, or text); others are passed over. Rows of an organisation stand together, over
// batches, too. Which of several ratings counts is decided as in records. A result is one row for each organisation.
//
// Out come batches of
//     what was carried along, or in the long form `organisation`
//     total_lower, total_upper    int32, millionths; null where there is no score
//     grade_lower, grade_upper    dictionary of the scheme's grades, after gates; null where there is none
//     gate.<id>                   bool of each gate; null is unknown
//     <id>.lower, <id>.upper      int32, of each indicator of the levels asked for
//     fault                       utf8: what is wrong with the row, the first thing; null where nothing is
// A row with a fault (a value that is no rating, a measure with seven decimal places) has no results, and touches no other.
//
// Arrays that are not what their types promise (negative lengths, missing buffers or children) are refused as a whole. What
// cannot be checked is taken on trust, as always with this interface: that buffers are as long as their lengths say.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <xuehui/columns.hpp>

// The structs as Arrow defines them (https://arrow.apache.org/docs/format/CDataInterface.html, CStreamInterface.html), with
// the guards that let several headers do so.
extern "C" {
// NOLINTBEGIN
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
    const char* format;
    const char* name;
    const char* metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema** children;
    struct ArrowSchema* dictionary;
    void (*release)(struct ArrowSchema*);
    void* private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void** buffers;
    struct ArrowArray** children;
    struct ArrowArray* dictionary;
    void (*release)(struct ArrowArray*);
    void* private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
    int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
    const char* (*get_last_error)(struct ArrowArrayStream*);
    void (*release)(struct ArrowArrayStream*);
    void* private_data;
};

#endif
// NOLINTEND
}

namespace xuehui {

struct ArrowOptions {
    std::vector<int> levels = {};    // of indicators whose scores are wanted, each 1 to 3
    bool gates = true;
    unsigned threads = 0;    // 0: as many as the machine has; never more than the rows are worth
};

// An engine made ready for Arrow. Immutable, shared by its copies, safe in any number of threads at once.
class ArrowScorer {
public:
    // Errors: as ColumnScorer::create; a scale of more than 253 ratings ("limit"); a level that there is none of ("bad_call").
    static Result<ArrowScorer> create(const Engine& engine, const Record& common, const ArrowOptions& options = {});

    const ColumnScorer& columns() const;

    // A stream of results over a stream of ratings: each batch that is read from `out` reads one from `in` (of the long form,
    // as many as make an organisation whole) and scores it. `in` is taken over, and released with `out`. Of the results'
    // stream the calls of Arrow are to be made by one thread at a time, as the interface says.
    //
    // Errors: the stream's schema cannot be had ("bad_stream"), is none ("bad_schema"), or is of neither form ("missing_member",
    // "wrong_type", "duplicate_member", "not_measured", "bad_value", at the column's name); then `in` is still the caller's, and `out` is released.
    // What goes wrong later, `out` gives as Arrow's streams do: EINVAL for arrays that are not what they promise, the code of
    // `in` where that failed, ENOMEM; with words in get_last_error.
    [[nodiscard]] Diagnostics score(ArrowArrayStream* in, ArrowArrayStream* out) const;

    // The same of one batch. `in` is taken over unless there are errors, "bad_array" among them; the schema remains the caller's.
    [[nodiscard]] Diagnostics score(const ArrowSchema* schema, ArrowArray* in, ArrowSchema* out_schema,
                                    ArrowArray* out) const;

    struct Data;
    explicit ArrowScorer(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

private:
    std::shared_ptr<const Data> data_;
};

}  // namespace xuehui
