// How long something takes. For tests that hostile input costs little: what they allow is many times what it should take,
// sanitizers included, and a fraction of what it took without a bound.
#pragma once

#include <chrono>

namespace unit {

template <class Work>
double seconds(Work work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace unit
