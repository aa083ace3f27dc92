#include "arrow/long.hpp"

#include <algorithm>
#include <unordered_map>

#include "arrow/codes.hpp"
#include "arrow/malformed.hpp"
#include "arrow/measures.hpp"
#include "arrow/wide.hpp"
#include "base/faults.hpp"
#include "base/utf8.hpp"
#include "engine/engine_data.hpp"

namespace xuehui::arrow {

namespace {

constexpr std::size_t kMostRatings = 1'000'000;    // of one organisation, as of one record
constexpr std::string_view kStage = "self";        // unless said

// A column of text whose values are few, and looked up once where a dictionary lists them.
class CriterionColumn {
public:
    CriterionColumn(const TextColumn& texts, const IdIndex& index) : texts_(texts), index_(&index) {
        if (!texts_.dictionary()) return;
        for (std::size_t i = 0; i < texts_.dictionary()->size(); ++i) {
            const auto text = texts_.dictionary()->text(i);
            table_.push_back(text ? index_->find(*text) : std::nullopt);
        }
    }
    const TextColumn& texts() const { return texts_; }
    // The criterion's number. `guess` is cheaper to find than others.
    std::optional<std::uint32_t> number(std::size_t row, std::size_t guess) const {
        if (texts_.dictionary()) {
            const auto entry = texts_.entry(row);
            return entry ? table_[*entry] : std::nullopt;
        }
        const auto text = texts_.text(row);
        return text ? index_->find(*text, guess) : std::nullopt;
    }

private:
    TextColumn texts_;
    const IdIndex* index_;
    std::vector<std::optional<std::uint32_t>> table_;
};

std::string quoted(std::optional<std::string_view> text) {
    if (!text || find_invalid_utf8(*text) != std::string_view::npos) return "that is no text";
    return in_quotes(*text);
}

}  // namespace

// The columns of a batch, checked.
struct LongRows::Cells {
    std::optional<TextColumn> organisation, stage, on_text;
    std::optional<CriterionColumn> criterion;
    std::optional<CodeColumn> rating;
    std::optional<MeasureValues> measure;
    std::optional<Values> on_day;

    static Result<Cells> of(const ArrowArray& batch, const LongForm& form, const ColumnScorer& scorer,
                            const IdIndex& criteria);
};

Result<LongRows::Cells> LongRows::Cells::of(const ArrowArray& batch, const LongForm& form, const ColumnScorer& scorer,
                                            const IdIndex& criteria) {
    Cells cells;
    Diagnostics faults;
    const auto read = [&](auto& into, auto&& reader, const Column& column) {
        auto made = reader(batch.children[column.child], column);
        if (made) {
            into.emplace(std::move(made).value());
        } else {
            std::ranges::move(std::move(made).error(), std::back_inserter(faults));
        }
    };
    const auto text = [&](const ArrowArray* array, const Column& column) {
        return TextColumn::of(array, column.type, batch.offset, batch.length, column.name);
    };
    const auto code = [&](const ArrowArray* array, const Column& column) {
        return CodeColumn::of(array, column.type, batch.offset, batch.length, scorer, column.name);
    };
    const auto measure = [&](const ArrowArray* array, const Column& column) {
        return MeasureValues::of(array, column.type.own, batch.offset, batch.length, column.name);
    };
    const auto days = [&](const ArrowArray* array, const Column& column) {
        return Values::of(array, column.type.own, batch.offset, batch.length, column.name);
    };
    std::optional<TextColumn> criterion;
    read(cells.organisation, text, form.organisation);
    read(criterion, text, form.criterion);
    if (form.rating) read(cells.rating, code, *form.rating);
    if (form.measure) read(cells.measure, measure, *form.measure);
    if (form.stage) read(cells.stage, text, *form.stage);
    if (form.on && form.on->type.may_be_text()) read(cells.on_text, text, *form.on);
    if (form.on && !form.on->type.may_be_text()) read(cells.on_day, days, *form.on);
    if (!faults.empty()) return faults;
    cells.criterion.emplace(*criterion, criteria);
    return cells;
}

LongRows::LongRows(const ArrowScorer::Data& scorer, const Form& form)
    : scorer_(scorer),
      engine_(scorer.engine.data()),
      form_(form),
      reconciliation_(engine_.plan->stages, scorer.as_of, engine_.plan->criteria.size()) {
    const auto slots = scorer.columns.criteria();
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
        if (engine_.plan->criteria[slots[slot]].measure >= 0) measured_.push_back({slot, slots[slot], {}, {}});
    }
}

Diagnostics LongRows::add(const ArrowArray& batch) {
    if (Diagnostics faults = check_batch(batch, form_); !faults.empty()) return faults;
    const auto cells = Cells::of(batch, *form_.long_form, scorer_.columns, engine_.catalogue.data().criterion_index);
    if (!cells) return cells.error();
    for (std::size_t row = 0; row < static_cast<std::size_t>(batch.length); ++row, ++row_) add_row(*cells, row);
    return {};
}

void LongRows::add_row(const Cells& cells, std::size_t row) {
    std::optional<std::string_view> name;
    if (!cells.organisation->is_null(row)) name = cells.organisation->text(row).value_or(std::string_view());
    if (name && (name->empty() || find_invalid_utf8(*name) != std::string_view::npos)) name = std::nullopt;
    if (!is_open_ || (name && *name != name_)) open(name);
    if (!name) fail("missing_member: the organisation is missing, or no text");
    rate(cells, row);
}

