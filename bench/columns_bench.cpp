// Columns: a country's ratings to totals, reference grades and gates, in one run beside what bounds it and what people would use:
// the traffic limit (the same bytes read and written, and nothing done), and a plain loop over doubles, which is not exact.
//
//     bench_columns [ROWS...]      10,000, 100,000 and 1,000,000 rows otherwise
//
// First totals alone, then with the scores of all indicators, which the plain loop computes but does not write. Table A.1 under
// the built-in scheme, and under one with weights from 1 to 300 for everything and a rating worth 0.8; 5 % not applicable, 5 %
// unassessed. One thread unless said, buffers touched before and used again. Every variant is run once in each round, so that
// what disturbs the machine disturbs all of them; the median counts.
//
// "1 % in one rating": every hundredth row has one rating throughout, with which its total is a whole number of millionths, and
// with the weights to 300 exactly a threshold: what kernels cannot tell from a double alone.
#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <xuehui/arrow.hpp>
#include <xuehui/columns.hpp>
#include <xuehui/standard.hpp>

#include "batch/score.hpp"
#include "data.hpp"
#include "reference/json.hpp"

namespace {

using bench::require;
using reference::Json;
using xuehui::ColumnScorer;
using xuehui::RatingColumns;
using xuehui::ScoreColumns;

constexpr std::size_t kBlock = 64;

// Memory on huge pages where the system has them.
template <class Element>
class Buffer {
public:
    explicit Buffer(std::size_t count) {
        constexpr std::size_t kPage = std::size_t{2} << 20U;
        const std::size_t bytes = (count * sizeof(Element) + kPage) / kPage * kPage;
        data_.reset(static_cast<Element*>(std::aligned_alloc(kPage, bytes)));
        madvise(data_.get(), bytes, MADV_HUGEPAGE);
        std::memset(data_.get(), 0, bytes);
    }
    Element* get() const { return data_.get(); }
    Element& operator[](std::size_t i) const { return data_.get()[i]; }

private:
    struct Free {
        void operator()(Element* data) const { std::free(data); }
    };
    std::unique_ptr<Element, Free> data_;
};

struct Results {
    Results(std::size_t rows, std::size_t indicators)
        : lower(rows),
          upper(rows),
          grade_lower(rows),
          grade_upper(rows),
          stride((rows + kBlock - 1) / kBlock * kBlock),
          node_lower(stride * indicators),
          node_upper(stride * indicators) {
        for (std::uint32_t i = 0; i < indicators; ++i) nodes.push_back(i);
    }
    ScoreColumns columns() const {
        ScoreColumns scores;
        scores.total_lower = lower.get();
        scores.total_upper = upper.get();
        scores.grade_lower = grade_lower.get();
        scores.grade_upper = grade_upper.get();
        if (!nodes.empty()) {
            scores.nodes = nodes;
            scores.node_lower = node_lower.get();
            scores.node_upper = node_upper.get();
            scores.node_stride = stride;
        }
        return scores;
    }
    Buffer<std::int32_t> lower, upper;
    Buffer<std::uint8_t> grade_lower, grade_upper;
    std::size_t stride;
    Buffer<std::int32_t> node_lower, node_upper;
    std::vector<std::uint32_t> nodes;
};

// Codes in blocks of 64 rows and row by row; column by column as well.
struct Codes {
    Codes(const ColumnScorer& scorer, std::size_t count, std::size_t every = 0)
        : rows(count),
          criteria(scorer.criteria().size()),
          by_row(rows * criteria),
          blocks((rows + kBlock) * criteria),
          columns(rows * criteria) {
        std::mt19937_64 random(20260331);
        static constexpr unsigned kUpTo[] = {40, 67, 82, 90,
                                             95, 100};    // of a hundred; met to not met, not applicable, unassessed
        for (std::size_t row = 0; row < rows; ++row) {
            for (std::size_t i = 0; i < criteria; ++i) {
                const auto draw = static_cast<unsigned>(random() % 100);
                auto code = static_cast<std::uint8_t>(std::upper_bound(std::begin(kUpTo), std::end(kUpTo), draw) -
                                                      std::begin(kUpTo));
                if (every != 0 && row % every == 0 && code != scorer.not_applicable_code()) code = 1;
                by_row[row * criteria + i] = code;
                columns[i * rows + row] = code;
                blocks[row / kBlock * kBlock * criteria + i * kBlock + row % kBlock] = code;
            }
        }
    }
    RatingColumns row_major() const { return {by_row.get(), rows, static_cast<std::ptrdiff_t>(criteria), 1}; }
    RatingColumns column_major() const { return {columns.get(), rows, 1, static_cast<std::ptrdiff_t>(rows)}; }
    RatingColumns in_blocks() const {
        return {blocks.get(), rows, 1, kBlock, kBlock, static_cast<std::ptrdiff_t>(kBlock * criteria)};
    }

