#include "stream/table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_set>
#include <utility>

#include "base/date.hpp"
#include "base/faults.hpp"
#include "base/near_miss.hpp"
#include "base/utf8.hpp"
#include "json/write.hpp"

namespace xuehui::stream {

namespace {

constexpr std::string_view kNotUtf8 =
    "not UTF-8; a file that was saved as GBK can be saved anew as 'CSV UTF-8', or converted by "
    "iconv -f GB18030 -t UTF-8";

constexpr std::string_view kMisquoted = "quotation marks stand where none may, or are not closed";

struct Names {
    std::string_view english, chinese;
};

// By Field.
constexpr std::array<Names, 14> kNames{{{"organisation", "组织"},
                                        {"name", "名称"},
                                        {"kind", "类型"},
                                        {"region", "地区"},
                                        {"period_from", "期间起"},
                                        {"period_to", "期间止"},
                                        {"as_of", "基准日"},
                                        {"criterion", "评价内容"},
                                        {"rating", "评级"},
                                        {"measure", "数值"},
                                        {"stage", "阶段"},
                                        {"assessor", "评价人"},
                                        {"on", "日期"},
                                        {"reason", "理由"}}};

Diagnostic head_fault(std::string_view code, std::string message) {
    Diagnostic fault;
    fault.code = code;
    fault.document = "table";
    fault.line = 1;
    fault.column = 1;
    fault.message = std::move(message);
    return fault;
}

// By RFC 8259.
bool is_number(std::string_view text) {
    const auto digits = [&] {
        const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
        text.remove_prefix(end);
        return end > 0;
    };
    const auto skip = [&](std::string_view any) {
        if (text.empty() || any.find(text[0]) == std::string_view::npos) return false;
        text.remove_prefix(1);
        return true;
    };
    skip("-");
    if (text.starts_with('0')) {
        text.remove_prefix(1);
    } else if (!digits()) {
        return false;
    }
    if (skip(".") && !digits()) return false;
    if (skip("eE")) {
        skip("+-");
        if (!digits()) return false;
    }
    return text.empty();
}

}  // namespace

std::optional<Table::Field> Table::field_named(std::string_view name) {
    const auto found = std::ranges::find_if(
        kNames, [&](const Names& names) { return name == names.english || name == names.chinese; });
    if (found == kNames.end()) return std::nullopt;
    return static_cast<Field>(found - kNames.begin());
}

std::string Table::name_of(Field field) { return std::string(kNames[static_cast<std::size_t>(field)].english); }

// What the cells of the head name, each in its column.
void Table::read_columns(const std::vector<Cell>& cells, const Engine& engine, Diagnostics& faults) {
    std::vector<std::string_view> known;
    known.reserve(kNames.size() + engine.catalogue().criteria().size());
    for (const Names& names : kNames) known.push_back(names.english);
    for (const Criterion& criterion : engine.catalogue().criteria()) known.push_back(criterion.id);
    std::size_t budget = std::size_t{1} << 20U;    // of the search for what was meant
    std::unordered_set<std::string> seen;
    for (const Cell& cell : cells) {
        Column column{cell.text(), Field::own};
        const auto field = field_named(column.name);
        const std::string name = field ? name_of(*field) : column.name;
        if (field) {
            column.field = *field;
            at_[static_cast<std::size_t>(*field)] = columns_.size();
        } else if (engine.catalogue().find_criterion(name)) {
            column.field = Field::rated;
        } else if (!name.starts_with("x-")) {
            Diagnostic fault = head_fault("unknown_member", "there is no column " + in_quotes(name));
            fault.hint = near_miss(name, known, budget);
            faults.push_back(std::move(fault));
        }
        if (column.field != Field::own && !seen.insert(name).second) {
            faults.push_back(head_fault("duplicate_member", "two columns are " + in_quotes(name)));
        }
        columns_.push_back(std::move(column));
    }
}

// Whether they make up one of the two forms.
void Table::check_form(Diagnostics& faults) const {
    const auto require = [&](Field field) {
        if (!has(field))
            faults.push_back(head_fault("missing_member", "the column " + in_quotes(name_of(field)) + " is missing"));
    };
    const bool is_rated = std::ranges::find(columns_, Field::rated, &Column::field) != columns_.end();
    require(Field::organisation);
    if (has(Field::criterion)) {
        if (!has(Field::measure)) require(Field::rating);
        if (is_rated) {
            faults.push_back(
                head_fault("bad_value", "a table has either a column 'criterion' or columns named after criteria"));
        }
        return;
    }
    if (!is_rated) {
        faults.push_back(
            head_fault("missing_member", "there is neither a column 'criterion' nor one named after a criterion"));
        return;
    }
    for (const Field field : {Field::rating, Field::measure, Field::reason}) {
        if (!has(field)) continue;
        faults.push_back(head_fault(
            "bad_value", "the column " + in_quotes(name_of(field)) + " goes with a column 'criterion' only"));
    }
}

void Table::set_defaults(const TableDefaults& defaults, Diagnostics& faults) {
    for (const auto& [field, text] :
         {std::pair(Field::from, defaults.period_from), std::pair(Field::to, defaults.period_to),
          std::pair(Field::as_of, defaults.as_of)}) {
        defaults_[static_cast<std::size_t>(field)] = text;
        if (text.empty() && !has(field)) {
            faults.push_back(head_fault("missing_member", "the column " + in_quotes(name_of(field)) +
                                                              " is missing, and nothing else says it for all rows"));
        }
        if (!text.empty() && !Date::parse(text)) {
            faults.push_back(
                head_fault("bad_date", in_quotes(text) + ", said for all rows, is no day of the calendar"));
        }
    }
}

Result<Table> Table::read(const std::optional<std::string>& head, const Engine& engine, const StreamOptions& options) {
    if (!head) return Diagnostics{head_fault("limit", "the first line is longer than a row may be")};
    if (find_invalid_utf8(*head) != std::string_view::npos)
        return Diagnostics{head_fault("encoding", std::string(kNotUtf8))};
    if (head->empty()) return Diagnostics{head_fault("syntax", "the first line has to name the columns")};
    std::vector<Cell> cells;
    if (read_row(*head, true, cells).state != Row::State::whole)
        return Diagnostics{head_fault("syntax", std::string(kMisquoted))};
    Table table;
    Diagnostics faults;
    table.read_columns(cells, engine, faults);
    table.check_form(faults);
    table.set_defaults(options.table, faults);
    for (const Rating& rating : engine.scheme().scale()) table.scale_.push_back(rating.id);
    if (!faults.empty()) return faults;
    return table;
}

std::optional<std::size_t> Table::gathered_by() const {
    if (!has(Field::criterion)) return std::nullopt;
    return at_[static_cast<std::size_t>(Field::organisation)];
}

std::string Table::at(std::uint64_t line, Field field) const {
    const auto& column = at_[static_cast<std::size_t>(field)];
    return std::to_string(line) + ':' + (column ? columns_[*column].name : name_of(field));
}

Diagnostic Table::fault(std::uint64_t line, Field field, std::string_view code, std::string message) const {
    Diagnostic fault;
    fault.code = code;
    fault.document = "table";
    fault.pointer = at(line, field);
    fault.message = std::move(message);
    return fault;
}

// The rows of one record, one after the other.
class Table::Rows {
public:
    Rows(const Table& table, const Line& rows)
        : table_(table), rest_(rows.text), line_(rows.number), next_(rows.number) {}

