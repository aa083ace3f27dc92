// Arrays and schemas that are not what they promise are refused, and nothing is read that they do not have.
#include <limits>

#include <gtest/gtest.h>

#include "unit/arrow/arrow_test.hpp"

namespace xuehui {
namespace {

using namespace arrow_data;
using Index = std::optional<std::int8_t>;

constexpr const char* kFirst = "A.1.1.1.1";
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

using ArrowHostile = ArrowTest;

Column good_batch() {
    return batch({texts("organisation", {"a", "b"}),
                  dictionary<std::int8_t>("c", kFirst, {Index(0), Index(1)}, texts("", {"met", "not_met"})),
                  texts("A.1.1.1.2", {"met", std::nullopt})},
                 2);
}

// The batch, after something was done to it, is refused; and what is then put right again is still the caller's.
template <class Harm>
std::string refused(Harm harm) {
    Column given = good_batch();
    const ArrowSchema schema = given.schema;
    const ArrowArray whole = given.array;
    std::vector<ArrowArray> children;
    for (std::int64_t i = 0; i < whole.n_children; ++i) children.push_back(*whole.children[i]);
    const ArrowArray entries = *whole.children[1]->dictionary;
    harm(given);
    ArrowSchema described;
    ArrowArray results;
    const std::string faults = brief(standard_scorer().score(&given.schema, &given.array, &described, &results));
    EXPECT_EQ(results.release, nullptr);
    EXPECT_EQ(described.release, nullptr);
    given = {schema, whole};
    for (std::size_t i = 0; i < children.size(); ++i) *given.array.children[i] = children[i];
    *given.array.children[1]->dictionary = entries;
    release(given.schema);
    release(given.array);
    return faults;
}

TEST_F(ArrowHostile, Lengths) {
    for (const std::int64_t wrong : {std::int64_t{-1}, kMost, std::numeric_limits<std::int64_t>::min()}) {
        EXPECT_EQ(refused([&](Column& given) { given.array.length = wrong; }), "bad_array \n");
        EXPECT_EQ(refused([&](Column& given) { given.array.offset = wrong; }), "bad_array \n");
        for (const int child : {0, 1, 2}) {
            EXPECT_NE(refused([&](Column& given) { given.array.children[child]->length = wrong; }), "");
            EXPECT_NE(refused([&](Column& given) { given.array.children[child]->offset = wrong; }), "");
        }
        EXPECT_EQ(refused([&](Column& given) { given.array.children[1]->dictionary->length = wrong; }),
                  "bad_array /A.1.1.1.1\n");
    }
    for (const int child : {0, 1, 2}) {
        EXPECT_NE(refused([&](Column& given) { given.array.children[child]->length = 1; }), "");
        EXPECT_NE(refused([&](Column& given) { given.array.offset = 1; }), "");
    }
    EXPECT_EQ(refused([](Column& given) { given.array.n_children = 2; }), "bad_array \n");
    EXPECT_EQ(refused([](Column& given) { given.array.n_children = -1; }), "bad_array \n");
    EXPECT_EQ(refused([](Column& given) { given.array.children[2]->null_count = 3; }), "bad_array /A.1.1.1.2\n");
    EXPECT_EQ(refused([](Column& given) { given.array.children[2]->null_count = -2; }), "bad_array /A.1.1.1.2\n");
}

TEST_F(ArrowHostile, WhatIsMissing) {
    EXPECT_EQ(refused([](Column& given) { given.array.children = nullptr; }), "bad_array \n");
    EXPECT_EQ(refused([](Column& given) { given.array.children[0]->release = nullptr; }), "bad_array /organisation\n");
    EXPECT_EQ(refused([](Column& given) { given.array.children[1]->release = nullptr; }), "bad_array /A.1.1.1.1\n");
    EXPECT_EQ(refused([](Column& given) { given.array.children[1]->dictionary = nullptr; }), "bad_array /A.1.1.1.1\n");
    EXPECT_EQ(refused([](Column& given) { given.array.children[1]->buffers = nullptr; }), "bad_array /A.1.1.1.1\n");
    for (const std::int64_t count : {0, 1, 3, -1})
        EXPECT_EQ(refused([&](Column& given) { given.array.children[1]->n_buffers = count; }),
                  "bad_array /A.1.1.1.1\n");
    for (const std::int64_t count : {0, 2, 4})
        EXPECT_EQ(refused([&](Column& given) { given.array.children[2]->n_buffers = count; }),
                  "bad_array /A.1.1.1.2\n");
    static const void* none[3] = {nullptr, nullptr, nullptr};
    EXPECT_EQ(refused([](Column& given) { given.array.children[1]->buffers = none; }), "bad_array /A.1.1.1.1\n");
    EXPECT_EQ(refused([](Column& given) { given.array.children[2]->buffers = none; }), "bad_array /A.1.1.1.2\n");
    EXPECT_EQ(refused([](Column& given) { given.array.children[1]->dictionary->buffers = none; }),
              "bad_array /A.1.1.1.1\n");
    EXPECT_EQ(refused([](Column& given) {
                  static const std::int32_t offsets[3] = {0, 3, 3};
                  static const void* no_validity[3] = {nullptr, offsets, "met"};
                  given.array.children[2]->buffers = no_validity;
                  given.array.children[2]->null_count = 1;
              }),
              "bad_array /A.1.1.1.2\n");
}

TEST_F(ArrowHostile, ARowThatIsNullAsAWhole) {
    static const std::uint8_t bits = 1;
    static const void* validity[1] = {&bits};
    EXPECT_EQ(refused([](Column& given) {
                  given.array.buffers = validity;
                  given.array.null_count = -1;
              }),
              "bad_array \n");
    EXPECT_EQ(refused([](Column& given) { given.array.null_count = 1; }), "bad_array \n");
}

// Offsets of text that go back, or beyond the last one, are faults of their rows.
TEST_F(ArrowHostile, TextsOutsideOfTheirBuffers) {
    const auto check = [](const std::vector<std::int32_t>& offsets, const std::vector<bool>& good) {
        const Column given = {schema_of("u", kFirst), array_of(static_cast<std::int64_t>(good.size()), 0, 0,
                                                               {Bytes(), bytes_of(offsets), "metmetmet"})};
        const Scored scored(standard_scorer(), batch({given}, good.size()));
        ASSERT_EQ(scored.faults, "");
        for (std::size_t row = 0; row < good.size(); ++row)
            EXPECT_EQ(scored.reading().is_null("fault", row), static_cast<bool>(good[row])) << row;
    };
    check({0, 3, 6, 9}, {true, true, true});
    check({0, 3, 1'000'000, 9}, {true, false, false});
    check({-5, 3, 6, 9}, {false, true, true});
    check({9, 3, 6, 9}, {false, true, true});
    const Column below{schema_of("u", kFirst), array_of(1, 0, 0, {Bytes(), bytes_of<std::int32_t>({0, -1}), "met"})};
    EXPECT_EQ(Scored(standard_scorer(), batch({below}, 1)).faults, "bad_array /A.1.1.1.1\n");
}

TEST_F(ArrowHostile, ViewsOutsideOfTheirBuffers) {
    const auto fault_of = [](std::vector<std::int32_t> view, std::vector<Bytes> more, std::int64_t size) {
        std::vector<Bytes> buffers{Bytes(), bytes_of(view)};
        for (const Bytes& bytes : more) buffers.push_back(bytes);
        buffers.emplace_back(bytes_of<std::int64_t>({size}));
        const Column given{schema_of("vu", kFirst), array_of(1, 0, 0, buffers)};
        const Scored scored(standard_scorer(), batch({given}, 1));
        return scored.faults + scored.reading().text("fault", 0);
    };
    const std::string outside = "A.1.1.1.1: bad_value: the text lies outside of its buffer";
    const std::string rating = "not_applicable";
    EXPECT_EQ(fault_of({14, 0, 0, 0}, {rating}, 14), "");
    EXPECT_EQ(fault_of({14, 0, 0, 1}, {rating}, 14), outside);
    EXPECT_EQ(fault_of({14, 0, 1, 0}, {rating}, 14), outside);
    EXPECT_EQ(fault_of({14, 0, -1, 0}, {rating}, 14), outside);
    EXPECT_EQ(fault_of({14, 0, 0, -1}, {rating}, 14), outside);
    EXPECT_EQ(fault_of({-1, 0, 0, 0}, {rating}, 14), outside);
    EXPECT_EQ(fault_of({14, 0, 0, 0}, {rating}, -1), outside);
    EXPECT_EQ(fault_of({14, 0, 0, 0}, {Bytes()}, 14), outside);
    EXPECT_EQ(fault_of({14, 0, 0, 0}, {}, 14), outside);
}

TEST_F(ArrowHostile, Schemas) {
    const auto fault_of = [](ArrowSchema schema) {
        ArrowArray in = array_of(0, 0, 0, {Bytes()}), results;
        ArrowSchema described;
        const std::string faults = brief(standard_scorer().score(&schema, &in, &described, &results));
        release(in);
        release(schema);
        return faults;
    };
    ArrowSchema deep = schema_of("+s", "x");
    for (std::size_t i = 0; i < 100; ++i) deep = schema_of("+s", "x", {deep});
    EXPECT_EQ(fault_of(deep), "bad_schema \n");
    EXPECT_EQ(fault_of(schema_of("+s", "", std::vector<ArrowSchema>(3))), "bad_schema \n");    // released
    ArrowSchema wrong = schema_of("+s", "", {schema_of("u", kFirst)});
    const ArrowSchema right = wrong;
    for (const auto harm :
         {+[](ArrowSchema& schema) { schema.n_children = -1; }, +[](ArrowSchema& schema) { schema.children = nullptr; },
          +[](ArrowSchema& schema) { schema.format = nullptr; }, +[](ArrowSchema& schema) { schema.format = "+s0"; },
          +[](ArrowSchema& schema) { schema.n_children = kMost; }}) {
        harm(wrong);
        ArrowArray in = array_of(0, 0, 0, {Bytes()}), results;
        ArrowSchema described;
        EXPECT_EQ(brief(standard_scorer().score(&wrong, &in, &described, &results)), "bad_schema \n");
        release(in);
        wrong = right;
    }
    release(wrong);
}

TEST_F(ArrowHostile, MetadataThatSayTheyAreShorterThanNothing) {
    const auto number = [](std::int32_t value) { return std::string(reinterpret_cast<const char*>(&value), 4); };
    for (const std::string& data : {number(-1), number(1) + number(-1), number(2) + number(1) + "a" + number(-5)}) {
        const Scored scored(
            standard_scorer(),
            batch({texts(kFirst, {"met"}),
                   {schema_of("u", "x", {}, {}, data), array_of(1, 0, 0, between_offsets<std::int32_t>({"y"}))}},
                  1));
        EXPECT_EQ(scored.faults, "");
    }
}

TEST_F(ArrowHostile, AStreamWhoseSchemaCannotBeHad) {
    ArrowArrayStream in = stream([] { return ArrowSchema{}; }, {}), out;
    EXPECT_EQ(brief(standard_scorer().score(&in, &out)), "bad_stream \n");
    EXPECT_EQ(out.release, nullptr);
    in.get_schema = [](ArrowArrayStream*, ArrowSchema*) { return 5; };
    EXPECT_EQ(brief(standard_scorer().score(&in, &out)), "bad_stream \n");
    release(in);
    EXPECT_EQ(brief(standard_scorer().score(&in, &out)), "bad_stream \n");
}

TEST_F(ArrowHostile, AStreamThatFails) {
    const auto describe = [] {
        Column given = good_batch();
        release(given.array);
        return given.schema;
    };
    Column first = good_batch(), bad = good_batch();
    release(first.schema);
    release(bad.schema);
    bad.array.children[2]->length = 1;
    ArrowArrayStream in = stream(describe, {first.array, bad.array}), out;
    ASSERT_EQ(brief(standard_scorer().score(&in, &out)), "");
    ArrowArray results;
    EXPECT_EQ(out.get_next(&out, &results), 0);
    EXPECT_EQ(results.length, 2);
    release(results);
    EXPECT_EQ(out.get_last_error(&out), nullptr);
    EXPECT_EQ(out.get_next(&out, &results), EINVAL);
    EXPECT_EQ(results.release, nullptr);
    EXPECT_STREQ(out.get_last_error(&out), "arrow: /A.1.1.1.2: bad_array: an array is shorter than the batch");
    EXPECT_EQ(out.get_next(&out, &results), EINVAL);
    ArrowSchema described;
    EXPECT_EQ(out.get_schema(&out, &described), 0);
    release(described);
    release(out);

    in = stream(describe, {}, ENODATA, "the disk is gone");
    ASSERT_EQ(brief(standard_scorer().score(&in, &out)), "");
    EXPECT_EQ(out.get_next(&out, &results), ENODATA);
    EXPECT_STREQ(out.get_last_error(&out), "the disk is gone");
    release(out);
}

// A stream that nobody reads to its end releases what is left.
TEST_F(ArrowHostile, AStreamThatIsGivenUp) {
    Column given = good_batch();
    const auto describe = [] {
        Column other = good_batch();
        release(other.array);
        return other.schema;
    };
    release(given.schema);
    ArrowArrayStream in = stream(describe, {given.array}), out;
    ASSERT_EQ(brief(standard_scorer().score(&in, &out)), "");
    EXPECT_EQ(in.release, nullptr);
    release(out);
}

}  // namespace
}  // namespace xuehui
