// Bytes as a recipe for a batch, or a stream of batches: columns of any type under any name, with lengths, offsets, null counts
// and buffers that may be anything, except that a buffer is as long as its array's lengths promise. Whatever it is, it is refused
// or scored, twice the same; all that comes out can be read, and all is released once.
#include <algorithm>
#include <string>
#include <vector>

#include <xuehui/arrow.hpp>
#include <xuehui/standard.hpp>

#include "arrow_data.hpp"
#include "fuzz/fuzz.hpp"

namespace {

using arrow_data::Bytes;
using arrow_data::Column;
using xuehui::ArrowScorer;

constexpr std::size_t kMostRows = 200;

// With measures, so that numbers are looked at, too.
constexpr std::string_view kScheme =
    R"({"format":"xuehui/scheme/1","id":"s","version":"1","catalogue":"mzt-academic-draft",
    "full_marks":100,"scale":[{"id":"met","value":1},{"id":"half","value":0.5},{"id":"not_met","value":0}],
    "measures":{"A.1.1.1.1":{"unit":"x","linear":[[0,0],[10,1]]},"A.1.1.1.2":{"unit":"x","steps":[[0,0],[1,1]]}},
    "roots":["A.1.1"],"grades":[{"id":"pass","at_least":0.5},{"id":"none","at_least":0}],
    "gates":[{"id":"g","title":{"zh":"g"},"when":{"criterion":"A.1.1.1.3","at_most":"half"},"grade_at_most":"none"}]})";

// Reads on from byte to byte; zeros when they are used up.
class Recipe {
public:
    explicit Recipe(std::string_view bytes) : bytes_(bytes) {}

    std::uint8_t byte() {
        if (bytes_.empty()) return 0;
        const auto first = static_cast<std::uint8_t>(bytes_.front());
        bytes_.remove_prefix(1);
        return first;
    }
    std::size_t below(std::size_t end) { return byte() % end; }
    bool rarely() { return byte() % 32 == 31; }
    bool is_empty() const { return bytes_.empty(); }
    // So many bytes, which begin anew when they are used up: a few of them fill many rows.
    std::string bytes(std::size_t size) {
        const std::size_t wanted = 1 + below(16), some = std::min(bytes_.size(), wanted);
        const std::string_view all = bytes_.substr(0, some);
        bytes_.remove_prefix(some);
        std::string made(size, '\0');
        for (std::size_t i = 0; i < size && !all.empty(); ++i) made[i] = all[i % all.size()];
        return made;
    }

private:
    std::string_view bytes_;
};

class Maker {
public:
    explicit Maker(Recipe& recipe) : recipe_(recipe) {}

    Column column(std::string name, std::size_t rows) {
        static const char* const kTypes[] = {"u",      "U",   "vu", "c", "C",  "s", "S",        "i",
                                             "I",      "l",   "L",  "f", "g",  "n", "d:9,2,32", "d:18,6,64",
                                             "d:38,8", "tdD", "b",  "z", "+l", "+s"};
        const bool has_dictionary = recipe_.below(2) == 1;
        const std::string format = kTypes[recipe_.below(has_dictionary ? 12 : std::size(kTypes))];
        if (!has_dictionary) {
            std::string data;
            if (recipe_.below(4) == 1) data = arrow_data::metadata("xuehui.values", "codes");
            return {arrow_data::schema_of(format, std::move(name), {}, {}, std::move(data)), array(format, rows, {})};
        }
        const std::string entries = kTypes[recipe_.below(3)];
        return {arrow_data::schema_of(format, std::move(name), {}, arrow_data::schema_of(entries, "")),
                array(format, rows, array(entries, recipe_.below(20), {}))};
    }

    Column list(std::size_t rows, std::size_t size) {
        const std::size_t offset = recipe_.below(4);
        Column elements = column("item", (rows + offset) * size);
        return {arrow_data::schema_of("+w:" + std::to_string(recipe_.rarely() ? size + 1 : size), "ratings",
                                      {elements.schema}),
                described(rows, offset, {validity(rows + offset)}, {elements.array}, {})};
    }

