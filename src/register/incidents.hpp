// How long it took until an incident was noticed, answered and over.
#pragma once

#include <string>

#include "register/register_data.hpp"

namespace xuehui::ledger {

// In hours, with at most two places; empty where a day or its time is not known.
struct ResponseTimes {
    std::string to_notice;     // since it occurred
    std::string to_respond;    // since it was noticed, or occurred where nobody says when it was noticed
    std::string to_close;      // since it occurred
};

ResponseTimes response_times(const Register::Data::Incident& incident);

}  // namespace xuehui::ledger
