#include "base/threads.hpp"

#include <latch>
#include <mutex>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "unit/refused_threads.hpp"

namespace xuehui {
namespace {

TEST(ThreadCount, IsWhatIsAskedForUpToTheMost) {
    for (const unsigned wanted : {1U, 2U, 255U, 256U, 257U, 1'023U, 1'024U}) EXPECT_EQ(thread_count(wanted), wanted);
    for (const unsigned wanted : {1'025U, ~0U}) EXPECT_EQ(thread_count(wanted), 1'024U);
}

TEST(ThreadCount, IsThatOfTheMachineWhereNothingIsAskedFor) {
    const unsigned machine = std::thread::hardware_concurrency();    // 0 where it is not known
    EXPECT_EQ(thread_count(0), thread_count(machine == 0 ? 1 : machine));
}

TEST(WorkInThreads, WorksInSoManyThreadsAtOnce) {
    constexpr int kThreads = 5;
    std::latch all_are_here(kThreads);    // fewer would wait for ever
    std::mutex mutex;
    std::set<std::thread::id> threads;
    work_in_threads(kThreads, [&] {
        all_are_here.arrive_and_wait();
        const std::lock_guard lock(mutex);
        threads.insert(std::this_thread::get_id());
    });
    EXPECT_EQ(threads.size(), std::size_t{kThreads});
    EXPECT_TRUE(threads.contains(std::this_thread::get_id()));
}

TEST(WorkInThreads, StartsNoneForOne) {
    for (const std::size_t threads : {0U, 1U}) {
        int calls = 0;
        work_in_threads(threads, [&] { ++calls; });
        EXPECT_EQ(calls, 1);
    }
}

TEST(WorkInThreads, DoesWithoutThoseThatAreRefused) {
    const unit::RefusedThreads refused;
    int calls = 0;
    work_in_threads(8, [&] { ++calls; });
    EXPECT_EQ(calls, 1);
}

}  // namespace
}  // namespace xuehui
