// A system that refuses every thread.
#pragma once

#include <pthread.h>

#include <cstddef>

#include <gtest/gtest.h>

namespace unit {

// While it lives, threads ask for a stack that is larger than the addresses of a process.
class RefusedThreads {
public:
    RefusedThreads() {
        EXPECT_EQ(pthread_getattr_default_np(&before_), 0);
        pthread_attr_t attributes;
        EXPECT_EQ(pthread_attr_init(&attributes), 0);
        EXPECT_EQ(pthread_attr_setstacksize(&attributes, std::size_t{1} << 60), 0);
        EXPECT_EQ(pthread_setattr_default_np(&attributes), 0);
        pthread_attr_destroy(&attributes);
    }
    RefusedThreads(const RefusedThreads&) = delete;
    RefusedThreads& operator=(const RefusedThreads&) = delete;
    ~RefusedThreads() {
        pthread_setattr_default_np(&before_);
        pthread_attr_destroy(&before_);
    }

private:
    pthread_attr_t before_;
};

}  // namespace unit