    std::size_t rows, criteria;
    Buffer<std::uint8_t> by_row, blocks, columns;
};

// The same bytes in and out. Several sums, so that nothing waits for an addition.
void traffic(const Codes& codes, const Results& results) {
#if defined(__SSE2__)
    const std::uint8_t* from = codes.blocks.get();
    __m128i sums[8] = {};
    for (std::size_t row = 0; row + kBlock <= codes.rows; row += kBlock) {
        for (std::size_t i = 0; i < kBlock * codes.criteria; i += 128) {
            _mm_prefetch(reinterpret_cast<const char*>(from + i + 4096), _MM_HINT_T0);
            _mm_prefetch(reinterpret_cast<const char*>(from + i + 4160), _MM_HINT_T0);
            for (std::size_t j = 0; j < 8; ++j) {
                sums[j] = _mm_xor_si128(sums[j], _mm_load_si128(reinterpret_cast<const __m128i*>(from + i + 16 * j)));
            }
        }
        from += kBlock * codes.criteria;
        for (std::size_t i = 0; i < 16; ++i) {
            _mm_stream_si128(reinterpret_cast<__m128i*>(results.lower.get() + row) + i, sums[0]);
            _mm_stream_si128(reinterpret_cast<__m128i*>(results.upper.get() + row) + i, sums[1]);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            _mm_stream_si128(reinterpret_cast<__m128i*>(results.grade_lower.get() + row) + i, sums[2]);
            _mm_stream_si128(reinterpret_cast<__m128i*>(results.grade_upper.get() + row) + i, sums[3]);
        }
        for (std::size_t node = 0; node < results.nodes.size(); ++node) {
            for (std::size_t i = 0; i < 16; ++i) {
                const std::size_t at = node * results.stride + row;
                _mm_stream_si128(reinterpret_cast<__m128i*>(results.node_lower.get() + at) + i, sums[0]);
                _mm_stream_si128(reinterpret_cast<__m128i*>(results.node_upper.get() + at) + i, sums[1]);
            }
        }
    }
    for (std::size_t j = 4; j < 8; ++j) _mm_storeu_si128(reinterpret_cast<__m128i*>(results.lower.get()), sums[j]);
    _mm_sfence();
#else
    std::memcpy(results.lower.get(), codes.blocks.get(), std::min(codes.rows * codes.criteria, codes.rows * 4));
#endif
}

// What one would write: weighted means level by level in doubles, both bounds, grades by comparison, gates by their ratings.
class PlainLoop {
public:
    explicit PlainLoop(const xuehui::Engine& engine) {
        const auto layout = engine.assess(bench::sample_record());
        for (const xuehui::Rating& rating : engine.scheme().scale())
            values_.push_back(static_cast<double>(rating.value) / 1e6);
        std::vector<std::size_t> place(engine.catalogue().indicators().size());
        for (const xuehui::NodeResult& node : layout->nodes()) {
            const xuehui::Indicator& indicator = engine.catalogue().indicators()[node.indicator];
            place[node.indicator] = parents_.size() + 1;    // 0 is the total
            parents_.push_back(indicator.parent ? place[*indicator.parent] : 0);
            weights_.push_back(std::atof(engine.indicator_weight(node.indicator).c_str()));
        }
        std::vector<std::string> ids;
        for (const xuehui::CriterionResult& criterion : layout->criteria()) {
            above_.push_back(place[engine.catalogue().criteria()[criterion.criterion].indicator]);
            own_.push_back(std::atof(engine.criterion_weight(criterion.criterion).c_str()));
            ids.push_back(engine.catalogue().criteria()[criterion.criterion].id);
        }
        for (const xuehui::Grade& grade : engine.scheme().grades())
            grades_.push_back(static_cast<double>(grade.at_least) / 1e6);
        read_gates(engine, ids);
        lower_.resize(parents_.size() + 1);
        upper_.resize(parents_.size() + 1);
        weight_.resize(parents_.size() + 1);
    }

