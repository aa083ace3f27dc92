// Names that were used before, as far back as a bounded memory goes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

namespace xuehui {

// Two generations: when the young one is full, the old one is forgotten and it becomes the old one.
class RecentNames {
public:
    static constexpr std::size_t kGeneration = 50'000;    // at least so many names back are known
    static constexpr std::size_t kLongest = 512;          // bytes; no id is as long

    // Whether the name is new; it is not from then on.
    bool add(std::string_view name) {
        if (name.empty() || name.size() > kLongest) return true;
        const std::string text(name);
        if (young_.contains(text) || old_.contains(text)) return false;
        if (young_.size() == kGeneration) {
            old_ = std::move(young_);
            young_.clear();
        }
        young_.insert(text);
        return true;
    }

private:
    std::unordered_set<std::string> young_, old_;
};

}  // namespace xuehui
