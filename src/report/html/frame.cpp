#include "report/html/frame.hpp"

#include <algorithm>

#include <gsl/assert>

#include "base/sha256.hpp"
#include "report/embedded.hpp"

namespace xuehui::report::html {

namespace {

std::string policy(std::string_view style, std::string_view script) {
    std::string allowed = "default-src 'none'; style-src 'sha256-" + sha256_base64(style) + "'";
    if (!script.empty()) allowed += "; script-src 'sha256-" + sha256_base64(script) + "'";
    return allowed + "; base-uri 'none'; form-action 'none'";
}

// Two radio buttons ahead of everything: what is behind them is shown in the language of the checked one.
void write_language_switch(Paper& paper, Language language) {
    const auto button = [&](std::string_view id, Language of, Word name) {
        if (of == language) {
            paper.markup().leaf("input", {{"type", "radio"}, {"name", "language"}, {"id", id}, {"checked", "checked"}});
        } else {
            paper.markup().leaf("input", {{"type", "radio"}, {"name", "language"}, {"id", id}});
        }
        paper.put("label", {{"for", id}, {"class", "language"}}, name);
    };
    button("in-chinese", Language::zh, Word::language_chinese);
    button("in-english", Language::en, Word::language_english);
}

}  // namespace

std::string_view embedded_file(std::string_view name) {
    const auto files = embedded_files();
    const auto found = std::ranges::find(files, name, &EmbeddedFile::name);
    Expects(found != files.end());
    return found->text;
}

void begin_page(Paper& paper, Language language, std::string_view title, std::string_view style,
                std::string_view script) {
    Markup& out = paper.markup();
    out.raw("<!DOCTYPE html>\n");
    out.open("html", {{"lang", language == Language::zh ? "zh-CN" : "en"}});
    out.open("head");
    out.leaf("meta", {{"charset", "utf-8"}});
    out.leaf("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy(style, script)}});
    out.leaf("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    out.leaf("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
    out.element("title", title);
    out.open("style").raw(style).close();
    out.close();
    out.open("body").open("main");
    write_language_switch(paper, language);
}

void end_page(Paper& paper, std::string_view script) {
    paper.close();
    if (!script.empty()) paper.markup().open("script").raw(script).close();
    paper.close().close().markup().raw("\n");
}

}  // namespace xuehui::report::html
