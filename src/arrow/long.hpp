// Batches of the long form: a row is a rating. Those of an organisation stand together, over batches, too.
//
// What the open organisation's rows said is kept, as a number for each; nothing refers to a batch that was read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "arrow/form.hpp"
#include "base/recent_names.hpp"
#include "record/reconcile.hpp"

namespace xuehui::arrow {

class LongRows {
public:
    LongRows(const ArrowScorer::Data& scorer, const Form& form);

    // Reads all rows of a batch. Errors: it is not what its schema promises; then no row has been read.
    Diagnostics add(const ArrowArray& batch);
    // There are no more rows.
    void end();

    // How many organisations are whole, and their results; then there are none.
    std::size_t count() const { return count_; }
    OwnedArray take();

private:
    struct Cells;
    // What a row says: a code, or a measure.
    struct Rating {
        std::uint32_t criterion;
        std::uint8_t code;
        bool is_measure;
        std::int64_t measure;
    };
    // A criterion that the scheme measures, and what the whole organisations have of it.
    struct Measured {
        std::size_t slot;
        std::uint32_t criterion;
        std::vector<std::int64_t> values;
        std::vector<std::uint8_t> validity;
    };

    void add_row(const Cells& cells, std::size_t row);
    void rate(const Cells& cells, std::size_t row);
    std::optional<Date> day_of(const Cells& cells, std::size_t row);
    void open(std::optional<std::string_view> organisation);
    void close();
    void fail(std::string words);

    const ArrowScorer::Data& scorer_;
    const Engine::Data& engine_;
    const Form& form_;
    std::uint64_t row_ = 0;    // of the stream, from 0

    // The open organisation.
    bool is_open_ = false;
    std::string name_;
    std::string fault_;
    record::Reconciliation reconciliation_;
    std::vector<Rating> ratings_;
    RecentNames seen_;

    // Those that are whole.
    std::size_t count_ = 0;
    std::vector<RowText> organisations_;    // those that have names
    std::vector<RowText> faults_;
    std::vector<std::uint8_t> codes_;
    std::vector<Measured> measured_;
};

}  // namespace xuehui::arrow
