#include "arrow/form.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "arrow/malformed.hpp"
#include "base/faults.hpp"
#include "engine/engine_data.hpp"

namespace xuehui::arrow {

namespace {

constexpr std::string_view kList = "ratings";

std::string_view name_of(const ArrowSchema& schema) { return schema.name == nullptr ? "" : schema.name; }

class Reader {
public:
    Reader(const ArrowSchema& schema, const ArrowScorer::Data& scorer)
        : schema_(schema), scorer_(scorer), engine_(scorer.engine) {}

    Result<Form> read() {
        form_.columns = static_cast<std::size_t>(schema_.n_children);
        if (find("criterion")) {
            read_long();
        } else {
            read_wide();
        }
        if (!faults_.empty()) return std::move(faults_);
        return std::move(form_);
    }

private:
    const ArrowSchema& child(std::size_t i) const { return *schema_.children[i]; }
    void add(std::string_view code, std::string_view column, std::string message) {
        faults_.push_back(fault(code, column.empty() ? std::string() : pointer_to(column), std::move(message)));
    }

    Column column(std::size_t i) const { return {std::string(name_of(child(i))), i, column_type_of(child(i))}; }

    // The only column of that name.
    std::optional<Column> find(std::string_view name) {
        std::optional<Column> found;
        for (std::size_t i = 0; i < form_.columns; ++i) {
            if (name_of(child(i)) != name) continue;
            if (found) add("duplicate_member", name, "two columns are " + in_quotes(name));
            if (!found) found = column(i);
        }
        return found;
    }

    std::optional<Column> find_text(std::string_view name) {
        auto found = find(name);
        if (found && !found->type.may_be_text()) add("wrong_type", name, "expected text, or a dictionary of text");
        return found;
    }

    void read_long() {
        LongForm& form = form_.long_form.emplace();
        const auto organisation = find_text("organisation"), criterion = find_text("criterion");
        if (organisation) form.organisation = *organisation;
        if (criterion) form.criterion = *criterion;
        form.rating = find_text("rating");
        form.measure = find("measure");
        form.stage = find_text("stage");
        form.on = find("on");
        if (!organisation) add("missing_member", "", "the column 'organisation' is missing");
        if (!form.rating && !form.measure)
            add("missing_member", "", "there is neither a column 'rating' nor 'measure'");
        if (form.measure && !is_measure(form.measure->type)) add("wrong_type", "measure", "expected numbers");
        if (form.on && !form.on->type.may_be_text() &&
            (form.on->type.dictionary || form.on->type.own.kind != Kind::date32))
            add("wrong_type", "on", "expected days (date32), or text");
    }

    static bool is_measure(const ColumnType& type) {
        return !type.dictionary && (type.own.is_number() || type.own.kind == Kind::null);
    }

    void read_wide() {
        std::unordered_set<std::string_view> seen;
        for (std::size_t i = 0; i < form_.columns; ++i) {
            const std::string_view name = name_of(child(i));
            const auto criterion = engine_.catalogue().find_criterion(name);
            const bool is_list = name == kList && type_of(child(i).format).kind == Kind::fixed_list;
            if (criterion) {
                read_rated(i, *criterion);
            } else if (is_list) {
                read_list(i);
            } else {
                form_.wide.carried.push_back(column(i));
                continue;
            }
            if (!seen.insert(name).second) add("duplicate_member", name, "two columns are " + in_quotes(name));
        }
        if (form_.wide.rated.empty() && !form_.wide.list)
            add("missing_member", "",
                "there is no column 'criterion', none named after a criterion, and no list 'ratings'");
        check_list();
        check_names();
    }

    void read_rated(std::size_t i, std::uint32_t criterion) {
        RatedColumn read{column(i), 0, false};
        const auto slots = scorer_.columns.criteria();
        const auto slot = std::ranges::lower_bound(slots, criterion);
        read.slot =
            slot != slots.end() && *slot == criterion ? static_cast<std::size_t>(slot - slots.begin()) : slots.size();
        const bool has_codes = read.type.has_codes && read.type.may_be_codes();
        read.is_measure = !has_codes && !read.type.may_be_text();
        if (read.type.has_codes && !has_codes) {
            add("wrong_type", read.name, "codes are uint8 or int8");
        } else if (read.is_measure && !is_measure(read.type)) {
            add("wrong_type", read.name, "expected text, a dictionary of text, codes, or numbers");
        } else if (read.is_measure && engine_.data().plan->criteria[criterion].measure < 0) {
            add("not_measured", read.name, "the scheme has no measure for the criterion " + in_quotes(read.name));
        }
        form_.wide.rated.push_back(std::move(read));
    }

    void read_list(std::size_t i) {
        Column read = column(i);
        const auto count = static_cast<std::int64_t>(scorer_.columns.criteria().size());
        if (read.type.own.size != count)
            add("bad_value", kList,
                "there are " + std::to_string(count) + " criteria, and the list has " +
                    std::to_string(read.type.own.size) + " elements");
        if (child(i).n_children != 1) return add("bad_value", kList, "a list has one child");
        read.type = column_type_of(*child(i).children[0]);
        if (!read.type.may_be_text() && !read.type.may_be_codes())
            add("wrong_type", kList, "expected text, a dictionary of text, or codes (uint8, int8) as elements");
        form_.wide.list = std::move(read);
    }

    void check_list() {
        if (!form_.wide.list) return;
        for (const RatedColumn& rated : form_.wide.rated) {
            if (!rated.is_measure)
                add("duplicate_member", rated.name,
                    "the list 'ratings' has ratings of " + in_quotes(rated.name) + ", too");
        }
    }

    // Results may not have names that columns have which are carried along.
    void check_names() {
        std::unordered_set<std::string> names;
        for (auto& result : scorer_.result_columns()) names.insert(std::move(result.name));
        for (const Column& carried : form_.wide.carried) {
            if (names.contains(carried.name))
                add("duplicate_member", carried.name, "a column of the results has this name");
        }
    }

    const ArrowSchema& schema_;
    const ArrowScorer::Data& scorer_;
    const Engine& engine_;
    Form form_;
    Diagnostics faults_;
};

}  // namespace

Result<Form> Form::read(const ArrowSchema& schema, const ArrowScorer::Data& scorer) {
    if (std::string fault_found = fault_of_schema(schema); !fault_found.empty())
        return Diagnostics{fault("bad_schema", "", std::move(fault_found))};
    if (type_of(schema.format).kind != Kind::structure)
        return Diagnostics{fault("bad_schema", "", "batches are structs, whose fields are the columns")};
    return Reader(schema, scorer).read();
}

OwnedSchema schema_of_results(const Form& form, const ArrowSchema& schema, const ArrowScorer::Data& scorer) {
    std::vector<OwnedSchema> columns;
    if (form.long_form) {
        columns.push_back(make_schema({"u", "organisation"}));
    } else {
        for (const Column& carried : form.wide.carried) columns.push_back(copy_of(*schema.children[carried.child]));
    }
    for (OwnedSchema& result : result_schemas(scorer)) columns.push_back(std::move(result));
    OwnedSchema made = make_schema({"+s", "", 0}, columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].move_to(made->children[i]);
    return made;
}

}  // namespace xuehui::arrow
