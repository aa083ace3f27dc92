#include "report/documents_json.hpp"

#include <xuehui/version.hpp>

namespace xuehui::report {

namespace {

void write_identity(json::Writer& writer, const Identity& identity) {
    writer.key("id").string(identity.id).key("version").string(identity.version);
    writer.key("sha256").string(identity.sha256);
}

}  // namespace

void write_documents(json::Writer& writer, const Engine& engine) {
    const Catalogue& catalogue = engine.catalogue();
    writer.key("engine").begin_object().key("version").string(version()).end_object();
    writer.key("catalogue").begin_object();
    write_identity(writer, catalogue.identity());
    if (!catalogue.extended().empty()) {
        writer.key("extends").begin_array();
        for (const Identity& base : catalogue.extended()) {
            writer.begin_object();
            write_identity(writer, base);
            writer.end_object();
        }
        writer.end_array();
    }
    writer.end_object().key("scheme").begin_object();
    write_identity(writer, engine.scheme().identity());
    writer.end_object().key("rules").begin_array();
    for (const Rules& rules : engine.rules()) {
        writer.begin_object();
        write_identity(writer, rules.identity());
        writer.end_object();
    }
    writer.end_array();
}

}  // namespace xuehui::report
