// Doubles round to the nearest, whatever the caller's thread was set to.
#pragma once

#include <cfenv>

namespace xuehui::batch {

// While it lives.
class NearestRounding {
public:
    NearestRounding() : before_(std::fegetround()) {
        if (before_ != FE_TONEAREST) std::fesetround(FE_TONEAREST);
    }
    NearestRounding(const NearestRounding&) = delete;
    NearestRounding& operator=(const NearestRounding&) = delete;
    ~NearestRounding() {
        if (before_ != FE_TONEAREST) std::fesetround(before_);
    }

private:
    int before_;
};

}  // namespace xuehui::batch