    void score(const Codes& codes, const Results& results) {
        for (std::size_t row = 0; row < codes.rows; ++row)
            score(codes.by_row.get() + row * codes.criteria, row, results);
    }

private:
    struct Gate {
        std::vector<std::pair<std::size_t, std::uint8_t>>
            tests;    // criterion, the best code that is at most the rating
        std::uint8_t cap;
    };

    void read_gates(const xuehui::Engine& engine, const std::vector<std::string>& ids) {
        const Json scheme = Json::parse(xuehui::standard_document(xuehui::kDefaultScheme));
        for (const Json& gate : scheme.at("gates").items) {
            const Json* any = gate.at("when").find("any");
            if (any == nullptr || any->items[0].find("criterion") == nullptr)
                continue;    // asks for findings, of which there are none
            Gate read{{}, 0};
            for (const Json& test : any->items) {
                const auto criterion = std::find(ids.begin(), ids.end(), test.at("criterion").text) - ids.begin();
                std::uint8_t code = 0;
                while (engine.scheme().scale()[code].id != test.at("at_most").text) ++code;
                read.tests.emplace_back(criterion, code);
            }
            while (engine.scheme().grades()[read.cap].id != gate.at("grade_at_most").text) ++read.cap;
            gates_.push_back(read);
        }
    }

    void score(const std::uint8_t* codes, std::size_t row, const Results& results) {
        std::fill(lower_.begin(), lower_.end(), 0.0);
        std::fill(upper_.begin(), upper_.end(), 0.0);
        std::fill(weight_.begin(), weight_.end(), 0.0);
        const std::size_t scale = values_.size();
        for (std::size_t i = 0; i < above_.size(); ++i) {
            if (codes[i] == scale) continue;    // not applicable
            const bool rated = codes[i] < scale;
            add(above_[i], own_[i], rated ? values_[codes[i]] : 0, rated ? values_[codes[i]] : 1);
        }
        for (std::size_t i = parents_.size(); i > 0; --i) {
            if (weight_[i] > 0) add(parents_[i - 1], weights_[i - 1], lower_[i] / weight_[i], upper_[i] / weight_[i]);
        }
        const double lower = lower_[0] / weight_[0], upper = upper_[0] / weight_[0];
        results.lower[row] = static_cast<std::int32_t>(std::lrint(lower * 1e6));
        results.upper[row] = static_cast<std::int32_t>(std::lrint(upper * 1e6));
        std::uint8_t certain = grade_of(upper), possible = grade_of(lower);
        for (const Gate& gate : gates_) {
            bool is_true = false, may_be = false;
            for (const auto& [criterion, code] : gate.tests) {
                is_true |= codes[criterion] >= code && codes[criterion] < scale;
                may_be |= codes[criterion] == scale + 1;
            }
            if (is_true) certain = std::max(certain, gate.cap);
            if (is_true || may_be) possible = std::max(possible, gate.cap);
        }
        results.grade_lower[row] = possible;
        results.grade_upper[row] = certain;
    }

    void add(std::size_t node, double weight, double lower, double upper) {
        lower_[node] += weight * lower;
        upper_[node] += weight * upper;
        weight_[node] += weight;
    }

    std::uint8_t grade_of(double score) const {
        std::uint8_t grade = 0;
        while (score < grades_[grade]) ++grade;
        return grade;
    }

