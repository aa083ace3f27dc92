#include "stream/window.hpp"

#include <algorithm>
#include <cstring>

namespace xuehui::stream {

bool Window::fill() {
    if (at_end_) return false;
    if (capacity_ - filled_ < kPiece) {
        capacity_ = std::max(filled_ + kPiece, 2 * capacity_);    // doubled: a long line is copied few times
        auto larger = std::make_unique_for_overwrite<char[]>(capacity_);
        std::copy_n(buffer_.get(), filled_, larger.get());
        buffer_ = std::move(larger);
    }
    const std::size_t got = source_(buffer_.get() + filled_, kPiece);
    filled_ += got;
    at_end_ = got == 0;
    return !at_end_;
}

void Window::drop(std::size_t count) {
    if (count == 0) return;
    filled_ -= count;
    place_ += count;
    std::memmove(buffer_.get(), buffer_.get() + count, filled_);
}

}  // namespace xuehui::stream
