// From catalogue documents to a catalogue.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/document.hpp"
#include "base/faults.hpp"
#include "catalogue/catalogue_data.hpp"

namespace xuehui::catalogue {

// A document whose format has been checked, and its digest.
struct Part {
    std::shared_ptr<const Document> document;
    std::string sha256;
};

// Puts a catalogue together from a document and those that it extends, nearest first; the last one stands on its own.
// Fit for use only if no fault was reported; nothing where there is no tree to speak of.
std::shared_ptr<const Catalogue::Data> build(std::span<const Part> chain, Faults& faults);

// The same from texts, as Catalogue::parse has them.
std::shared_ptr<const Catalogue::Data> read(std::string_view json, std::span<const std::string_view> others,
                                            const Limits& limits, Faults& faults);

}  // namespace xuehui::catalogue
