// The kernels that this processor can run, and what a thread needs to run one.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "batch/cells.hpp"
#include "batch/panel.hpp"
#include "batch/panel_plan.hpp"

namespace xuehui::batch {

struct NamedKernel {
    std::string_view name;    // "avx512", "avx2", "sse4", "portable"
    panel::Kernel run = nullptr;
};

// The best first; never empty, unless doubles or the order of bytes are not what the kernels count on.
std::span<const NamedKernel> kernels();

// One thread's work with a kernel. Rows are left over where the kernel cannot tell.
class PanelRows {
public:
    PanelRows(const Call& call, const PanelPlan& plan, const NamedKernel& kernel);

    // Whether the kernels can do what is asked: from codes alone, and no indicator that the plan does not have, or one twice.
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

    void place_columns(const Call& call);

    const PanelPlan* plan_;
    panel::Kernel kernel_;
    panel::Rows rows_{};
    std::vector<panel::Columns> groups_, nodes_, level1_;    // if any are wanted
    std::unique_ptr<Memory> memory_;
};

}  // namespace xuehui::batch
