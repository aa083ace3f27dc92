// What a browser does not do by itself: unfold everything, and unfold it for printing.
(function () {
  "use strict";
  function all(open) {
    document.querySelectorAll("details:not(.logic)").forEach(function (each) { each.open = open; });
  }
  document.querySelector(".folding").hidden = false;
  document.getElementById("unfold").addEventListener("click", function () { all(true); });
  document.getElementById("fold").addEventListener("click", function () { all(false); });

  // Who reads the page aloud is told the language that is chosen.
  document.querySelectorAll("input[name=language]").forEach(function (each) {
    each.addEventListener("change", function () {
      document.documentElement.lang = document.getElementById("in-english").checked ? "en" : "zh-CN";
    });
  });

  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.from(document.querySelectorAll("details:not([open], .logic)"));
    all(true);
  });
  window.addEventListener("afterprint", function () {
    folded.forEach(function (each) { each.open = false; });
  });

  // A link to a criterion unfolds what it stands in.
  function reveal() {
    var target = document.getElementById(location.hash.slice(1));    // our ids are plain ASCII
    for (var at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
    }
    if (target) target.scrollIntoView();
  }
  window.addEventListener("hashchange", reveal);
  if (location.hash) reveal();
})();
