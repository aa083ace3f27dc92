// Random choices that are the same everywhere: the standard's distributions are not, its generator is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace property {

class Random {
public:
    explicit Random(std::uint64_t seed) : generator_(seed) {}
    // The generator of the `index`th case of a run: each can be repeated alone.
    Random(std::uint64_t seed, std::uint64_t index) : generator_(mixed(seed ^ mixed(index + 1))) {}

    // From 0 up to and without `end`.
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(generator_() % end); }
    long long between(long long low, long long high) {
        return low + static_cast<long long>(generator_() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool percent(unsigned chance) { return below(100) < chance; }

    template <class T>
    const T& pick(const std::vector<T>& from) { return from[below(from.size())]; }
    template <class T>
    T pick(std::initializer_list<T> from) { return from.begin()[below(from.size())]; }

    template <class T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
    }

private:
    static std::uint64_t mixed(std::uint64_t x) {    // splitmix64
        x += 0x9E3779B97F4A7C15U;
        x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9U;
        x = (x ^ x >> 27) * 0x94D049BB133111EBU;
        return x ^ x >> 31;
    }

    std::mt19937_64 generator_;
};

}  // namespace property
