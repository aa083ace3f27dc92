// Random members of a population of the built-in engine: scores on few values, so that there are ties, some open, some
// without; of a few groups, or of none.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <xuehui/population.hpp>
#include <xuehui/standard.hpp>

namespace unit {

class Members {
public:
    explicit Members(unsigned seed) : random_(seed) {
        const xuehui::Engine engine = xuehui::standard_engine();
        grades_ = static_cast<unsigned>(engine.scheme().grades().size());
        for (std::uint32_t i = 0; i < engine.catalogue().indicators().size(); ++i) nodes_ += engine.is_within_roots(i);
        risks_ = engine.risk_count();
        const auto nothing =
            engine.assess(R"({"format":"xuehui/record/1","organisation":{"id":"O"},)"
                          R"("period":{"from":"2025-01-01","to":"2025-12-31"},"as_of":"2026-01-01","ratings":[]})");
        gates_ = nothing->gates().size();
    }

    std::vector<xuehui::PopulationMember> some(std::size_t count) {
        std::vector<xuehui::PopulationMember> members;
        for (std::size_t i = 0; i < count; ++i) members.push_back(one(i));
        return members;
    }

private:
    unsigned below(unsigned count) { return static_cast<unsigned>(random_() % count); }

    std::optional<xuehui::Bounds> score() {
        if (below(12) == 0) return std::nullopt;
        const auto value = [this] {
            return static_cast<std::int32_t>(below(3) == 0 ? below(1'000'001) : below(41) * 25'000);
        };
        const std::int32_t a = value();
        const std::int32_t b = below(2) == 0 ? a : value();
        return xuehui::Bounds{std::min(a, b), std::max(a, b)};
    }

    std::vector<xuehui::Truth> truths(std::size_t count) {
        std::vector<xuehui::Truth> truths(count);
        for (auto& each : truths) each = static_cast<xuehui::Truth>(below(3));
        return truths;
    }

    xuehui::PopulationMember one(std::size_t number) {
        static const char* const kGroups[] = {"学会", "研究会", "协会", "<b>&"};
        xuehui::PopulationMember member;
        if (const unsigned group = below(5); group < 4) member.group = kGroups[group];
        member.organisation = "ORG-" + std::to_string(number);
        member.name = "第" + std::to_string(number) + "学会";
        member.from = "2025-01-01";
        member.to = "2025-12-31";
        member.score = score();
        if (member.score) {
            member.grade_upper = below(grades_);
            member.grade_lower = std::min(grades_ - 1, member.grade_upper + below(3));
        }
        member.coverage = {below(90), below(9), below(20), below(5)};
        for (unsigned i = 0; i < nodes_; ++i) member.nodes.push_back(score());
        member.gates = truths(gates_);
        member.risks = truths(risks_);
        return member;
    }

    std::mt19937 random_;
    unsigned grades_ = 0, nodes_ = 0;
    std::size_t gates_ = 0, risks_ = 0;
};

}  // namespace unit
