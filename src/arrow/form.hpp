// What the columns of a schema are for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "arrow/scorer.hpp"
#include "arrow/type.hpp"

namespace xuehui::arrow {

struct Column {
    std::string name;
    std::size_t child = 0;    // its number in the schema
    ColumnType type;
};

// A criterion's column. Those of criteria that nothing counts are held against the scale, too, as in records.
struct RatedColumn : Column {
    std::size_t slot = 0;    // number of the criterion in ColumnScorer::criteria(), or their count
    bool is_measure = false;
};

struct WideForm {
    std::vector<RatedColumn> rated;
    std::optional<Column> list;    // `ratings`; its type is that of the elements
    std::vector<Column> carried;
};

struct LongForm {
    Column organisation, criterion;
    std::optional<Column> rating, measure, stage, on;
};

struct Form {
    std::size_t columns = 0;    // how many children a batch has
    WideForm wide;
    std::optional<LongForm> long_form;    // instead

    // Errors: all that is wrong with the schema.
    static Result<Form> read(const ArrowSchema& schema, const ArrowScorer::Data& scorer);
};

// The schema of the results of batches of that schema and form.
OwnedSchema schema_of_results(const Form& form, const ArrowSchema& schema, const ArrowScorer::Data& scorer);

}  // namespace xuehui::arrow
