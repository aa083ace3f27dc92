// The public face of columns, and the sharing out of rows among threads.
//
// Threads take runs of rows, each a multiple of 64: no two of them ever write the same byte of a bitmap, and every row's
// results are a function of its cells alone.
#include <xuehui/columns.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>

#include "base/threads.hpp"
#include "batch/cells.hpp"
#include "batch/exact_rows.hpp"

namespace xuehui {

namespace {

using batch::BadCell;
using batch::Call;

constexpr std::size_t kRun = 1024;    // rows: enough to make taking a run cheap

class Job {
public:
    Job(const Call& call, const ColumnOptions& options) : call_(call), limit_(options.diagnostics) {
        const std::size_t runs = (call.ratings.rows + kRun - 1) / kRun;
        const std::size_t threads = std::clamp<std::size_t>(runs, 1, thread_count(options.threads));
        for (std::size_t i = 0; i < threads; ++i) workers_.emplace_back(call, limit_);
    }

    Diagnostics run() {
        work_in_threads(workers_.size(), [this] { work(workers_[next_worker_++]); });
        if (failure_) std::rethrow_exception(failure_);
        std::vector<BadCell> cells;
        std::size_t beyond = 0;
        for (const batch::ExactRows& worker : workers_) {
            cells.insert(cells.end(), worker.bad_cells().begin(), worker.bad_cells().end());
            beyond += worker.beyond();
        }
        return batch::describe(std::move(cells), beyond, limit_);
    }

private:
    // Exceptions (exhausted memory, in wide numbers) are kept for the thread that owns the job.
    void work(batch::ExactRows& rows) noexcept {
        try {
            for (std::size_t first = next_++ * kRun; first < call_.ratings.rows; first = next_++ * kRun) {
                score(rows, first, std::min(first + kRun, call_.ratings.rows));
            }
        } catch (...) {
            next_ = call_.ratings.rows;
            const std::lock_guard lock(failure_mutex_);
            failure_ = std::current_exception();
        }
    }

    void score(batch::ExactRows& rows, std::size_t first, std::size_t end) {
        clear_gates(first, end);
        for (std::size_t row = first; row < end; ++row) rows.score(row);
    }

    void clear_gates(std::size_t first, std::size_t end) {
        const ScoreColumns& out = call_.scores;
        const std::size_t gates = call_.data.engine.data().plan->gates.size();
        for (std::uint8_t* bitmaps : {out.gates_true, out.gates_unknown}) {
            if (bitmaps == nullptr) continue;
            for (std::size_t gate = 0; gate < gates; ++gate) {
                std::uint8_t* bytes = bitmaps + gate * out.gate_stride;
                std::fill(bytes + first / 8, bytes + (end + 7) / 8, std::uint8_t{0});
            }
        }
    }

    const Call& call_;
    std::size_t limit_;
    std::vector<batch::ExactRows> workers_;
    std::atomic<std::size_t> next_worker_ = 0;
    std::atomic<std::size_t> next_ = 0;
    std::mutex failure_mutex_;
    std::exception_ptr failure_;
};

}    // namespace

Result<ColumnScorer> ColumnScorer::create(const Engine& engine, const Record& common) {
    auto data = batch::bind(engine, common);
    if (!data) return std::move(data).error();
    return ColumnScorer(std::make_shared<Data>(std::move(data).value()));
}

std::span<const std::uint32_t> ColumnScorer::criteria() const { return data_->criteria; }
std::span<const std::uint32_t> ColumnScorer::nodes() const { return data_->engine.data().plan->result_nodes; }

std::vector<std::uint32_t> ColumnScorer::nodes_of_level(int level) const {
    const auto indicators = data_->engine.catalogue().indicators();
    std::vector<std::uint32_t> places;
    for (std::uint32_t i = 0; i < nodes().size(); ++i) {
        if (indicators[nodes()[i]].level == level) places.push_back(i);
    }
    return places;
}

std::uint8_t ColumnScorer::not_applicable_code() const { return data_->not_applicable_code(); }
std::uint8_t ColumnScorer::unassessed_code() const { return data_->unassessed_code(); }

std::optional<std::uint8_t> ColumnScorer::code(std::string_view rating) const {
    if (rating.empty()) return unassessed_code();
    const auto number = data_->engine.data().ratings.find(rating);    // behind the scale's: not_applicable
    return number ? std::optional(static_cast<std::uint8_t>(*number)) : std::nullopt;
}

Diagnostics ColumnScorer::score(const RatingColumns& ratings, std::span<const MeasureColumn> measures,
                                const ScoreColumns& scores, const ColumnOptions& options) const {
    const Call call{*data_, ratings, measures, scores};
    if (Diagnostics faults = batch::check_call(call); !faults.empty()) return faults;
    return Job(call, options).run();
}

}    // namespace xuehui
