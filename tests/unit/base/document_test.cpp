#include "base/document.hpp"

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

TEST(Document, EveryValueIsFoundAtItsPointer) {
    const auto text = document(R"({"a": [1, {"~": 2, "/": [[], {}, 3], "m~n/o": {"": {"": 4}}, "~1": 5}], "": 6, "学": {"会": null},
                                   "0": [[["x"]]], "q\"\\\n": true})");
    for (std::uint32_t i = 0; i < text->node_count(); ++i) {
        const Value found = follow(text->root(), text->pointer(i));
        // A key has its member's pointer.
        EXPECT_TRUE(found.index() == i || found.index() == i + 1) << text->pointer(i);
    }
    EXPECT_EQ(text->root().pointer(), "");
    EXPECT_EQ(follow(text->root(), "/a/1/~1/2").pointer(), "/a/1/~1/2");
    EXPECT_EQ(text->root().find("a").pointer(), "/a");
    EXPECT_EQ(text->root().find("学").find("会").pointer(), "/学/会");
    EXPECT_EQ(text->root().find("q\"\\\n").pointer(), "/q\"\\\n");
}

TEST(Document, AKeysPointerIsItsMembers) {
    const auto text = document(R"([{"a": {"b": 1}, "c/d": []}])");
    std::vector<std::string> pointers;
    for (const Member member : (*text->root().elements().begin()).members()) pointers.push_back(member.key.pointer());
    EXPECT_EQ(pointers, (std::vector<std::string>{"/0/a", "/0/c~1d"}));
}

TEST(Document, PointersAreToldWhileItIsBeingBuilt) {
    Document text{std::string()};
    DocumentBuilder builder(text);
    builder.open(Type::object, 0);
    builder.scalar(Type::string, "list", 1);
    builder.open(Type::array, 2);
    builder.scalar(Type::null, "null", 3);
    builder.scalar(Type::null, "null", 4);
    EXPECT_EQ(text.pointer(4), "/list/1");
    EXPECT_EQ(builder.close(2), 2U);
    EXPECT_EQ(builder.close(1), 0U);
    EXPECT_EQ(text.pointer(4), "/list/1");
    EXPECT_EQ(text.root().find("list").size(), 2U);
}

TEST(Document, ValuesSayWhatStandsThere) {
    const auto text = document(R"({"null": null, "t": true, "f": false, "n": -1.50e+2, "s": "a\u0041", "a": [1, [2]], "o": {}})");
    const Value root = text->root();
    EXPECT_EQ(root.size(), 7U);
    EXPECT_TRUE(root.find("null").is(Type::null));
    EXPECT_TRUE(root.find("t").boolean());
    EXPECT_FALSE(root.find("f").boolean());
    EXPECT_EQ(root.find("n").text(), "-1.50e+2");
    EXPECT_EQ(root.find("s").text(), "aA");
    EXPECT_EQ(root.find("a").size(), 2U);
    EXPECT_EQ(root.find("o").size(), 0U);
    EXPECT_FALSE(root.find("absent"));
    EXPECT_FALSE(Value{});
    std::vector<std::string> keys;
    for (const Member member : root.members()) keys.emplace_back(member.key.text());
    EXPECT_EQ(keys, (std::vector<std::string>{"null", "t", "f", "n", "s", "a", "o"}));
}

// "line:column" of a value.
std::string place(const Document& text, std::string_view pointer) {
    const Value value = follow(text.root(), pointer);
    const Document::Position position = text.position(text.node(value.index()).offset);
    return std::to_string(position.line) + ":" + std::to_string(position.column);
}

TEST(Document, ColumnsCountCharacters) {
    const auto text = document("{\"学会\": \"章程😀\", \"é\": [1,\n  \"理事会\", 2],\n\n\"z\":\t3}");
    EXPECT_EQ(place(*text, ""), "1:1");
    EXPECT_EQ(place(*text, "/学会"), "1:8");
    EXPECT_EQ(place(*text, "/é"), "1:20");
    EXPECT_EQ(place(*text, "/é/0"), "1:21");
    EXPECT_EQ(place(*text, "/é/1"), "2:3");
    EXPECT_EQ(place(*text, "/é/2"), "2:10");
    EXPECT_EQ(place(*text, "/z"), "4:6");
}

TEST(Document, LinesMayEndWithCarriageReturns) {
    const auto text = document("[\r\n  1,\r\n\r\n 2\r\n]");
    EXPECT_EQ(place(*text, "/0"), "2:3");
    EXPECT_EQ(place(*text, "/1"), "4:2");
}

TEST(Document, AByteOrderMarkIsNoColumn) {
    const auto text = document("\xEF\xBB\xBF[1,\n2]");
    EXPECT_EQ(place(*text, ""), "1:1");
    EXPECT_EQ(place(*text, "/0"), "1:2");
    EXPECT_EQ(place(*text, "/1"), "2:1");
}

}  // namespace
}  // namespace xuehui
