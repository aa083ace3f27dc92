// How much processor time something takes, whoever else uses the machine. For tests that hostile input costs little: they
// allow many times what it should take and a fraction of what it took without a bound.
#pragma once

#include <time.h>

namespace unit {

// Sanitizers and builds without optimization are allowed more.
#ifdef NDEBUG
inline constexpr double kPatience = 5;
#else
inline constexpr double kPatience = 60;
#endif

template <class Work>
double seconds(Work work) {
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
    };
    const double start = now();
    work();
    return now() - start;
}

}  // namespace unit
