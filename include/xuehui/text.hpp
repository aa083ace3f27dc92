// Text for people, in two languages.
#pragma once

#include <string>

namespace xuehui {

enum class Language { zh, en };

// Either may be empty in a user's document; the built-in documents have both.
struct Text {
    std::string zh;
    std::string en;

    // The text in a language, or in the other one where it is missing.
    const std::string& in(Language language) const {
        if (language == Language::zh) return zh.empty() ? en : zh;
        return en.empty() ? zh : en;
    }
    bool empty() const { return zh.empty() && en.empty(); }
};

}  // namespace xuehui
