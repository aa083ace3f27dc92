// Arrow's structs with an owner, who releases them once. They are moved as the interface says: bytes are copied, and where they
// came from is marked as released.
#pragma once

#include <utility>

#include <xuehui/arrow.hpp>

namespace xuehui::arrow {

template <class Struct>
class Owned {
public:
    Owned() = default;
    explicit Owned(Struct* from) noexcept : held_(std::exchange(*from, Struct{})) {}
    Owned(Owned&& other) noexcept : held_(std::exchange(other.held_, Struct{})) {}
    Owned& operator=(Owned&& other) noexcept {
        if (this == &other) return *this;
        reset();
        held_ = std::exchange(other.held_, Struct{});
        return *this;
    }
    ~Owned() { reset(); }

    bool is_released() const { return held_.release == nullptr; }
    Struct* get() { return &held_; }
    Struct* operator->() { return &held_; }
    const Struct* operator->() const { return &held_; }
    const Struct& operator*() const { return held_; }

    // To be filled by somebody.
    Struct* receive() {
        reset();
        return &held_;
    }
    void move_to(Struct* out) { *out = std::exchange(held_, Struct{}); }

private:
    void reset() {
        if (held_.release != nullptr) held_.release(&held_);
        held_ = {};
    }

    Struct held_ = {};
};

using OwnedSchema = Owned<ArrowSchema>;
using OwnedArray = Owned<ArrowArray>;
using OwnedStream = Owned<ArrowArrayStream>;

}  // namespace xuehui::arrow