    Column batch(std::size_t scheme_criteria) {
        const std::size_t rows = recipe_.below(kMostRows), offset = recipe_.below(4);
        std::vector<Column> columns;
        const std::size_t count = 1 + recipe_.below(6);
        const bool is_long = recipe_.below(3) == 2;
        static const char* const kWide[] = {"A.1.1.1.1", "A.1.1.1.2",    "A.1.1.1.3",
                                            "A.2.1.1.1", "organisation", "total_lower"};
        static const char* const kLong[] = {"organisation", "criterion", "rating", "measure", "stage", "on"};
        for (std::size_t i = 0; i < count; ++i) {
            if (!is_long && recipe_.below(8) == 7) {
                columns.push_back(list(rows + offset, scheme_criteria));
            } else {
                columns.push_back(column(is_long ? kLong[i] : kWide[recipe_.below(6)], rows + offset));
            }
        }
        Column made = arrow_data::batch(std::move(columns), rows, offset);
        harm(made.array);
        return made;
    }

private:
    Bytes validity(std::size_t rows) {
        if (recipe_.below(2) == 0) return {};
        return recipe_.bytes((rows + 7) / 8);
    }

    ArrowArray described(std::size_t rows, std::size_t offset, std::vector<Bytes> buffers,
                         std::vector<ArrowArray> children, std::optional<ArrowArray> dictionary) {
        const std::int64_t nulls = recipe_.below(3) == 0 ? 0 : recipe_.rarely() ? 3 : -1;
        ArrowArray made =
            arrow_data::array_of(static_cast<std::int64_t>(rows), nulls, static_cast<std::int64_t>(offset), buffers,
                                 std::move(children), std::move(dictionary));
        harm(made);
        return made;
    }

    // Lengths may become less than they are, or none at all, never more: that would be a lie that nobody can find out.
    void harm(ArrowArray& array) {
        if (!recipe_.rarely()) return;
        switch (recipe_.below(8)) {
            case 0: array.length = -array.length; break;
            case 1: array.length /= 2; break;
            case 2: array.offset = -1; break;
            case 3: array.null_count = -2; break;
            case 4: array.n_buffers = std::min<std::int64_t>(array.n_buffers, 1); break;
            case 5: array.length = INT64_MAX; break;
            case 6: array.offset = INT64_MAX; break;
            default: array.null_count = array.length + 1; break;
        }
    }

    template <class Offset>
    std::vector<Bytes> texts(std::size_t rows) {
        std::vector<Offset> offsets{0};
        std::string all;
        static const char* const kTexts[] = {"met",  "half",      "not_met", "not_applicable", "", "splendid",
                                             "\xFF", "A.1.1.1.1", "a",       "2026-01-01"};
        const std::string choices = recipe_.bytes(rows);
        for (std::size_t i = 0; i < rows; ++i) {
            all += kTexts[static_cast<std::uint8_t>(choices[i]) % std::size(kTexts)];
            offsets.push_back(static_cast<Offset>(all.size()));
        }
        if (rows > 1 && recipe_.rarely())    // the last one is left to say how long the text is
            offsets[recipe_.below(rows)] = static_cast<Offset>(recipe_.byte() * 77) - 300;
        return {validity(rows), arrow_data::bytes_of(offsets), all};
    }

    std::vector<Bytes> views(std::size_t rows) {
        const std::string text = "not_applicable and more";
        std::string views = recipe_.bytes(rows * 16);
        for (std::size_t i = 0; i < rows; ++i) {    // mostly sizes that can be
            if (views[16 * i] % 8 != 7) std::fill_n(views.begin() + static_cast<std::ptrdiff_t>(16 * i + 1), 3, '\0');
            views[16 * i] = static_cast<char>(views[16 * i] % 16);
        }
        return {validity(rows), views, text,
                arrow_data::bytes_of<std::int64_t>({static_cast<std::int64_t>(text.size())})};
    }

    ArrowArray array(const std::string& format, std::size_t rows, std::optional<ArrowArray> dictionary) {
        const std::size_t offset = recipe_.below(4), all = rows + offset;
        std::vector<Bytes> buffers;
        if (format == "u") {
            buffers = texts<std::int32_t>(all);
        } else if (format == "U") {
            buffers = texts<std::int64_t>(all);
        } else if (format == "vu") {
            buffers = views(all);
        } else if (format == "+s") {
            buffers = {validity(all)};
        } else if (format != "n") {
            buffers = {validity(all), recipe_.bytes(all * 16)};    // room for the widest
        }
        if (!buffers.empty() && recipe_.rarely()) buffers.back() = Bytes();
        return described(rows, offset, std::move(buffers), {}, std::move(dictionary));
    }

