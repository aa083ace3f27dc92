// A run of rows after the other, shared out among threads: its codes are gathered into a block that stays in the cache, and scored.
// Runs are multiples of 64 rows, so that no two of them write the same byte of a bitmap.
#include "arrow/wide.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>

#include "arrow/codes.hpp"
#include "arrow/malformed.hpp"
#include "arrow/measures.hpp"
#include "base/threads.hpp"
#include "batch/rounding.hpp"

namespace xuehui::arrow {

namespace {

constexpr std::size_t kRun = 2048;    // rows: 200 kB of codes of Table A.1
constexpr std::size_t kBlock = 64;    // rows side by side, as the kernels like it best

// The columns of a batch, checked.
struct Inputs {
    struct Rated {
        const RatedColumn* column;
        std::optional<CodeColumn> codes;
        std::optional<MeasureValues> measures;
    };
    std::vector<Rated> rated;
    std::optional<CodeColumn> list;    // its elements, row after row
    std::optional<Values> lists;       // for the rows in which there is none
    std::size_t rows = 0;
};

class InputReader {
public:
    InputReader(const ArrowScorer::Data& scorer, const Form& form, const ArrowArray& batch)
        : scorer_(scorer), form_(form), batch_(batch) {}

    Result<Inputs> read() {
        inputs_.rows = static_cast<std::size_t>(batch_.length);
        for (const RatedColumn& column : form_.wide.rated) {
            if (Diagnostics faults = read_rated(column); !faults.empty()) return faults;
        }
        if (form_.wide.list) {
            if (Diagnostics faults = read_list(*form_.wide.list); !faults.empty()) return faults;
        }
        for (const Column& column : form_.wide.carried) {
            const ArrowArray* array = batch_.children[column.child];
            if (auto fault = fault_of_array(array)) return malformed(column.name, "an array: " + *fault);
            if (array->length < batch_.offset + batch_.length)
                return malformed(column.name, "an array is shorter than the batch");
        }
        return std::move(inputs_);
    }

private:
    Diagnostics read_rated(const RatedColumn& column) {
        const ArrowArray* array = batch_.children[column.child];
        Inputs::Rated& rated = inputs_.rated.emplace_back(Inputs::Rated{&column, {}, {}});
        if (column.is_measure) {
            auto values = MeasureValues::of(array, column.type.own, batch_.offset, batch_.length, column.name);
            if (!values) return std::move(values).error();
            rated.measures = std::move(values).value();
        } else {
            auto codes = CodeColumn::of(array, column.type, batch_.offset, batch_.length, scorer_.columns, column.name);
            if (!codes) return std::move(codes).error();
            rated.codes = std::move(codes).value();
        }
        return {};
    }

    Diagnostics read_list(const Column& column) {
        const ArrowArray* array = batch_.children[column.child];
        auto lists = Values::of(array, {Kind::fixed_list}, batch_.offset, batch_.length, column.name);
        if (!lists) return std::move(lists).error();
        if (array->n_children != 1) return malformed(column.name, "a list has one child");
        const auto size = static_cast<std::int64_t>(scorer_.columns.criteria().size());
        auto codes = CodeColumn::of(array->children[0], column.type, (array->offset + batch_.offset) * size,
                                    batch_.length * size, scorer_.columns, column.name);
        if (!codes) return std::move(codes).error();
        inputs_.lists = std::move(lists).value();
        inputs_.list = std::move(codes).value();
        return {};
    }

    const ArrowScorer::Data& scorer_;
    const Form& form_;
    const ArrowArray& batch_;
    Inputs inputs_;
};

// One thread's place to gather codes and measures of a run, and what it found wrong.
class Worker {
public:
    Worker(const ArrowScorer::Data& scorer, const Inputs& inputs, const Results& results)
        : engine_(scorer.engine),
          columns_(scorer.columns),
          inputs_(inputs),
          results_(results),
          criteria_(scorer.columns.criteria().size()),
          codes_(kRun * (criteria_ + 1), columns_.unassessed_code()) {
        for (const Inputs::Rated& rated : inputs.rated) {
            if (rated.measures)
                measures_.push_back({&rated, std::vector<std::int64_t>(kRun), std::vector<std::uint8_t>(kRun / 8)});
        }
    }

