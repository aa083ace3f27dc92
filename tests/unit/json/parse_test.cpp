// What is JSON and what is not, and where the fault is said to be.
#include "json/parse.hpp"

#include <string>

#include "json/canonical.hpp"
#include "unit/documents.hpp"

namespace xuehui::json {
namespace {

using namespace std::literals;

// "code line:column pointer" of each fault; "nothing" before them where no document was given.
std::string faults_of(std::string_view text, const Limits& limits = {}) {
    Faults faults("test");
    const auto document = parse(text, limits, faults);
    std::string said = document ? "" : "nothing ";
    for (const Diagnostic& fault : std::move(faults).take()) {
        if (!said.empty() && !said.ends_with(' ')) said += "; ";
        said += fault.code + " " + std::to_string(fault.line) + ":" + std::to_string(fault.column);
        if (!fault.pointer.empty()) said += " " + fault.pointer;
    }
    return said;
}

std::string message_of(std::string_view text) {
    Faults faults("test");
    (void)parse(text, {}, faults);
    const Diagnostics found = std::move(faults).take();
    return found.empty() ? "" : found.front().message;
}

struct Case {
    std::string text;
    const char* place;
};

TEST(Parse, Texts) {
    for (const char* text : {"null", " true ", "\t\r\n-0.5e+10", "\"\"", "[]", "{}", "[[[]], {\"\": {}}]", "0", "-0", "1E5", "1e-5", "0.0",
                             "{\"a\": 1, \"A\": 2}", "[1,2 ,\n3\r\n]"}) {
        EXPECT_EQ(faults_of(text), "") << text;
    }
}

TEST(Parse, SyntaxFaultsAndTheirPlaces) {
    const Case cases[] = {
        {"", "1:1"},           {"  ", "1:3"},         {"{", "1:2"},          {"[1,", "1:4"},          {"[1,]", "1:4"},
        {"{\"a\":}", "1:6"},   {"{\"a\" 1}", "1:6"},  {"{a:1}", "1:2"},      {"{\"a\":1,}", "1:8"},   {"{1:2}", "1:2"},
        {"[1 2]", "1:4"},      {"[,]", "1:2"},        {"]", "1:1"},          {"nul", "1:4"},          {"truex", "1:5"},
        {"True", "1:1"},       {"NaN", "1:1"},        {"Infinity", "1:1"},   {"-Infinity", "1:2"},    {"undefined", "1:1"},
        {"01", "1:2"},         {"1.", "1:3"},         {".5", "1:1"},         {"+1", "1:1"},           {"1e", "1:3"},
        {"--1", "1:2"},        {"0x10", "1:2"},       {"'a'", "1:1"},        {"\"abc", "1:5"},        {"[1] x", "1:5"},
        {"[1]]", "1:4"},       {"{}{}", "1:3"},       {"// c\n1", "1:1"},    {"/* */1", "1:1"},       {"\x0C 1", "1:1"},
        {"[1,\n\"学会\", x]", "2:7"},                 {"[\r\n\r\n  x]", "3:3"},                       {"\xC2\xA0 1", "1:1"}};
    for (const Case& one : cases) EXPECT_EQ(faults_of(one.text), "nothing syntax "s + one.place) << one.text;
}

TEST(Parse, StringsAndTheirEscapes) {
    const auto text = unit::document(R"(["\"\\\/\b\f\n\r\t", "\u0041\u00e9\u5b66\ud83d\ude00", "a\u0000b", "plain", "mixed \u0041 and 学"])");
    auto element = text->root().elements().begin();
    EXPECT_EQ((*element).text(), "\"\\/\b\f\n\r\t");
    EXPECT_EQ((*++element).text(), "Aé学😀");
    EXPECT_EQ((*++element).text(), "a\0b"sv);
    EXPECT_EQ((*++element).text(), "plain");
    EXPECT_EQ((*++element).text(), "mixed A and 学");
    const Case faulty[] = {{R"("\x")", "1:3"},        {R"("\u12")", "1:6"},         {R"("\u12G4")", "1:6"}, {"\"a\nb\"", "1:3"},
                           {"\"\t\"", "1:2"},         {"\"a\0b\""s, "1:3"},         {"\"\\", "1:3"},        {R"("\ud800")", "1:8"},
                           {R"("\udc00")", "1:8"},    {R"("\ud800\u0041")", "1:10"}, {R"("\ud83dx")", "1:8"}, {R"("\ud83d\n")", "1:9"}};
    for (const Case& one : faulty) EXPECT_EQ(faults_of(one.text), "nothing syntax "s + one.place) << one.text;
    for (const char* lone : {R"("\ud800")", R"("\udc00")", R"("\uD8ffx")", R"("\ud800\u0041")"}) {
        EXPECT_EQ(message_of(lone), "a surrogate without its partner") << lone;
    }
}

TEST(Parse, NulsOutsideStrings) {
    EXPECT_EQ(faults_of("\0"s), "nothing syntax 1:1");
    EXPECT_EQ(faults_of("[1]\0"s), "nothing syntax 1:4");
    EXPECT_EQ(faults_of("[1,\0 2]"s), "nothing syntax 1:4");
}

TEST(Parse, EncodingFaultsAndTheirPlaces) {
    const Case cases[] = {{"\xFF", "1:1"},
                          {"\"\xFF\"", "1:2"},
                          {"\"\xC3\"", "1:2"},                    // begun and not ended
                          {"\"学\x80\"", "1:3"},                  // ended and not begun
                          {"\"\xC0\x80\"", "1:2"},                // longer than need be
                          {"\"\xE0\x80\x80\"", "1:2"},
                          {"\"\xF0\x80\x80\x80\"", "1:2"},
                          {"\"\xED\xA0\x80\"", "1:2"},            // a surrogate
                          {"\"\xF4\x90\x80\x80\"", "1:2"},        // above U+10FFFF
                          {"[\"a\",\n \"b\xE5\xAD\"]", "2:4"},
                          {"\xE2\x80", "1:1"},
                          {"[1,\xFE\xFF]", "1:4"}};
    for (const Case& one : cases) EXPECT_EQ(faults_of(one.text), "nothing encoding "s + one.place);
    for (const char* text : {"\"\x7F\"", "\"\xC2\x80\"", "\"\xDF\xBF\"", "\"\xE0\xA0\x80\"", "\"\xED\x9F\xBF\"", "\"\xEE\x80\x80\"",
                             "\"\xEF\xBF\xBF\"", "\"\xF0\x90\x80\x80\"", "\"\xF4\x8F\xBF\xBF\""}) {
        EXPECT_EQ(faults_of(text), "");
    }
}

TEST(Parse, UTF16IsNotUTF8) {
    EXPECT_EQ(faults_of("\xFF\xFE{\0}\0"s), "nothing encoding 1:1");
    EXPECT_EQ(faults_of("\0{\0}"s), "nothing syntax 1:1");
}

TEST(Parse, AByteOrderMarkIsSkipped) {
    EXPECT_EQ(canonical(unit::document("\xEF\xBB\xBF{\"a\": \"\\u0041\"}")->root()), R"({"a":"A"})");
    EXPECT_EQ(faults_of("\xEF\xBB\xBF [x]"), "nothing syntax 1:3");
    EXPECT_EQ(faults_of("\xEF\xBB\xBF"), "nothing syntax 1:1");
    EXPECT_EQ(faults_of("\xEF\xBB\xBF\xEF\xBB\xBF[]"), "nothing syntax 1:1");
    EXPECT_EQ(faults_of("[\xEF\xBB\xBF]"), "nothing syntax 1:2");
}

TEST(Parse, DuplicateMembersAreAllReported) {
    EXPECT_EQ(faults_of(R"({"a": 1, "b": {"c": 1, "c": 2}, "a": 3, "a": 4})"),
              "duplicate_member 1:24 /b/c; duplicate_member 1:33 /a; duplicate_member 1:41 /a");
    EXPECT_EQ(faults_of(R"({"a": 1, "\u0061": 2})"), "duplicate_member 1:10 /a");
    EXPECT_EQ(faults_of(R"([{"a": 1}, {"a": 1}])"), "");
    EXPECT_EQ(faults_of(R"({"": 1, "": 2})"), "duplicate_member 1:9 /");
}

TEST(Parse, DuplicateMembersOfLargeObjectsComeInOrder) {
    std::string text = "{";
    for (int i = 0; i < 40; ++i) text += "\"m" + std::to_string(i) + "\":" + std::to_string(i) + ",\n";
    text += "\"m30\":0,\n\"m7\":0,\n\"m30\":0}";
    EXPECT_EQ(faults_of(text), "duplicate_member 41:1 /m30; duplicate_member 42:1 /m7; duplicate_member 43:1 /m30");
}

TEST(Parse, NumbersKeepTheirSpelling) {
    const auto text = unit::document("[0, -0.0, 1.50, 1E+05, 123456789012345678901234567890, 0.1e-1, 1e308, -1.7976931348623157e308, 1e-400]");
    std::string spellings;
    for (const Value value : text->root().elements()) {
        EXPECT_TRUE(value.is(Type::number));
        spellings += std::string(value.text()) + " ";
    }
    EXPECT_EQ(spellings, "0 -0.0 1.50 1E+05 123456789012345678901234567890 0.1e-1 1e308 -1.7976931348623157e308 1e-400 ");
}

TEST(Parse, NumbersBeyondADouble) {
    EXPECT_EQ(faults_of(R"({"a": 1e309, "b": [-1e400, 1.7976931348623159e308]})"),
              "bad_number 1:7 /a; bad_number 1:20 /b/0; bad_number 1:28 /b/1");
    EXPECT_EQ(faults_of("1" + std::string(400, '0')), "bad_number 1:1");
    EXPECT_EQ(faults_of("[1e99999999999999999999]"), "nothing bad_number 1:13");
    EXPECT_EQ(faults_of("0." + std::string(400, '0') + "1e400"), "");
}

TEST(Parse, DepthHasALimit) {
    const Limits three{.depth = 3};
    EXPECT_EQ(faults_of("[[[1]]]", three), "");
    EXPECT_EQ(faults_of("[[{\"a\": 1}]]", three), "");
    EXPECT_EQ(faults_of("[[[[1]]]]", three), "nothing limit 1:4");
    EXPECT_EQ(faults_of("{\"a\":[[{}]]}", three), "nothing limit 1:8");
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_EQ(faults_of(nested(64)), "");
    EXPECT_EQ(faults_of(nested(65)), "nothing limit 1:65");
    // However much is allowed, the stack is not at risk.
    const Limits boundless{.depth = std::size_t(-1)};
    EXPECT_EQ(faults_of(nested(1000), boundless), "");
    EXPECT_EQ(faults_of(nested(1'000'000), boundless), "nothing limit 1:1001");
}

TEST(Parse, ValuesHaveALimit) {
    const Limits three{.values = 3};
    EXPECT_EQ(faults_of("[1, 2, 3]", three), "");
    EXPECT_EQ(faults_of("[1, 2, 3, 4]", three), "nothing limit 1:11");
    EXPECT_EQ(faults_of(R"({"a": 1, "b": 2, "c": "x"})", three), "");
    EXPECT_EQ(faults_of(R"({"a": 1, "b": 2, "c": "x", "d": "y"})", three), "nothing limit 1:33");
    EXPECT_EQ(faults_of("[[], {}, [ []]]", three), "nothing limit 1:12");
}

TEST(Parse, BytesHaveALimit) {
    const Limits four{.bytes = 4};
    EXPECT_EQ(faults_of("[12]", four), "");
    EXPECT_EQ(faults_of("[123]", four), "nothing limit 0:0");
}

TEST(Parse, ListedFaultsHaveALimit) {
    std::string text = "{\"a\": 0";
    for (int i = 0; i < 50; ++i) text += ", \"a\": 1";
    Faults faults("test", 3);
    EXPECT_TRUE(parse(text + "}", {}, faults));
    const Diagnostics found = std::move(faults).take();
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found.back().message, "47 further faults are not listed");
}

