// How the total comes about, for a reader with a pocket calculator: the weighted mean of the indicators at the top, the
// marks, and where the grades begin.
#include <algorithm>

#include "base/decimal.hpp"
#include "base/uint128.hpp"
#include "report/html/chapters.hpp"
#include "report/phrases.hpp"

namespace xuehui::report::html {

namespace {

// A whole number of 10^-places as a decimal; of the zeros at its end as many as percents have.
std::string decimal(uint128 value, std::size_t places) {
    std::string digits;
    for (; value > 0 || digits.size() <= places; value /= 10)
        digits += static_cast<char>('0' + static_cast<int>(value % 10));
    std::ranges::reverse(digits);
    constexpr std::size_t kLeast = 4;
    digits.insert(digits.size() - places, ".");
    digits.erase(std::max(digits.find_last_not_of('0') + 1, digits.size() - places + kLeast));
    return digits;
}

// Weight in millionths × share in millionths: 10^-12 of the share, 10^-10 of a percent.
constexpr std::size_t kProductPlaces = 10;

struct Sums {
    std::int64_t weights = 0;
    uint128 lower = 0;
    uint128 upper = 0;

    void add(std::int64_t weight, const Bounds& score) {
        weights += weight;
        lower += static_cast<uint128>(weight) * static_cast<std::uint32_t>(score.lower);
        upper += static_cast<uint128>(weight) * static_cast<std::uint32_t>(score.upper);
    }
};

void numbers(Sheet& sheet, std::initializer_list<std::string_view> cells) {
    for (const std::string_view cell : cells) sheet.put("td", {{"class", "number"}}, cell);
}

void root(Sheet& sheet, const NodeResult& node, Sums& all) {
    const Indicator& indicator = sheet.engine().catalogue().indicators()[node.indicator];
    const std::string weight = sheet.engine().indicator_weight(node.indicator);
    sheet.open("tr").open("th", {{"scope", "row"}}).put("a", {{"href", link(indicator.id)}}, indicator.id);
    sheet.put("span", {}, " ").text(indicator.title).close();
    const std::int64_t millionths = Decimal::parse(weight).value_or(Decimal()).millionths();
    if (!node.score || millionths == 0) {
        numbers(sheet, {weight, "—", "—", "—", "—"});
    } else {
        Sums one;
        one.add(millionths, *node.score);
        all.add(millionths, *node.score);
        numbers(sheet, {weight, percent(node.score->lower), decimal(one.lower, kProductPlaces),
                        percent(node.score->upper), decimal(one.upper, kProductPlaces)});
    }
    sheet.close();
}

void total(Sheet& sheet, const Sums& sums, const Bounds& score) {
    const Assessment& assessment = sheet.assessment();
    sheet.open("tfoot").open("tr").put("th", {{"scope", "row"}}, Word::sum);
    numbers(sheet, {Decimal::from_millionths(sums.weights).text(), "", decimal(sums.lower, kProductPlaces), "",
                    decimal(sums.upper, kProductPlaces)});
    sheet.close();
    sheet.open("tr").put("th", {{"scope", "row"}, {"colspan", "2"}}, Word::quotient);
    numbers(sheet, {"", percent(score.lower), "", percent(score.upper)});
    sheet.close();
    sheet.open("tr").open("th", {{"scope", "row"}, {"colspan", "2"}});
    sheet.say(Word::marks_of_share, {sheet.engine().scheme().full_marks()}).close();
    numbers(sheet, {"", assessment.marks_lower(), "", assessment.marks_upper()});
    sheet.close().close();
}

void thresholds(Sheet& sheet, const Assessment& assessment) {
    const Scheme& scheme = sheet.engine().scheme();
    sheet.put("h3", {{"id", "thresholds-title"}}, Word::grade_thresholds);
    sheet.open_table("thresholds-title", {Word::grade, Word::threshold, Word::reached_by}, 1).open("tbody");
    for (const Grade& grade : scheme.grades()) {
        const bool lower = assessment.grade_lower_before_gates() == grade.id;
        const bool upper = assessment.grade_upper_before_gates() == grade.id;
        sheet.open("tr", {{"class", lower || upper ? "reached" : "passed"}}).open("th", {{"scope", "row"}});
        sheet.text(in_both([&](Language language) { return grade_name(scheme, grade.id, language); })).close();
        numbers(sheet, {percent(grade.at_least)});
        sheet.open("td", {{"class", "number"}});
        if (lower || upper)
            sheet.say(lower && upper ? Word::both_reach : lower ? Word::lower_reaches : Word::upper_reaches);
        sheet.close().close();
    }
    sheet.close().close_table();
    sheet.put("p", {}, in_both([&](Language language) {
                  const std::string least = grade_name(scheme, assessment.grade_lower(), language);
                  const std::string most = grade_name(scheme, assessment.grade_upper(), language);
                  return std::string(say(Word::grades_after, language)) + std::string(say(Word::colon, language)) +
                         (least == most ? least : least + " – " + most);
              }));
    sheet.put("p", {{"class", "note"}}, Word::contribution_note);
}

}  // namespace

void write_arithmetic(Sheet& sheet) {
    const Assessment& assessment = sheet.assessment();
    const auto score = assessment.score();
    if (!score) {
        sheet.put("p", {}, Word::no_score);
        return;
    }
    sheet.put("p", {{"class", "note"}}, Word::arithmetic_note);
    sheet.open_table("arithmetic-title",
                     {Word::indicator_column, Word::weight, Word::lower_column, Word::lower_product, Word::upper_column,
                      Word::upper_product},
                     1);
    sheet.open("tbody");
    Sums sums;
    for (const NodeResult& node : assessment.nodes()) {
        if (sheet.engine().is_root(node.indicator)) root(sheet, node, sums);
    }
    sheet.close();
    total(sheet, sums, *score);
    sheet.close_table();
    thresholds(sheet, assessment);
}

}  // namespace xuehui::report::html