    void score(std::size_t first, std::size_t count) {
        bool is_wrong = inputs_.list ? gather_list(first, count) : gather_columns(first, count);
        for (Measures& measures : measures_) is_wrong |= gather(measures, first, count);
        const std::size_t before = faults.size();
        if (is_wrong) find_faults(first, count);
        std::vector<MeasureColumn> given;
        for (const Measures& measures : measures_) {
            const std::size_t slot = measures.rated->column->slot;
            if (slot < criteria_) given.push_back({slot, measures.values.data(), 1, measures.validity.data()});
        }
        static_cast<void>(
            columns_.score(layout(count), given, results_.columns(first), {.threads = 1, .diagnostics = 0}));
        for (std::size_t i = before; i < faults.size(); ++i)
            code(faults[i].row - first, 0) = columns_.unassessed_code();
    }

    std::vector<RowText> faults;

private:
    struct Measures {
        const Inputs::Rated* rated;
        std::vector<std::int64_t> values;
        std::vector<std::uint8_t> validity;
    };

    // Lists lie row by row. Columns are put in blocks, in which there is one more for criteria that nothing counts.
    RatingColumns layout(std::size_t count) const {
        if (inputs_.list) return {codes_.data(), count, static_cast<std::ptrdiff_t>(criteria_), 1, 0, 0};
        return {codes_.data(), count, 1, kBlock, kBlock, static_cast<std::ptrdiff_t>(kBlock * (criteria_ + 1))};
    }
    std::uint8_t& code(std::size_t row, std::size_t slot) {
        if (!inputs_.list) return codes_[row / kBlock * kBlock * (criteria_ + 1) + slot * kBlock + row % kBlock];
        return codes_[row * criteria_ + slot];
    }

    bool gather_columns(std::size_t first, std::size_t count) {
        bool is_wrong = false;
        for (std::size_t i = 0; i < inputs_.rated.size(); ++i) {
            if (i + 1 < inputs_.rated.size() && inputs_.rated[i + 1].codes)
                inputs_.rated[i + 1].codes->prefetch(first, count);
            const Inputs::Rated& rated = inputs_.rated[i];
            if (!rated.codes) continue;
            for (std::size_t row = 0; row < count; row += kBlock) {
                is_wrong |=
                    rated.codes->fill(first + row, std::min(kBlock, count - row), &code(row, rated.column->slot));
            }
        }
        return is_wrong;
    }

    bool gather_list(std::size_t first, std::size_t count) {
        const bool is_wrong = inputs_.list->fill(first * criteria_, count * criteria_, codes_.data());
        for (std::size_t row = 0; inputs_.lists->validity().are_there() && row < count; ++row) {
            if (inputs_.lists->is_null(first + row))
                std::fill_n(codes_.data() + row * criteria_, criteria_, columns_.unassessed_code());
        }
        return is_wrong;
    }

    // What is no measure gets a code that is none, so that its row has no results.
    bool gather(Measures& measures, std::size_t first, std::size_t count) {
        const MeasureValues& given = *measures.rated->measures;
        const std::size_t slot = measures.rated->column->slot;
        bool is_wrong = false;
        std::ranges::fill(measures.validity, std::uint8_t{0});
        for (std::size_t row = 0; row < count; ++row) {
            if (!inputs_.list && slot < criteria_) code(row, slot) = columns_.unassessed_code();
            if (given.is_null(first + row)) continue;
            const auto millionths = given.millionths(first + row);
            measures.values[row] = millionths.value_or(0);
            measures.validity[row / 8] |= static_cast<std::uint8_t>(1U << (row % 8));
            is_wrong |= !millionths;
        }
        return is_wrong;
    }

    // Row by row: a row that is wrong gets a first code that is none, whichever of its cells it was.
    void find_faults(std::size_t first, std::size_t count) {
        for (std::size_t row = 0; row < count; ++row) {
            std::string words = fault_of(first + row);
            if (words.empty()) continue;
            faults.push_back({first + row, std::move(words)});
            code(row, 0) = kWrong;
        }
    }

    std::string fault_of(std::size_t row) const {
        std::uint8_t code = 0;
        if (inputs_.list && !inputs_.lists->is_null(row)) {
            for (std::size_t slot = 0; slot < criteria_; ++slot) {
                const std::size_t cell = row * criteria_ + slot;
                if (inputs_.list->fill(cell, 1, &code)) return name_of(slot) + ": " + inputs_.list->fault(cell);
            }
        }
        for (const Inputs::Rated& rated : inputs_.rated) {
            if (rated.codes && rated.codes->fill(row, 1, &code))
                return rated.column->name + ": " + rated.codes->fault(row);
            if (rated.measures && !rated.measures->is_null(row) && !rated.measures->millionths(row))
                return rated.column->name + ": " + MeasureValues::fault();
        }
        return {};
    }