// The places of all tokens, whatever stands between them.
TEST(Parse, OffsetsAreThoseOfTheTokens) {
    const std::string source = " { \"a\" :\n[ 1 ,\t-2.5e3,\"\\u0041\\\"\" , \"学\\n\", true,false , null ],\"b\\\\\":{ } , \"c\" : [ ] } ";
    const auto text = unit::document(source);
    std::string first_bytes;
    for (std::uint32_t i = 0; i < text->node_count(); ++i) first_bytes += source[text->node(i).offset];
    EXPECT_EQ(first_bytes, "{\"[1-\"\"tfn\"{\"[");
}

// Each truncation and each changed byte of a document gives an answer, and a place inside the text.
TEST(Parse, AnythingGetsAnAnswer) {
    const std::string source = "\xEF\xBB\xBF{\"a\": [1, -2.5e3, \"\\ud83d\\ude00学\\\\\"], \"b\": {\"c\": null, \"d\": [true, false, {}]}}";
    const auto check = [](const std::string& text) {
        Faults faults("test");
        const auto document = parse(text, {}, faults);
        const Diagnostics found = std::move(faults).take();
        ASSERT_TRUE(document || found.size() == 1) << text;
        for (const Diagnostic& fault : found) ASSERT_TRUE(fault.line == 1 && fault.column <= text.size() + 1) << text;
    };
    for (std::size_t size = 0; size < source.size(); ++size) check(source.substr(0, size));
    for (std::size_t at = 0; at < source.size(); ++at) {
        for (const char c : "\0\"\\[]{}:,0e.-+tnu \x80\xC3\xE5\xF0\xFF"s) {
            std::string changed = source;
            changed[at] = c;
            check(changed);
        }
    }
}

}  // namespace
}  // namespace xuehui::json