    // The next row that is not empty; false at the end and at a fault.
    bool next() {
        do {
            if (rest_.empty()) return false;
            line_ = next_;
            const Row row = read_row(rest_, true, cells_);
            const std::string_view bytes = rest_.substr(0, row.size);
            rest_.remove_prefix(row.size);
            next_ += static_cast<std::uint64_t>(std::ranges::count(bytes, '\n'));
            if (find_invalid_utf8(bytes) != std::string_view::npos) return fail("encoding", std::string(kNotUtf8));
            if (row.state != Row::State::whole) return fail("syntax", std::string(kMisquoted));
        } while (std::ranges::all_of(cells_, [](const Cell& cell) { return cell.raw.empty(); }));
        if (cells_.size() == table_.columns_.size()) return true;
        return fail("syntax", "the row has " + std::to_string(cells_.size()) + " cells, and the table " +
                                  std::to_string(table_.columns_.size()) + " columns");
    }

    std::uint64_t line() const { return line_; }
    std::string cell(std::size_t column) const { return cells_[column].text(); }
    std::string cell(Field field) const {
        const auto& column = table_.at_[static_cast<std::size_t>(field)];
        return column && *column < cells_.size() ? cell(*column) : std::string();    // of a faulty row some
    }
    std::optional<Diagnostic> fault;

private:
    bool fail(std::string_view code, std::string message) {
        Diagnostic found;
        found.code = code;
        found.document = "table";
        found.pointer = std::to_string(line_) + ':';
        found.message = std::move(message);
        fault = std::move(found);
        return false;
    }

    const Table& table_;
    std::string_view rest_;
    std::uint64_t line_, next_;
    std::vector<Cell> cells_;
};

// Puts the record together, row by row.
class Table::Builder {
public:
    Builder(const Table& table, const Line& lines)
        : table_(table), lines_(lines), row_(table, lines), list_(ratings_) {}

    Reading build() {
        list_.begin_array();
        while (row_.next()) add_row();
        list_.end_array();
        if (row_.fault) {
            reading_.fault = row_.fault;
            if (about_[0].empty()) about_[0] = row_.cell(Field::organisation);
        }
        const std::string& organisation = about_[0];
        if (find_invalid_utf8(organisation) == std::string::npos) reading_.organisation = organisation;
        if (lines_.came_back) {
            fail(lines_.number, Field::organisation, "duplicate_id",
                 "rows of " + in_quotes(organisation) +
                     " stand further up, too; those of one organisation have to stand together");
        }
        if (!reading_.fault) write_record();
        return std::move(reading_);
    }

private:
    // The first fault counts.
    void fail(std::uint64_t line, Field field, std::string_view code, std::string message) {
        if (!reading_.fault) reading_.fault = table_.fault(line, field, code, std::move(message));
    }