    std::string name_of(std::size_t slot) const { return engine_.catalogue().criteria()[columns_.criteria()[slot]].id; }

    const Engine& engine_;
    const ColumnScorer& columns_;
    const Inputs& inputs_;
    const Results& results_;
    std::size_t criteria_;
    std::vector<std::uint8_t> codes_;
    std::vector<Measures> measures_;
};

class Job {
public:
    Job(const ArrowScorer::Data& scorer, const Inputs& inputs, const Results& results) : rows_(inputs.rows) {
        const std::size_t runs = (rows_ + kRun - 1) / kRun;
        const std::size_t threads = std::clamp<std::size_t>(runs, 1, thread_count(scorer.options.threads));
        workers_.reserve(threads);
        for (std::size_t i = 0; i < threads; ++i) workers_.emplace_back(scorer, inputs, results);
    }

    // What is wrong with rows.
    std::vector<RowText> run() {
        work_in_threads(workers_.size(), [this] { work(workers_[next_worker_++]); });
        if (failure_) std::rethrow_exception(failure_);
        std::vector<RowText> faults;
        for (Worker& worker : workers_) std::ranges::move(worker.faults, std::back_inserter(faults));
        std::ranges::sort(faults, {}, &RowText::row);
        return faults;
    }

private:
    // Exceptions (exhausted memory) are kept for the thread that owns the job.
    void work(Worker& worker) noexcept {
        try {
            for (std::size_t first = next_++ * kRun; first < rows_; first = next_++ * kRun)
                worker.score(first, std::min(kRun, rows_ - first));
        } catch (...) {
            next_ = rows_;
            const std::lock_guard lock(failure_mutex_);
            failure_ = std::current_exception();
        }
    }

    std::size_t rows_;
    std::vector<Worker> workers_;
    std::atomic<std::size_t> next_worker_ = 0;
    std::atomic<std::size_t> next_ = 0;
    std::mutex failure_mutex_;
    std::exception_ptr failure_;
};

// Moved out of the batch, whose offset it takes on. The batch has to be released after that, as the interface says.
OwnedArray carried(ArrowArray& batch, std::size_t child) {
    OwnedArray moved(batch.children[child]);
    if (batch.offset != 0 || moved->length != batch.length) {
        moved->offset += batch.offset;
        moved->length = batch.length;
        if (moved->null_count != 0) moved->null_count = -1;
    }
    return moved;
}

}  // namespace

Diagnostics check_batch(const ArrowArray& batch, const Form& form) {
    if (auto fault = fault_of_array(&batch)) return malformed("", "a batch: " + *fault);
    auto own = Values::of(&batch, {Kind::structure}, "");
    if (!own) return std::move(own).error();
    if (static_cast<std::size_t>(batch.n_children) != form.columns)
        return malformed("", "a batch has " + std::to_string(batch.n_children) + " columns, and its schema " +
                                 std::to_string(form.columns));
    for (std::size_t row = 0; own->validity().are_there() && row < own->size(); ++row) {
        if (own->is_null(row)) return malformed("", "a row of a batch is null as a whole");
    }
    return {};
}

OwnedArray struct_of(std::size_t rows, std::vector<OwnedArray> columns) {
    OwnedArray made = make_array({static_cast<std::int64_t>(rows), 0, {nullptr}, nullptr}, columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].move_to(made->children[i]);
    return made;
}

Result<OwnedArray> score_wide(const ArrowScorer::Data& scorer, const Form& form, ArrowArray& batch) {
    if (Diagnostics faults = check_batch(batch, form); !faults.empty()) return faults;
    const auto inputs = InputReader(scorer, form, batch).read();
    if (!inputs) return inputs.error();
    Results results(scorer, inputs->rows);
    const std::vector<RowText> faults = Job(scorer, *inputs, results).run();
    std::vector<OwnedArray> columns(form.wide.carried.size());
    for (OwnedArray& result : results.take(faults)) columns.push_back(std::move(result));
    OwnedArray made = struct_of(inputs->rows, std::move(columns));
    for (std::size_t i = 0; i < form.wide.carried.size(); ++i)
        carried(batch, form.wide.carried[i].child).move_to(made->children[i]);
    return made;
}

}  // namespace xuehui::arrow