    std::vector<double> values_, own_, weights_, grades_, lower_, upper_, weight_;
    std::vector<std::size_t> parents_, above_;
    std::vector<Gate> gates_;
};

// The same codes as Arrow has them: a column for each criterion, whose dictionary is the scale in its order; the index of what nobody
// rated is that of an entry that is null. Made once; what is given away is a copy whose release does nothing.
template <class Index>
class ArrowColumns {
public:
    ArrowColumns(const xuehui::Engine& engine, const ColumnScorer& scorer, const Codes& codes) : rows_(codes.rows) {
        std::vector<std::string> ids;
        for (const xuehui::Rating& rating : engine.scheme().scale()) ids.push_back(rating.id);
        ids.insert(ids.end(), {"not_applicable", ""});
        for (const std::string& id : ids) {
            text_ += id;
            offsets_.push_back(static_cast<std::int32_t>(text_.size()));
        }
        entries_ = array_of(static_cast<std::int64_t>(ids.size()), entry_buffers_);
        entry_buffers_ = {nullptr, offsets_.data(), text_.data()};
        entries_.n_buffers = 3;
        entries_.buffers = entry_buffers_.data();
        const std::size_t criteria = codes.criteria;
        fields_.resize(criteria), columns_.resize(criteria), buffers_.resize(criteria);
        entry_field_ = field_of("u", "");
        for (std::size_t i = 0; i < criteria; ++i) {
            indices_.emplace_back(rows_);
            for (std::size_t row = 0; row < rows_; ++row)
                indices_[i][row] = static_cast<Index>(codes.columns[i * rows_ + row]);
            buffers_[i] = {nullptr, indices_[i].get(), nullptr};
            columns_[i] = array_of(static_cast<std::int64_t>(rows_), buffers_[i]);
            columns_[i].dictionary = &entries_;
            fields_[i] = field_of(sizeof(Index) == 1 ? "c" : "i",
                                  engine.catalogue().criteria()[scorer.criteria()[i]].id.c_str());
            fields_[i].dictionary = &entry_field_;
            field_pointers_.push_back(&fields_[i]);
            column_pointers_.push_back(&columns_[i]);
        }
        schema_ = field_of("+s", "");
        schema_.n_children = static_cast<std::int64_t>(criteria);
        schema_.children = field_pointers_.data();
    }
    ArrowColumns(const ArrowColumns&) = delete;
    ArrowColumns& operator=(const ArrowColumns&) = delete;

    // Scores them, and gives the results to `look`.
    template <class Look>
    void score(const xuehui::ArrowScorer& scorer, Look look) {
        static std::array<const void*, 3> none{};
        ArrowArray batch = array_of(static_cast<std::int64_t>(rows_), none), results;
        batch.n_buffers = 1;
        batch.n_children = static_cast<std::int64_t>(column_pointers_.size());
        batch.children = column_pointers_.data();
        ArrowSchema schema;
        require(scorer.score(&schema_, &batch, &schema, &results).empty(), "no faults");
        look(results);
        schema.release(&schema);
        results.release(&results);
    }
    void score(const xuehui::ArrowScorer& scorer) {
        score(scorer, [](const ArrowArray&) {});
    }

private:
    static ArrowArray array_of(std::int64_t length, std::array<const void*, 3>& buffers) {
        ArrowArray made = {};
        made.length = length;
        made.n_buffers = 2;
        made.buffers = buffers.data();
        made.release = [](ArrowArray* released) { released->release = nullptr; };
        return made;
    }
    static ArrowSchema field_of(const char* format, const char* name) {
        ArrowSchema made = {};
        made.format = format;
        made.name = name;
        made.flags = ARROW_FLAG_NULLABLE;
        made.release = [](ArrowSchema* released) { released->release = nullptr; };
        return made;
    }

    std::size_t rows_;
    std::string text_;
    std::vector<std::int32_t> offsets_{0};
    std::array<const void*, 3> entry_buffers_{};
    ArrowArray entries_;
    ArrowSchema entry_field_, schema_;
    std::vector<Buffer<Index>> indices_;
    std::vector<std::array<const void*, 3>> buffers_;
    std::vector<ArrowSchema> fields_;
    std::vector<ArrowArray> columns_;
    std::vector<ArrowSchema*> field_pointers_;
    std::vector<ArrowArray*> column_pointers_;
};

struct Variant {
    std::string name;
    std::function<void()> run;
    std::vector<double> seconds = {};

    double median() {
        std::sort(seconds.begin(), seconds.end());
        return seconds[seconds.size() / 2];
    }
    double best() const { return *std::min_element(seconds.begin(), seconds.end()); }
};

double timed(const std::function<void()>& run, std::size_t rows) {
    const std::size_t times = std::max<std::size_t>(1, 200'000 / rows);
    const auto before = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < times; ++i) run();
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - before;
    return passed.count() / static_cast<double>(times);
}

class Bench {
public:
    Bench(std::string name, const std::string& scheme_text)
        : name_(std::move(name)), engine_(make(scheme_text)), scorer_(make(engine_)), plain_(engine_) {}

