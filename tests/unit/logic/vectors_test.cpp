// The vectors of the logic by itself, tests/vectors/logic.
#include <xuehui/logic.hpp>

#include <fstream>
#include <iterator>
#include <string>

#include "json/canonical.hpp"
#include "json/write.hpp"
#include "unit/documents.hpp"

namespace xuehui {
namespace {

std::string text_of(Value value) {
    std::string text;
    json::append_value(text, value);
    return text;
}

int run(const char* name) {
    std::ifstream file(std::string(XUEHUI_SOURCE_DIR) + "/tests/vectors/logic/" + name, std::ios::binary);
    const auto document = unit::document(std::string(std::istreambuf_iterator<char>(file), {}));
    int count = 0;
    for (const Value one : document->root().find("vectors").elements()) {
        const Missing missing = one.find("unknown") ? Missing::unknown : Missing::null;
        const auto answer = evaluate_logic(text_of(one.find("rule")), text_of(one.find("data")), missing);
        ++count;
        if (!answer) {
            ADD_FAILURE() << text_of(one) << to_text(answer.error());
            continue;
        }
        EXPECT_EQ(json::canonical(unit::document(*answer)->root()), json::canonical(one.find("answer"))) << text_of(one);
    }
    return count;
}

TEST(LogicVectors, Known) { EXPECT_GE(run("known.json"), 30); }
TEST(LogicVectors, Unknown) { EXPECT_GE(run("unknown.json"), 10); }

}  // namespace
}  // namespace xuehui