// A row without a name belongs to those before it.
void LongRows::open(std::optional<std::string_view> organisation) {
    if (is_open_) close();
    is_open_ = true;
    name_ = organisation.value_or(std::string_view());
    if (!seen_.add(name_)) {
        fail("duplicate_id: rows of " + in_quotes(name_) +
             " stand further up, too; those of one organisation have to stand together");
    }
}

// The first fault counts.
void LongRows::fail(std::string words) {
    if (fault_.empty()) fault_ = "row " + std::to_string(row_) + ": " + std::move(words);
}

void LongRows::rate(const Cells& cells, std::size_t row) {
    Rating rating{0, scorer_.columns.unassessed_code(), false, 0};
    const bool is_wrong = cells.rating && cells.rating->fill(row, 1, &rating.code);
    rating.is_measure = cells.measure && !cells.measure->is_null(row);
    if (rating.code == scorer_.columns.unassessed_code() && !rating.is_measure) return;    // nobody rated
    const auto criterion =
        cells.criterion->number(row, ratings_.empty() ? 0 : ratings_.back().criterion + std::size_t{1});
    if (!criterion)
        return fail("unknown_id: the catalogue has no criterion " + quoted(cells.criterion->texts().text(row)));
    rating.criterion = *criterion;
    const std::string& id = engine_.catalogue.data().criteria[*criterion].id;
    if (is_wrong) return fail(id + ": " + cells.rating->fault(row));
    if (rating.is_measure) {
        if (rating.code != scorer_.columns.unassessed_code())
            return fail(id + ": bad_value: a criterion is either rated or measured, not both at once");
        if (engine_.plan->criteria[*criterion].measure < 0)
            return fail(id + ": not_measured: the scheme has no measure for the criterion");
        const auto millionths = cells.measure->millionths(row);
        if (!millionths) return fail(id + ": " + MeasureValues::fault());
        rating.measure = *millionths;
    }
    if (ratings_.size() == kMostRatings) return fail("limit: the organisation has more than a million ratings");
    const auto on = day_of(cells, row);
    std::string_view stage = kStage;
    if (cells.stage && !cells.stage->is_null(row)) stage = cells.stage->text(row).value_or(std::string_view());
    if (stage.empty()) stage = kStage;
    reconciliation_.add(static_cast<std::int32_t>(ratings_.size()), *criterion, stage, on);
    ratings_.push_back(rating);
}

// Nothing where nothing is said, and where that is no day, which is a fault.
std::optional<Date> LongRows::day_of(const Cells& cells, std::size_t row) {
    std::optional<Date> day;
    if (cells.on_day && !cells.on_day->is_null(row)) {
        day = Date::from_civil(1970, 1, 1).add_days(cells.on_day->number<std::int32_t>(row));
        if (!day) fail("bad_date: the day lies outside of the years 1 to 9999");
    } else if (cells.on_text && !cells.on_text->is_null(row)) {
        const auto text = cells.on_text->text(row);
        if (text && text->empty()) return day;
        if (text) day = Date::parse(*text);
        if (!day) fail("bad_date: " + quoted(text) + " is no day of the calendar");
    }
    return day;
}

// What counts of the open organisation's ratings becomes a row of codes and measures.
void LongRows::close() {
    const auto slots = scorer_.columns.criteria();
    const std::size_t row = count_, first = codes_.size();
    const auto counts = reconciliation_.counts();
    codes_.resize(first + slots.size(), scorer_.columns.unassessed_code());
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
        const std::int32_t number = counts[slots[slot]];
        if (number == record::kNobody) continue;
        codes_[first + slot] = ratings_[static_cast<std::size_t>(number)].code;
    }
    for (Measured& measured : measured_) {
        const std::int32_t number = counts[measured.criterion];
        const Rating* rating = number == record::kNobody ? nullptr : &ratings_[static_cast<std::size_t>(number)];
        const bool is_there = rating != nullptr && rating->is_measure;
        if (row % 8 == 0) measured.validity.push_back(0);
        if (is_there) measured.validity.back() |= static_cast<std::uint8_t>(1U << (row % 8));
        measured.values.push_back(is_there ? rating->measure : 0);
    }
    if (!fault_.empty()) {
        faults_.push_back({row, std::move(fault_)});
        if (!slots.empty()) codes_[first] = kWrong;
    }
    if (!name_.empty()) organisations_.push_back({row, std::move(name_)});
    ++count_;
    is_open_ = false;
    name_.clear();
    fault_.clear();
    ratings_.clear();
    reconciliation_.clear();
}

void LongRows::end() {
    if (is_open_) close();
}

OwnedArray LongRows::take() {
    const std::size_t rows = count_, criteria = scorer_.columns.criteria().size();
    Results results(scorer_, rows);
    std::vector<MeasureColumn> given;
    for (const Measured& measured : measured_)
        given.push_back({measured.slot, measured.values.data(), 1, measured.validity.data()});
    static_cast<void>(scorer_.columns.score({codes_.data(), rows, static_cast<std::ptrdiff_t>(criteria), 1, 0, 0},
                                            given, results.columns(0),
                                            {.threads = scorer_.options.threads, .diagnostics = 0}));
    std::vector<OwnedArray> columns;
    columns.push_back(make_texts(rows, organisations_));
    for (OwnedArray& result : results.take(faults_)) columns.push_back(std::move(result));
    count_ = 0;
    organisations_.clear();
    faults_.clear();
    codes_.clear();
    for (Measured& measured : measured_) {
        measured.values.clear();
        measured.validity.clear();
    }
    return struct_of(rows, std::move(columns));
}

}  // namespace xuehui::arrow
