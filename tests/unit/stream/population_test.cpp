// What a stream says of its organisations together is what they say one by one, whatever the threads and the pieces.
#include <xuehui/stream.hpp>

#include <algorithm>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <xuehui/report.hpp>
#include <xuehui/standard.hpp>

namespace xuehui {
namespace {

const PopulationOptions kByRegion{"organisation.region", 20};

// Records of which much is known or little, and among them lines that are none.
std::vector<std::string> random_lines(std::size_t count) {
    static constexpr const char* kRatings[] = {"met", "largely_met", "partly_met", "not_met", "not_applicable"};
    static constexpr const char* kRegions[] = {R"(,"region":"北京")", R"(,"region":"a,\"b\"")", ""};
    std::mt19937 random(11);
    const Engine engine = standard_engine();
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < count; ++i) {
        if (random() % 9 == 0) {
            lines.emplace_back("{");
            continue;
        }
        std::string ratings;
        const auto share = static_cast<unsigned>(random() % 11);
        for (const Criterion& criterion : engine.catalogue().criteria()) {
            if (random() % 10 >= share) continue;
            ratings += (ratings.empty() ? "" : ",") + std::string(R"({"criterion":")") + criterion.id +
                       R"(","rating":")" + kRatings[random() % 5] + "\"}";
        }
        lines.push_back(R"({"format":"xuehui/record/1","organisation":{"id":"O-)" + std::to_string(i) + '"' +
                        kRegions[random() % 3] + R"(},"period":{"from":"2025-01-01","to":"2025-12-31"},)" +
                        R"("as_of":"2026-01-01","ratings":[)" + ratings + "]}");
    }
    return lines;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + '\n';
    return text;
}

ByteSource source_of(std::string_view text, std::size_t most = SIZE_MAX) {
    return [text, most](char* buffer, std::size_t size) mutable {
        const std::size_t count = std::min({size, most, text.size()});
        std::memcpy(buffer, text.data(), count);
        text.remove_prefix(count);
        return count;
    };
}

struct Job {
    Population population = *Population::create(standard_engine(), kByRegion);
    std::string kept;
    StreamProgress last;

    void run(std::string_view text, unsigned threads, std::size_t most = SIZE_MAX) {
        StreamOptions options;
        options.threads = threads;
        options.population = &population;
        options.standings = [this](std::string_view entries) {
            kept += entries;
            return true;
        };
        if (last.read > 0) options.from = last;
        options.progress = [this](const StreamProgress& progress) { last = progress; };
        assess_stream(
            population.summary().engine, source_of(text, most), [](std::string_view) { return true; }, options);
    }
    std::string standings(StreamFormat format, std::size_t most = SIZE_MAX) const {
        std::string out;
        const auto sink = [&](std::string_view lines) {
            out += lines;
            return true;
        };
        EXPECT_TRUE(write_standings(population, source_of(kept, most), sink, format));
        return out;
    }
};

TEST(AssessStream, CountsWhatItAssesses) {
    const auto lines = random_lines(300);
    auto expected = *Population::create(standard_engine(), kByRegion);
    for (const std::string& line : lines) {
        const auto assessment = standard_engine().assess(line);
        if (assessment) {
            expected.add(*assessment);
        } else {
            expected.reject();
        }
    }
    const std::string json = to_json(expected.summary());
    std::string standings;
    for (const unsigned threads : {1U, 2U, 3U, 4U}) {
        for (const std::size_t piece : {std::size_t{997}, SIZE_MAX}) {
            Job job;
            job.run(joined(lines), threads, piece);
            EXPECT_EQ(to_json(job.population.summary()), json) << threads;
            if (standings.empty()) standings = job.standings(StreamFormat::ndjson);
            EXPECT_EQ(job.standings(StreamFormat::ndjson, piece), standings);
        }
    }
}

TEST(AssessStream, GoesOnCounting) {
    const auto lines = random_lines(200);
    const std::string text = joined(lines);
    Job whole;
    whole.run(text, 2);
    Job parts;
    for (const int count : {70, 71, 200}) {    // each time the input has grown
        const std::string state = parts.population.state();
        parts.population = *Population::restore(standard_engine(), kByRegion, state);
        parts.run(joined({lines.begin(), lines.begin() + count}), 2);
    }
    EXPECT_EQ(to_json(parts.population.summary()), to_json(whole.population.summary()));
    EXPECT_EQ(parts.kept, whole.kept);
}

TEST(WriteStandings, SaysWhereEachStands) {
    const auto lines = random_lines(60);
    Job job;
    job.run(joined(lines), 2);
    const Standings standings(job.population);
    const std::string ndjson = job.standings(StreamFormat::ndjson);
    const std::string csv = job.standings(StreamFormat::csv);
    std::size_t at = 0;
    std::size_t at_row = csv.find('\n') + 1;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto assessment = standard_engine().assess(lines[i]);
        if (!assessment) continue;
        const auto line = ndjson.substr(at, ndjson.find('\n', at) - at);
        at += line.size() + 1;
        const auto row = csv.substr(at_row, csv.find('\n', at_row) - at_row);
        at_row += row.size() + 1;
        EXPECT_NE(line.find("{\"line\":" + std::to_string(i + 1) + ",\"organisation\":\"O-" + std::to_string(i) + '"'),
                  std::string::npos)
            << line;
        const Standing standing = standings.in_all(*assessment->score());
        EXPECT_NE(line.find(R"("in_all":{"best":)" + std::to_string(standing.best) +
                            ",\"worst\":" + std::to_string(standing.worst) + ",\"of\":" + std::to_string(standing.of) +
                            R"(,"percentile":{"lower":)" + std::to_string(standing.percentile.lower)),
                  std::string::npos)
            << line;
        const auto member = job.population.member(*assessment);
        if (!member.group) {
            EXPECT_NE(line.find(R"("group":null)"), std::string::npos);
            EXPECT_NE(line.find(R"("in_group":null)"), std::string::npos);
            EXPECT_TRUE(row.ends_with(",,,,,\r"));
            continue;
        }
        const Standing in_group = *standings.in_group(*member.group, *assessment->score());
        EXPECT_NE(line.find(R"("in_group":{"best":)" + std::to_string(in_group.best)), std::string::npos);
        EXPECT_TRUE(row.ends_with(',' + std::to_string(in_group.of) + ',' + std::to_string(in_group.percentile.lower) +
                                  ',' + std::to_string(in_group.percentile.upper) + '\r'))
            << row;
    }
    EXPECT_EQ(at, ndjson.size());
    EXPECT_EQ(at_row, csv.size());
    EXPECT_NE(csv.find(R"(,"a,""b""",)"), std::string::npos);
}

TEST(WriteStandings, IsNotFooledByWhatIsDamaged) {
    Job job;
    job.run(joined(random_lines(20)), 1);
    const auto write = [&](const std::string& kept) {
        return write_standings(
            job.population, source_of(kept), [](std::string_view) { return true; }, StreamFormat::ndjson);
    };
    EXPECT_TRUE(write(job.kept));
    EXPECT_TRUE(write(""));
    EXPECT_FALSE(write(job.kept + 'x'));
    EXPECT_FALSE(write(job.kept.substr(0, job.kept.size() - 1)));
    std::mt19937 random(3);
    for (int i = 0; i < 500; ++i) {
        std::string damaged = job.kept;
        damaged[random() % damaged.size()] = static_cast<char>(random());
        (void)write(damaged);
    }
    EXPECT_FALSE(write_standings(
        job.population, source_of(job.kept), [](std::string_view) { return false; }, StreamFormat::csv));
}

}  // namespace
}  // namespace xuehui
