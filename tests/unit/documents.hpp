// Documents for tests, from texts that stand in them.
#pragma once

#include <memory>
#include <string_view>

#include <gtest/gtest.h>

#include "json/parse.hpp"

namespace unit {

// The document; a text that is not JSON fails the test.
inline std::shared_ptr<const xuehui::Document> document(std::string_view text) {
    xuehui::Faults faults("test");
    auto document = xuehui::json::parse(text, {}, faults);
    const xuehui::Diagnostics found = std::move(faults).take();
    EXPECT_TRUE(found.empty()) << text << '\n' << to_text(found);
    return document;
}

// `code pointer` of each fault, a line each: what most tests want to know.
inline std::string brief(xuehui::Faults faults) {
    std::string text;
    for (const xuehui::Diagnostic& fault : std::move(faults).take()) text += fault.code + ' ' + fault.pointer + '\n';
    return text;
}

}  // namespace unit