    void add_row() {
        for (std::size_t i = 0; i < kAbout; ++i) {
            const auto field = static_cast<Field>(i);
            std::string text = row_.cell(field);
            if (about_[i].empty()) {
                about_[i] = std::move(text);
            } else if (!text.empty() && text != about_[i]) {
                fail(row_.line(), field, "bad_value",
                     in_quotes(text) + " here, and " + in_quotes(about_[i]) + " in a row above");
            }
        }
        if (row_.cell(Field::organisation).empty()) {
            fail(row_.line(), Field::organisation, "missing_member", "the organisation is missing");
        }
        if (table_.has(Field::criterion)) {
            const std::size_t column = *table_.at_[static_cast<std::size_t>(Field::criterion)];
            add_rating(column, row_.cell(column), row_.cell(Field::rating), row_.cell(Field::measure));
        } else {
            add_cells();
        }
    }

    // A cell has a rating where the scale has it, else a measure where it is a number, else what the record's reader will
    // find no rating.
    void add_cells() {
        for (std::size_t i = 0; i < table_.columns_.size(); ++i) {
            const Column& column = table_.columns_[i];
            if (column.field != Field::rated) continue;
            const std::string text = row_.cell(i);
            const bool is_measure = is_number(text) && std::ranges::find(table_.scale_, text) == table_.scale_.end();
            add_rating(i, column.name, is_measure ? std::string() : text, is_measure ? text : std::string());
        }
    }

    void add_rating(std::size_t column, const std::string& criterion, const std::string& rating,
                    const std::string& measure) {
        if (rating.empty() && measure.empty()) return;    // nobody rated
        reading_.ratings.push_back({row_.line(), column});
        list_.begin_object().key("criterion").string(criterion);
        if (!rating.empty()) list_.key("rating").string(rating);
        if (!measure.empty()) {
            list_.key("measure");
            if (is_number(measure)) {
                list_.raw(measure);
            } else {
                list_.string(measure);
            }
        }
        for (const Field field : {Field::stage, Field::assessor, Field::on, Field::reason}) {
            const std::string text = row_.cell(field);
            if (!text.empty()) list_.any_key(name_of(field)).string(text);
        }
        list_.end_object();
    }

    void write_record() {
        const auto text = [&](Field field) -> const std::string& {
            const auto i = static_cast<std::size_t>(field);
            return about_[i].empty() ? table_.defaults_[i] : about_[i];
        };
        json::Writer writer(reading_.json);
        writer.begin_object().key("format").string("xuehui/record/1");
        writer.key("organisation").begin_object().key("id").string(text(Field::organisation));
        for (const Field field : {Field::name, Field::kind, Field::region}) {
            if (!text(field).empty()) writer.any_key(name_of(field)).string(text(field));
        }
        writer.end_object();
        writer.key("period")
            .begin_object()
            .key("from")
            .string(text(Field::from))
            .key("to")
            .string(text(Field::to))
            .end_object();
        writer.key("as_of").string(text(Field::as_of)).key("ratings").raw(ratings_).end_object();
    }

    static constexpr std::size_t kAbout = 7;    // fields that speak of the organisation, the first ones

    const Table& table_;
    const Line& lines_;
    Rows row_;
    std::string ratings_;
    json::Writer list_;
    std::array<std::string, kAbout> about_;
    Reading reading_;
};

Table::Reading Table::record(const Line& rows) const { return Builder(*this, rows).build(); }

std::string Table::place(const Reading& reading, const Line& rows, std::string_view pointer) const {
    constexpr std::string_view kRatings = "/ratings/";
    if (pointer.starts_with(kRatings)) {
        pointer.remove_prefix(kRatings.size());
        std::size_t number = 0;
        std::from_chars(pointer.data(), pointer.data() + pointer.size(), number);
        const std::size_t slash = pointer.find('/');
        if (number >= reading.ratings.size()) return std::to_string(rows.number) + ':';
        const Reading::Place& place = reading.ratings[number];
        if (slash != std::string_view::npos) {
            const auto member = field_named(pointer.substr(slash + 1));
            if (member && has(*member)) return at(place.line, *member);
        }
        return std::to_string(place.line) + ':' + columns_[place.column].name;
    }
    constexpr std::array<std::pair<std::string_view, Field>, 8> kPlaces{{{"/organisation/id", Field::organisation},
                                                                         {"/organisation/name", Field::name},
                                                                         {"/organisation/kind", Field::kind},
                                                                         {"/organisation/region", Field::region},
                                                                         {"/period/from", Field::from},
                                                                         {"/period/to", Field::to},
                                                                         {"/period", Field::to},
                                                                         {"/as_of", Field::as_of}}};
    const auto found = std::ranges::find(kPlaces, pointer, &std::pair<std::string_view, Field>::first);
    return found == kPlaces.end() ? std::to_string(rows.number) + ':' : at(rows.number, found->second);
}

}  // namespace xuehui::stream
