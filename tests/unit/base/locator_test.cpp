#include "base/locator.hpp"

#include <random>
#include <string>
#include <vector>

#include "unit/documents.hpp"

namespace xuehui {
namespace {

using unit::document;

// Follows a pointer the obvious way.
Value follow(Value at, std::string_view pointer) {
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::string_view token = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(token.size());
        std::string name;
        for (std::size_t i = 0; i < token.size(); ++i) {
            name += token[i] != '~' ? token[i] : token[++i] == '0' ? '~' : '/';
        }
        if (at.is(Type::object)) {
            at = at.find(name);
        } else {
            auto element = at.elements().begin();
            for (std::size_t skip = std::stoul(name); skip > 0; --skip) ++element;
            at = *element;
        }
    }
    return at;
}

std::string pointer(Value value) { return Locator(value.document()).pointer(value.index()); }

constexpr std::string_view kNested =
    R"({"a": [1, {"~": 2, "/": [[], {}, 3], "m~n/o": {"": {"": 4}}, "~1": 5}], "": 6, "学": {"会": null},
        "0": [[["x"]]], "q\"\\\n": true})";

TEST(Locator, EveryValueIsFoundAtItsPointer) {
    const auto text = document(kNested);
    for (std::uint32_t i = 0; i < text->node_count(); ++i) {
        const Value found = follow(text->root(), Locator(*text).pointer(i));
        // A key has its member's pointer.
        EXPECT_TRUE(found.index() == i || found.index() == i + 1) << i;
    }
    EXPECT_EQ(pointer(text->root()), "");
    EXPECT_EQ(pointer(follow(text->root(), "/a/1/~1/2")), "/a/1/~1/2");
    EXPECT_EQ(pointer(text->root().find("a")), "/a");
    EXPECT_EQ(pointer(text->root().find("学").find("会")), "/学/会");
    EXPECT_EQ(pointer(text->root().find("q\"\\\n")), "/q\"\\\n");
}

TEST(Locator, AKeysPointerIsItsMembers) {
    const auto text = document(R"([{"a": {"b": 1}, "c/d": []}])");
    std::vector<std::string> pointers;
    for (const Member member : (*text->root().elements().begin()).members()) pointers.push_back(pointer(member.key));
    EXPECT_EQ(pointers, (std::vector<std::string>{"/0/a", "/0/c~1d"}));
}

TEST(Locator, PointersAreToldWhileItIsBeingBuilt) {
    Document text{std::string()};
    DocumentBuilder builder(text);
    builder.open(Type::object, 0);
    builder.scalar(Type::string, "list", 1);
    builder.open(Type::array, 2);
    builder.scalar(Type::null, "null", 3);
    builder.scalar(Type::null, "null", 4);
    EXPECT_EQ(Locator(text).pointer(4), "/list/1");
    EXPECT_EQ(builder.close(2), 2U);
    EXPECT_EQ(builder.close(1), 0U);
    EXPECT_EQ(Locator(text).pointer(4), "/list/1");
    EXPECT_EQ(text.root().find("list").size(), 2U);
}

TEST(Locator, GoesOnFromTheLastPlaceInAnyOrder) {
    const auto text = document(kNested);
    Locator locator(*text);
    std::mt19937 random(1);
    for (int i = 0; i < 2000; ++i) {
        const auto node = static_cast<std::uint32_t>(random() % text->node_count());
        const std::size_t offset = text->node(node).offset;
        ASSERT_EQ(locator.pointer(node), Locator(*text).pointer(node));
        const Locator::Position position = locator.position(offset);
        const Locator::Position afresh = Locator(*text).position(offset);
        ASSERT_EQ(position.line, afresh.line);
        ASSERT_EQ(position.column, afresh.column);
    }
}

// "line:column" of a value.
std::string place(const Document& text, std::string_view pointer) {
    const Value value = follow(text.root(), pointer);
    const Locator::Position position = Locator(text).position(text.node(value.index()).offset);
    return std::to_string(position.line) + ":" + std::to_string(position.column);
}

TEST(Locator, ColumnsCountCharacters) {
    const auto text = document("{\"学会\": \"章程😀\", \"é\": [1,\n  \"理事会\", 2],\n\n\"z\":\t3}");
    EXPECT_EQ(place(*text, ""), "1:1");
    EXPECT_EQ(place(*text, "/学会"), "1:8");
    EXPECT_EQ(place(*text, "/é"), "1:20");
    EXPECT_EQ(place(*text, "/é/0"), "1:21");
    EXPECT_EQ(place(*text, "/é/1"), "2:3");
    EXPECT_EQ(place(*text, "/é/2"), "2:10");
    EXPECT_EQ(place(*text, "/z"), "4:6");
}

TEST(Locator, LinesMayEndWithCarriageReturns) {
    const auto text = document("[\r\n  1,\r\n\r\n 2\r\n]");
    EXPECT_EQ(place(*text, "/0"), "2:3");
    EXPECT_EQ(place(*text, "/1"), "4:2");
}

TEST(Locator, AByteOrderMarkIsNoColumn) {
    const auto text = document("\xEF\xBB\xBF[1,\n2]");
    EXPECT_EQ(place(*text, ""), "1:1");
    EXPECT_EQ(place(*text, "/0"), "1:2");
    EXPECT_EQ(place(*text, "/1"), "2:1");
}

}  // namespace
}  // namespace xuehui
