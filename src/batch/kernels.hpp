// The kernels that this processor can run, and what a thread needs to run one.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "batch/cells.hpp"
#include "batch/panel.hpp"
#include "batch/panel_plan.hpp"

namespace xuehui::batch {

struct NamedKernel {
    std::string_view name;    // "avx512", "avx2", "portable"
    panel::Kernel run;
};

// The best first; never empty, unless doubles are not what they ought to be.
std::span<const NamedKernel> kernels();

// One thread's work with a kernel. Rows are left over where the kernel cannot tell.
class PanelRows {
public:
    PanelRows(const Call& call, const PanelPlan& plan, const NamedKernel& kernel);

    // Whether the kernels can do what is asked at all: totals, grades and gates, from codes alone.
    static bool serves(const Call& call);

    // As panel::Kernel has it.
    void score(std::size_t first, std::size_t end, std::uint64_t* left) {
        kernel_(plan_->program(), memory_->scratch, rows_, first, end, left);
    }

private:
    struct Memory {
        panel::Scratch scratch;
        std::unique_ptr<std::uint8_t[]> panel;
    };

    const PanelPlan* plan_;
    panel::Kernel kernel_;
    panel::Rows rows_;
    std::unique_ptr<Memory> memory_;
};

// Doubles round to the nearest while it lives, whatever the caller's thread was set to.
class NearestRounding {
public:
    NearestRounding();
    NearestRounding(const NearestRounding&) = delete;
    NearestRounding& operator=(const NearestRounding&) = delete;
    ~NearestRounding();

private:
    int before_;
};

}  // namespace xuehui::batch
