#include "base/threads.hpp"

#include <algorithm>
#include <system_error>
#include <thread>
#include <vector>

namespace xuehui {

unsigned thread_count(unsigned wanted) {
    return std::clamp(wanted == 0 ? std::thread::hardware_concurrency() : wanted, 1U, kMostThreads);
}

void work_in_threads(std::size_t threads, const std::function<void()>& work) {
    std::vector<std::jthread> helpers;    // joined at the end of the scope
    try {
        for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back([&work] { work(); });
    } catch (const std::system_error&) {    // refused: there is only less help, and asking again would not change that
    }
    work();
}

}  // namespace xuehui
