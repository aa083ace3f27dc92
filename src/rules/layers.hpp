// Entries of several documents under their names. The order is that of the first entry with a name, the entry the last
// one's.
#pragma once

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/faults.hpp"

namespace xuehui::rules {

template <class Entry>
class Layers {
public:
    void add(std::string_view name, const Entry& entry, std::size_t document, Value place, Faults& faults) {
        const auto [found, is_new] = numbers_.try_emplace(name, layers_.size());
        if (is_new) {
            layers_.push_back({&entry, document});
            return;
        }
        Layer& layer = layers_[found->second];
        if (layer.entry && layer.document == document) {
            faults.add("duplicate_id", place, "there are two entries for " + in_quotes(name));
        }
        layer = {&entry, document};
    }

    // False where nothing has the name.
    bool remove(std::string_view name) {
        const auto found = numbers_.find(name);
        if (found == numbers_.end() || !layers_[found->second].entry) return false;
        layers_[found->second].entry = nullptr;
        return true;
    }

    // Calls `visit` with each entry and the number of its document.
    template <class Visit>
    void each(Visit visit) const {
        for (const Layer& layer : layers_) {
            if (layer.entry) visit(*layer.entry, layer.document);
        }
    }

    void append_names(std::vector<std::string_view>& names) const {
        const std::size_t before = names.size();
        for (const auto& [name, number] : numbers_) names.push_back(name);
        std::sort(names.begin() + static_cast<std::ptrdiff_t>(before), names.end());
    }

private:
    struct Layer {
        const Entry* entry;    // null: removed
        std::size_t document;
    };
    std::vector<Layer> layers_;
    std::unordered_map<std::string_view, std::size_t> numbers_;
};

}  // namespace xuehui::rules
