// The sharing out of rows among threads.
//
// Threads take runs of rows, each a multiple of 64: no two of them ever write the same byte of a bitmap, and every row's
// results are a function of its cells alone.
#include "batch/score.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <exception>
#include <mutex>
#include <optional>

#include "base/threads.hpp"
#include "batch/exact_rows.hpp"
#include "batch/rounding.hpp"

namespace xuehui::batch {

namespace {

constexpr std::size_t kRun = 1024;    // rows: enough to make taking a run cheap

class Worker {
public:
    Worker(const Call& call, std::size_t faults_limit, const NamedKernel* kernel)
        : call_(call), exact_(call, faults_limit) {
        if (kernel != nullptr) panels_.emplace(call, *call.data.panels, *kernel);
    }

    const ExactRows& exact() const { return exact_; }

    // A run of rows, from a multiple of 64.
    void score(std::size_t first, std::size_t end) {
        if (panels_) return score_panels(first, end);
        clear_gates(first, end);
        for (std::size_t row = first; row < end; ++row) exact_.score(row);
    }

private:
    void score_panels(std::size_t first, std::size_t end) {
        std::array<std::uint64_t, kRun / panel::kRows> left{};
        {
            const NearestRounding nearest;
            panels_->score(first, end, left.data());
        }
        for (std::size_t i = 0; i < left.size(); ++i) {
            for (; left[i] != 0; left[i] &= left[i] - 1) {
                exact_.score(first + i * panel::kRows + static_cast<std::size_t>(std::countr_zero(left[i])));
            }
        }
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
    ExactRows exact_;
    std::optional<PanelRows> panels_;
};

class Job {
public:
    Job(const Call& call, const ColumnOptions& options, const NamedKernel* kernel)
        : call_(call), limit_(options.diagnostics) {
        const std::size_t runs = (call.ratings.rows + kRun - 1) / kRun;
        const std::size_t threads = std::clamp<std::size_t>(runs, 1, thread_count(options.threads));
        workers_.reserve(threads);
        for (std::size_t i = 0; i < threads; ++i) workers_.emplace_back(call, limit_, kernel);
    }

    Diagnostics run() {
        work_in_threads(workers_.size(), [this] { work(workers_[next_worker_++]); });
        if (failure_) std::rethrow_exception(failure_);
        std::vector<BadCell> cells;
        std::size_t beyond = 0;
        for (const Worker& worker : workers_) {
            cells.insert(cells.end(), worker.exact().bad_cells().begin(), worker.exact().bad_cells().end());
            beyond += worker.exact().beyond();
        }
        return describe(std::move(cells), beyond, limit_);
    }

private:
    // Exceptions (exhausted memory, in wide numbers) are kept for the thread that owns the job.
    void work(Worker& worker) noexcept {
        try {
            for (std::size_t first = next_++ * kRun; first < call_.ratings.rows; first = next_++ * kRun) {
                worker.score(first, std::min(first + kRun, call_.ratings.rows));
            }
        } catch (...) {
            next_ = call_.ratings.rows;
            const std::lock_guard lock(failure_mutex_);
            failure_ = std::current_exception();
        }
    }

    const Call& call_;
    std::size_t limit_;
    std::vector<Worker> workers_;
    std::atomic<std::size_t> next_worker_ = 0;
    std::atomic<std::size_t> next_ = 0;
    std::mutex failure_mutex_;
    std::exception_ptr failure_;
};

}  // namespace

Diagnostics score(const Call& call, const ColumnOptions& options, const NamedKernel* kernel) {
    return Job(call, options, PanelRows::serves(call) ? kernel : nullptr).run();
}

}  // namespace xuehui::batch
