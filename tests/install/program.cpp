// A program that uses the C++ library: the version, and the built-in engine on a record that knows nothing.
#include <iostream>

#include <xuehui/standard.hpp>
#include <xuehui/version.hpp>

int main() {
    if (xuehui::version() != EXPECTED_VERSION) return 1;
    const auto assessment = xuehui::standard_engine().assess(
        R"({"format": "xuehui/record/1", "organisation": {"id": "O-1"}, "as_of": "2026-03-31",
            "period": {"from": "2025-01-01", "to": "2025-12-31"}, "ratings": []})");
    if (!assessment) {
        std::cerr << to_text(assessment.error());
        return 2;
    }
    std::cout << "C++: xuehui " << xuehui::version() << '\n';
    return assessment->score() && assessment->score()->lower == 0 ? 0 : 3;
}