    void run(std::size_t rows, bool indicators) {
        const Codes codes(scorer_, rows), some_in_one(scorer_, rows, 100);
        const Results results(rows, indicators ? scorer_.nodes().size() : 0);
        check(codes, indicators);
        check(some_in_one, indicators);
        std::vector<Variant> variants;
        variants.push_back({"traffic limit", [&] { traffic(codes, results); }});
        variants.push_back({"plain loop over doubles, by row", [&] { plain_.score(codes, results); }});
        for (const auto& kernel : xuehui::batch::kernels()) {
            const auto add = [&](const std::string& layout, RatingColumns ratings, unsigned threads) {
                variants.push_back({std::string(kernel.name) + ", " + layout,
                                    [&, ratings, threads, one = &kernel] { score(ratings, results, threads, one); }});
            };
            add("in blocks", codes.in_blocks(), 1);
            add("by row", codes.row_major(), 1);
            add("by column", codes.column_major(), 1);
            add("in blocks, two threads", codes.in_blocks(), 2);
            add("in blocks, 1 % in one rating", some_in_one.in_blocks(), 1);
        }
        ArrowColumns<std::int8_t> bytes(engine_, scorer_, codes);
        ArrowColumns<std::int32_t> words(engine_, scorer_, codes);
        const xuehui::ArrowScorer arrow = make_arrow(indicators, 1), arrow_two = make_arrow(indicators, 2);
        bytes.score(arrow, [&](const ArrowArray& found) { check(found, codes); });
        words.score(arrow_two, [&](const ArrowArray& found) { check(found, codes); });
        variants.push_back({"Arrow, dictionaries by int8", [&] { bytes.score(arrow); }});
        variants.push_back({"Arrow, dictionaries by int32", [&] { words.score(arrow); }});
        variants.push_back({"Arrow, by int32, two threads", [&] { words.score(arrow_two); }});
        const bool exact_too = rows <= 100'000;
        if (exact_too)
            variants.push_back({"exact path, by row", [&] { score(codes.row_major(), results, 1, nullptr); }});
        constexpr int kRounds = 9;
        for (int round = 0; round < kRounds; ++round) {
            for (Variant& variant : variants) variant.seconds.push_back(timed(variant.run, rows));
        }
        print(rows, indicators, variants);
    }

private:
    static xuehui::Engine make(const std::string& scheme_text) {
        const auto catalogue = xuehui::Catalogue::parse(xuehui::standard_document(xuehui::kStandardCatalogue));
        const auto scheme = xuehui::Scheme::parse(scheme_text);
        return *xuehui::Engine::create(*catalogue, *scheme);
    }
    static ColumnScorer make(const xuehui::Engine& engine) {
        return *ColumnScorer::create(engine,
                                     *xuehui::RecordBuilder("O", "2025-01-01", "2025-12-31", "2026-03-31").build());
    }

    xuehui::ArrowScorer make_arrow(bool indicators, unsigned threads) const {
        xuehui::ArrowOptions options{{}, false, threads};
        if (indicators) options.levels = {1, 2, 3};
        return *xuehui::ArrowScorer::create(
            engine_, *xuehui::RecordBuilder("O", "2025-01-01", "2025-12-31", "2026-03-31").build(), options);
    }

    // Arrow's totals are those of the columns.
    void check(const ArrowArray& found, const Codes& codes) const {
        const Results native(codes.rows, 0);
        score(codes.column_major(), native, 1, &xuehui::batch::kernels().front());
        for (const auto& [child, expected] : {std::pair(0, native.lower.get()), std::pair(1, native.upper.get())})
            require(std::memcmp(found.children[child]->buffers[1], expected, codes.rows * 4) == 0, "totals of Arrow");
    }

    void score(const RatingColumns& ratings, const Results& results, unsigned threads,
               const xuehui::batch::NamedKernel* kernel) const {
        const ScoreColumns scores = results.columns();
        require(xuehui::batch::score({scorer_.data(), ratings, {}, scores}, {.threads = threads}, kernel).empty(),
                "no faults");
    }

