// From catalogue documents to a catalogue.
#pragma once

#include <memory>
#include <span>
#include <string>

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
// Nothing where there is a fault; all faults are reported.
std::shared_ptr<const Catalogue::Data> build(std::span<const Part> chain, Faults& faults);

}  // namespace xuehui::catalogue
