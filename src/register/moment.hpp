// A minute of a day, or a day of which the minute is not known: "2026-03-31T14:05" or "2026-03-31", in local time, as people
// note when something happened.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/document.hpp"
#include "base/faults.hpp"

namespace xuehui::ledger {

class Moment {
public:
    static std::optional<Moment> parse(std::string_view text);

    Date day() const { return day_; }
    bool has_time() const { return minute_ >= 0; }
    // Whether this is surely before another one: of days without a time only by the day.
    bool is_before(const Moment& other) const;
    // Minutes from one to another; nothing unless both have a time.
    static std::optional<std::int64_t> minutes(const Moment& from, const Moment& to);

private:
    Date day_;
    int minute_ = -1;    // of the day
};

// Reports bad_date.
std::optional<Moment> read_moment(Value value, Faults& faults);

// Minutes as hours with at most two places, rounded half up: "0.33", "72".
std::string hours_text(std::int64_t minutes);

}  // namespace xuehui::ledger
