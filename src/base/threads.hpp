// The threads of a job: how many, and work for all of them.
#pragma once

#include <cstddef>
#include <functional>

namespace xuehui {

// More than anybody has a use for.
inline constexpr unsigned kMostThreads = 1024;

// How many threads a job takes that asks for so many; 0 asks for as many as the machine has. At least one.
unsigned thread_count(unsigned wanted);

// Calls `work` once in each of so many threads, this one among them, and returns when all are done. Threads that the
// system refuses are done without, so one call of `work` has to be enough. It must not throw. Throws std::bad_alloc
// where memory runs out, after those that were started are done.
void work_in_threads(std::size_t threads, const std::function<void()>& work);

}  // namespace xuehui