    Recipe& recipe_;
};

// Everything that came out, as text.
std::string read(const ArrowSchema& schema, const ArrowArray& array) {
    const arrow_data::Reading reading(schema, array);
    std::string all;
    const auto names = reading.names();
    const auto first = std::find(names.begin(), names.end(), "grade_lower");
    for (std::size_t row = 0; row < reading.rows(); ++row) {
        const std::int32_t lower = reading.score("total_lower", row), upper = reading.score("total_upper", row);
        fuzz::require(lower <= upper && upper <= 1'000'000, "bounds are ordered");
        const bool is_wrong = !reading.is_null("fault", row);
        fuzz::require(!is_wrong || (lower == -1 && reading.is_null("gate.g", row)),
                      "a row with a fault has no results");
        all += std::to_string(lower) + " " + std::to_string(upper) + " " + reading.entry("grade_lower", row) +
               reading.text("fault", row) + "\n";
    }
    fuzz::require(first != names.end(), "there are grades");
    return all;
}

std::string score(const ArrowScorer& scorer, std::string_view bytes, std::size_t criteria) {
    Recipe recipe(bytes);
    Column in = Maker(recipe).batch(criteria);
    // What was harmed is put right before it is released by those who made it: they do not look at it.
    ArrowSchema schema;
    ArrowArray results;
    const auto faults = scorer.score(&in.schema, &in.array, &schema, &results);
    std::string all;
    for (const auto& fault : faults) fuzz::require(!fault.code.empty() && !fault.message.empty(), "faults have words");
    if (faults.empty()) all = read(schema, results);
    for (auto* held : {&in.schema, &schema}) {
        if (held->release != nullptr) held->release(held);
    }
    for (auto* held : {&in.array, &results}) {
        if (held->release != nullptr) held->release(held);
    }
    fuzz::require(arrow_data::alive() == 0, "all is released");
    return all;
}

// The same batch three times.
void stream(const ArrowScorer& scorer, std::string_view bytes, std::size_t criteria) {
    const auto make = [&] {
        Recipe recipe(bytes);
        return Maker(recipe).batch(criteria);
    };
    std::vector<ArrowArray> batches;
    for (int i = 0; i < 3; ++i) {
        Column some = make();
        arrow_data::release(some.schema);
        batches.push_back(some.array);
    }
    const auto describe = [&] {
        Column some = make();
        arrow_data::release(some.array);
        return some.schema;
    };
    ArrowArrayStream in = arrow_data::stream(describe, std::move(batches)), out;
    if (scorer.score(&in, &out).empty()) {
        ArrowSchema schema;
        fuzz::require(out.get_schema(&out, &schema) == 0, "a stream has a schema");
        ArrowArray results;
        while (out.get_next(&out, &results) == 0 && results.release != nullptr) {
            read(schema, results);
            results.release(&results);
        }
        schema.release(&schema);
        out.release(&out);
    }
    arrow_data::release(in);
    fuzz::require(arrow_data::alive() == 0, "all of a stream is released");
}

ArrowScorer make_scorer(unsigned threads) {
    const auto catalogue = xuehui::Catalogue::parse(xuehui::standard_document(xuehui::kStandardCatalogue));
    const auto engine = xuehui::Engine::create(*catalogue, *xuehui::Scheme::parse(kScheme));
    return *ArrowScorer::create(*engine, *xuehui::RecordBuilder("o", "2025-01-01", "2025-12-31", "2026-03-31").build(),
                                {.levels = {3}, .threads = threads});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const ArrowScorer one = make_scorer(1), two = make_scorer(2);
    const std::string_view bytes = fuzz::text_of(data, size);
    const std::size_t criteria = one.columns().criteria().size();
    fuzz::require(score(one, bytes, criteria) == score(two, bytes, criteria), "threads change nothing");
    stream(one, bytes, criteria);
    return 0;
}
