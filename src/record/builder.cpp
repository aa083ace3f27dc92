// A record made call by call. The calls are written down as a record document, and build() reads it like any other:
// there is one reader, so a record means the same and is checked the same, however it was made.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <xuehui/record.hpp>

#include "base/faults.hpp"
#include "json/read_document.hpp"
#include "json/write.hpp"
#include "record/record_data.hpp"

namespace xuehui {

namespace {

struct NamedText {
    std::string_view name;
    std::string_view text;
};

void write_given(json::Writer& writer, std::initializer_list<NamedText> members) {
    for (const NamedText& member : members) {
        if (!member.text.empty()) writer.any_key(member.name).string(member.text);
    }
}

// The members of a rating, without the closing brace: evidence may follow.
std::string open_entry(std::string_view criterion, std::string_view verdict, std::string_view json,
                       const RecordBuilder::RatingDetails& details) {
    std::string entry;
    json::Writer writer(entry);
    writer.begin_object().key("criterion").string(criterion).any_key(verdict).raw(json);
    write_given(writer, {{"stage", details.stage},
                         {"assessor", details.assessor},
                         {"on", details.on},
                         {"reason", details.reason}});
    return entry;
}

bool is_number(std::string_view json) {
    Faults ignored("record");
    const auto document = json::parse(json, Limits{}, ignored);
    return document && document->root().is(Type::number);
}

// Facts by their dotted names: inner nodes are objects, leaves hold JSON text.
struct FactNode {
    std::string json;
    std::map<std::string, FactNode, std::less<>> members;
};

void write_facts(json::Writer& writer, const FactNode& node) {
    writer.begin_object();
    for (const auto& [name, member] : node.members) {
        writer.any_key(name);
        if (member.members.empty()) {
            writer.raw(member.json);
        } else {
            write_facts(writer, member);    // as deep as a fact's name has dots; see kDeepestFact
        }
    }
    writer.end_object();
}

constexpr std::ptrdiff_t kDeepestFact = 16;

// False where the name has a value already, or stands above or below one that has.
bool insert(FactNode& facts, std::string_view name, const std::string& json) {
    FactNode* node = &facts;
    for (std::size_t begin = 0; begin <= name.size();) {
        if (!node->json.empty()) return false;
        const std::size_t dot = std::min(name.find('.', begin), name.size());
        node = &node->members[std::string(name.substr(begin, dot - begin))];
        begin = dot + 1;
    }
    if (!node->json.empty() || !node->members.empty()) return false;
    node->json = json;
    return true;
}

// What can be wrong with a fact before it is in a document. False: reported, it must not go in.
bool check_fact(std::string_view name, const std::string& json, const Limits& limits, Faults& faults) {
    if (name.empty() || name.front() == '.' || name.back() == '.' || name.find("..") != std::string_view::npos ||
        std::ranges::count(name, '.') > kDeepestFact) {
        faults.add_general("bad_id", "the fact name " + in_quotes(name) + " is not a dotted name");
        return false;
    }
    Faults in_value("record", limits.diagnostics);
    const auto value = json::parse(json, limits, in_value);
    if (json.starts_with(kByteOrderMark)) in_value.add_general("syntax", "a value does not begin with a byte order mark");
    if (value && in_value.empty()) return true;
    for (Diagnostic& fault : std::move(in_value).take()) {
        faults.add_general(fault.code, "the fact " + in_quotes(name) + ": " + fault.message);
    }
    return false;
}

std::string member(std::string_view name, std::string_view text) {
    std::string json = ",\"";
    json.append(name).append("\":");
    json::append_string(json, text);
    return json;
}

}  // namespace

struct RecordBuilder::State {
    struct Entry {
        std::string open;       // the members of a rating, without the closing brace
        std::string evidence;   // the elements of its evidence
    };
    std::string organisation;
    std::string head;
    std::vector<std::pair<std::string, std::string>> facts;
    std::vector<Entry> entries;
    std::size_t stray_evidence = 0;    // given before any rating

