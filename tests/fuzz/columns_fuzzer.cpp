// A catalogue, a scheme and codes, with lines "---" between them (parts that are missing in front are the built-in ones): every
// kernel gives what the exact path gives, in any layout and with any number of threads.
//
// Of the codes the first byte chooses layout and threads, the second the number of rows; the others are repeated over the cells.
// What is no code comes up, too.
#include <string>
#include <vector>

#include <xuehui/columns.hpp>
#include <xuehui/standard.hpp>

#include "batch/panel_plan.hpp"
#include "batch/score.hpp"
#include "column_results.hpp"
#include "fuzz/fuzz.hpp"

namespace {

using xuehui::ColumnScorer;

constexpr std::string_view kSeparator = "\n---\n";
constexpr std::size_t kMostRows = 192;
constexpr std::size_t kMostCells = 100'000;

struct Parts {
    std::string catalogue, scheme, codes;
};

Parts parts_of(std::string_view text) {
    Parts parts;
    const std::size_t last = text.rfind(kSeparator);
    parts.codes = last == std::string_view::npos ? text : text.substr(last + kSeparator.size());
    if (last == std::string_view::npos) return parts;
    text = text.substr(0, last);
    const std::size_t first = text.find(kSeparator);
    parts.scheme = first == std::string_view::npos ? text : text.substr(first + kSeparator.size());
    if (first != std::string_view::npos) parts.catalogue = text.substr(0, first);
    return parts;
}

xuehui::Result<xuehui::Engine> engine_of(const Parts& parts) {
    static const xuehui::Engine standard = xuehui::standard_engine();
    if (parts.catalogue.empty() && parts.scheme.empty()) return standard;
    const xuehui::Result<xuehui::Catalogue> catalogue =
        parts.catalogue.empty() ? standard.catalogue() : xuehui::Catalogue::parse(parts.catalogue);
    if (!catalogue) return catalogue.error();
    const xuehui::Result<xuehui::Scheme> scheme =
        parts.scheme.empty() ? standard.scheme() : xuehui::Scheme::parse(parts.scheme);
    if (!scheme) return scheme.error();
    return xuehui::Engine::create(*catalogue, *scheme);
}

columns::Table table_of(const ColumnScorer& scorer, std::string_view codes, std::size_t rows) {
    columns::Table table{rows, scorer.criteria().size(), {}};
    const std::size_t kinds = scorer.unassessed_code() + std::size_t{1};
    for (std::size_t i = 0; i < rows * table.criteria; ++i) {
        const auto byte = static_cast<unsigned char>(codes[i % codes.size()]);
        table.codes.push_back(byte == 255 ? byte : static_cast<std::uint8_t>(byte % kinds));
    }
    return table;
}

void compare(const ColumnScorer& scorer, std::string_view codes) {
    const auto choice = static_cast<unsigned char>(codes[0]);
    const std::size_t rows = static_cast<unsigned char>(codes[1]) % kMostRows + 1;
    if (rows * scorer.criteria().size() > kMostCells) return;
    const columns::Table table = table_of(scorer, codes.substr(2), rows);
    const columns::Placed by_row = place(table, columns::Layout::by_row);
    const columns::Placed placed = place(table, columns::kLayouts[choice % std::size(columns::kLayouts)]);
    const std::size_t gates = scorer.data().engine.data().plan->gates.size();
    const auto nodes = (choice & 128U) != 0 ? std::vector<std::uint32_t>{} : columns::all_nodes(scorer);
    columns::Results exact(scorer, gates, rows, nodes);
    const xuehui::ScoreColumns wanted = exact.columns();
    const std::string faults =
        to_text(xuehui::batch::score({scorer.data(), by_row.ratings, {}, wanted}, {.threads = 1}, nullptr));
    for (const xuehui::batch::NamedKernel& kernel : xuehui::batch::kernels()) {
        columns::Results results(scorer, gates, rows, nodes);
        const xuehui::ScoreColumns out = results.columns();
        const unsigned threads = 1 + (choice >> 4U) % 4;
        const std::string found =
            to_text(xuehui::batch::score({scorer.data(), placed.ratings, {}, out}, {.threads = threads}, &kernel));
        fuzz::require(found == faults, "a kernel finds the faults of the exact path");
        fuzz::require(results == exact, "a kernel gives what the exact path gives");
        if (!scorer.data().panels) return;    // all of them are the exact path
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Parts parts = parts_of(fuzz::text_of(data, size));
    if (parts.codes.size() < 3) return 0;
    const auto engine = engine_of(parts);
    if (!engine) {
        fuzz::check_diagnostics(engine.error());
        return 0;
    }
    const auto scorer =
        ColumnScorer::create(*engine, *xuehui::RecordBuilder("o", "2025-01-01", "2025-12-31", "2026-03-31").build());
    if (!scorer) {
        fuzz::check_diagnostics(scorer.error());
        return 0;
    }
    compare(*scorer, parts.codes);
    return 0;
}
