// What the chapters of an assessment's report write on: paper, with the assessment and its scorecards at hand.
#pragma once

#include <string>
#include <string_view>

#include <xuehui/assessment.hpp>

#include "report/criterion_story.hpp"
#include "report/html/paper.hpp"
#include "report/scorecard.hpp"

namespace xuehui::report::html {

class Sheet : public Paper {
public:
    explicit Sheet(const Assessment& assessment);

    const Assessment& assessment() const { return assessment_; }
    const Engine& engine() const { return assessment_.engine(); }
    // The two scorecards have the same entries in the same order.
    const Scorecard& zh() const { return zh_; }
    const Scorecard& en() const { return en_; }

private:
    const Assessment& assessment_;
    Scorecard zh_;
    Scorecard en_;
};

// The id of the element about an indicator or a criterion, and a link to it: "at-A.1.1", "#at-A.1.1". Whatever the id
// is made of, both are plain ASCII that no browser decodes or changes, and another one for each: "a%b" is "at-a_25b".
std::string anchor(std::string_view id);
std::string link(std::string_view id);

}  // namespace xuehui::report::html