    std::string text(const FactNode& some_facts) const {
        std::string text = head + ",\"organisation\":" + organisation + "},\"facts\":";
        json::Writer writer(text);
        write_facts(writer, some_facts);
        text += ",\"ratings\":[";
        for (const Entry& entry : entries) {
            if (&entry != &entries.front()) text += ',';
            text += entry.open;
            if (!entry.evidence.empty()) text += ",\"evidence\":[" + entry.evidence + ']';
            text += '}';
        }
        return text + "]}";
    }
};

RecordBuilder::RecordBuilder(std::string_view organisation_id, std::string_view from, std::string_view to,
                             std::string_view as_of)
    : state_(std::make_unique<State>()) {
    json::Writer organisation(state_->organisation);
    organisation.begin_object().key("id").string(organisation_id);
    json::Writer head(state_->head);
    head.begin_object().key("format").string("xuehui/record/1");
    head.key("period").begin_object().key("from").string(from).key("to").string(to).end_object();
    head.key("as_of").string(as_of);
}

RecordBuilder::RecordBuilder(RecordBuilder&&) noexcept = default;
RecordBuilder& RecordBuilder::operator=(RecordBuilder&&) noexcept = default;
RecordBuilder::~RecordBuilder() = default;

// A call that runs out of memory leaves the builder as it was: what it adds is made apart and goes in at one stroke.
RecordBuilder& RecordBuilder::name(std::string_view name) {
    state_->organisation += member("name", name);
    return *this;
}

RecordBuilder& RecordBuilder::kind(std::string_view kind) {
    state_->organisation += member("kind", kind);
    return *this;
}

RecordBuilder& RecordBuilder::region(std::string_view region) {
    state_->organisation += member("region", region);
    return *this;
}

RecordBuilder& RecordBuilder::fact(std::string_view name, std::string_view json) {
    state_->facts.emplace_back(name, json);
    return *this;
}

RecordBuilder& RecordBuilder::rate(std::string_view criterion, std::string_view rating, const RatingDetails& details) {
    std::string json;
    json::append_string(json, rating);
    state_->entries.push_back({open_entry(criterion, "rating", json, details), {}});
    return *this;
}

RecordBuilder& RecordBuilder::measure(std::string_view criterion, std::string_view measure,
                                      const RatingDetails& details) {
    std::string json(measure);
    if (!is_number(json)) {    // goes in as a string, which the reader then reports as not being a number
        json.clear();
        json::append_string(json, measure);
    }
    state_->entries.push_back({open_entry(criterion, "measure", json, details), {}});
    return *this;
}

RecordBuilder& RecordBuilder::evidence(std::string_view title, const EvidenceDetails& details) {
    if (state_->entries.empty()) {
        ++state_->stray_evidence;
        return *this;
    }
    std::string json(state_->entries.back().evidence.empty() ? "" : ",");
    json::Writer writer(json);
    writer.begin_object().key("title").string(title);
    write_given(writer, {{"uri", details.uri}, {"sha256", details.sha256}, {"expires", details.expires}});
    writer.end_object();
    state_->entries.back().evidence += json;
    return *this;
}

Result<Record> RecordBuilder::build(const Limits& limits) const {
    Faults faults("record", limits.diagnostics);
    FactNode facts;    // without those that are faulty: what else is wrong is to be found too
    for (const auto& [name, json] : state_->facts) {
        if (check_fact(name, json, limits, faults) && !insert(facts, name, json)) {
            faults.add_general("duplicate_member", "the fact " + in_quotes(name) + " is given twice");
        }
    }
    if (state_->stray_evidence > 0) {
        faults.add_general("missing_member", "evidence was given before any rating that it could belong to");
    }
    auto document = json::read_document(state_->text(facts), "record", limits, faults, Document::Origin::composed);
    if (!document) return std::move(faults).take();
    auto data = record::read(std::move(document), faults);
    if (!faults.empty()) return std::move(faults).take();
    return Record(std::move(data));
}

}  // namespace xuehui