    // Every kernel gives what the exact path gives, which gives what records get; the plain loop comes near.
    void check(const Codes& codes, bool indicators) {
        const std::size_t rows = std::min<std::size_t>(codes.rows, 20'000);
        RatingColumns by_row = codes.row_major(), in_blocks = codes.in_blocks();
        by_row.rows = in_blocks.rows = rows;
        const std::size_t nodes = indicators ? scorer_.nodes().size() : 0;
        const Results exact(codes.rows, nodes), found(codes.rows, nodes);
        score(by_row, exact, 1, nullptr);
        check_records(codes, exact);
        for (const auto& kernel : xuehui::batch::kernels()) {
            for (const RatingColumns& ratings : {by_row, in_blocks}) {
                score(ratings, found, 1, &kernel);
                require(std::memcmp(exact.lower.get(), found.lower.get(), rows * 4) == 0, "lower bounds");
                require(std::memcmp(exact.upper.get(), found.upper.get(), rows * 4) == 0, "upper bounds");
                require(std::memcmp(exact.grade_lower.get(), found.grade_lower.get(), rows) == 0, "lower grades");
                require(std::memcmp(exact.grade_upper.get(), found.grade_upper.get(), rows) == 0, "upper grades");
                for (std::size_t at = 0; at < nodes * exact.stride; at += exact.stride) {
                    require(std::memcmp(exact.node_lower.get() + at, found.node_lower.get() + at, rows * 4) == 0,
                            "indicators");
                    require(std::memcmp(exact.node_upper.get() + at, found.node_upper.get() + at, rows * 4) == 0,
                            "indicators");
                }
            }
        }
        plain_.score(codes, found);
        for (std::size_t row = 0; row < rows; ++row)
            require(std::abs(found.lower[row] - exact.lower[row]) <= 1, "doubles come near");
        std::size_t wrong = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            wrong += found.lower[row] != exact.lower[row] || found.upper[row] != exact.upper[row] ||
                     found.grade_lower[row] != exact.grade_lower[row] ||
                     found.grade_upper[row] != exact.grade_upper[row];
        }
        std::printf("\nof %zu rows the plain loop has %zu wrong\n", rows, wrong);
    }

    void check_records(const Codes& codes, const Results& exact) const {
        for (std::size_t row = 0; row < std::min<std::size_t>(codes.rows, 200); ++row) {
            xuehui::RecordBuilder builder("O", "2025-01-01", "2025-12-31", "2026-03-31");
            for (std::size_t i = 0; i < codes.criteria; ++i) {
                const std::uint8_t code = codes.by_row[row * codes.criteria + i];
                const std::string& id = engine_.catalogue().criteria()[scorer_.criteria()[i]].id;
                if (code == scorer_.not_applicable_code()) builder.rate(id, "not_applicable");
                if (code < scorer_.not_applicable_code()) builder.rate(id, engine_.scheme().scale()[code].id);
            }
            const auto assessment = engine_.assess(*builder.build());
            require(exact.lower[row] == assessment->score()->lower && exact.upper[row] == assessment->score()->upper,
                    "records");
            require(engine_.scheme().grades()[exact.grade_lower[row]].id == assessment->grade_lower(),
                    "grades of records");
        }
    }

    void print(std::size_t rows, bool indicators, std::vector<Variant>& variants) const {
        const double limit = variants[0].median(), plain = variants[1].median();
        const auto count = static_cast<double>(rows);
        std::printf("\n%s, %zu organisations, %s\n%-38s %9s %9s %9s %9s\n", name_.c_str(), rows,
                    indicators ? "totals and all indicators" : "totals", "", "M/s", "best", "% limit", "x plain");
        for (Variant& variant : variants) {
            const double median = variant.median();
            std::printf("%-38s %9.2f %9.2f %9.1f %9.1f\n", variant.name.c_str(), count / median / 1e6,
                        count / variant.best() / 1e6, 100 * limit / median, plain / median);
        }
    }

    std::string name_;
    xuehui::Engine engine_;
    ColumnScorer scorer_;
    PlainLoop plain_;
};

}  // namespace

int main(int argc, char** argv) {
    Bench benches[] = {{"built-in scheme", std::string(xuehui::standard_document(xuehui::kDefaultScheme))},
                       {"weights to 300", bench::weighted_scheme()}};
    std::vector<std::size_t> sizes;
    for (int i = 1; i < argc; ++i) {
        if (argv[i][0] != '-')
            sizes.push_back(std::strtoull(argv[i], nullptr, 10));    // options are for other benchmarks
    }
    if (sizes.empty()) sizes = {10'000, 100'000, 1'000'000};
    for (Bench& bench : benches) {
        for (const std::size_t rows : sizes) bench.run(rows, false);
        for (const std::size_t rows : sizes) {
            if (rows <= 100'000) bench.run(rows, true);    // beyond, the results alone are half a gigabyte
        }
    }
}
