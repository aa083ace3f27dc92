// What is wrong with a page, as one sees it. The functions below run in the browser, each by itself with the helpers
// here; look() sends them there, also where scripts are switched off. Those that look for faults give a list of them in
// words; an empty one is good.

function helpers() {
  // Whether an element is there for the eye. Chromium says so of what is in a hidden <g> too. Nothing changes while one
  // looks, so what was found once is kept.
  const found = new Map([[document.body, true]]);
  const isKept = (element) => {
    if (!found.has(element)) {
      const style = getComputedStyle(element);
      const isHidden = (element instanceof SVGElement && style.display === "none") ||
        style.clipPath === "inset(50%)";    // only for those who listen
      found.set(element, !isHidden && (element.parentElement === null || isKept(element.parentElement)));
    }
    return found.get(element);
  };
  const seen = (element) => element.checkVisibility() && isKept(element);
  const textNodes = function* (root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (node.data.trim() && !parent.closest("script, style, title, desc") && seen(parent)) yield node;
    }
  };
  const said = (element) => element && [...textNodes(element)].map((node) => node.data).join("").trim();
  const where = (element) => {
    const parts = [];
    for (let at = element; at && at !== document.body && parts.length < 4; at = at.parentElement) {
      const name = at.getAttribute("class");
      parts.unshift(at.localName + (at.id ? "#" + at.id : "") + (name ? "." + name.replaceAll(" ", ".") : ""));
      if (at.id) break;
    }
    return parts.join(" > ");
  };
  const short = (text) => JSON.stringify(text.trim().slice(0, 40));
  // Whether an element lies in something narrower that one can move.
  const canMove = (element) => {
    for (let at = element; at !== document.body; at = at.parentElement) {
      const way = getComputedStyle(at).overflowX;
      if ((way === "auto" || way === "scroll") && at.scrollWidth > at.clientWidth) return true;
    }
    return false;
  };
  return { seen, textNodes, said, where, short, canMove };
}

export function look(page, inspect, argument) {
  return page.evaluate(`(() => {
    const { seen, textNodes, said, where, short, canMove } = (${helpers})();
    return (${inspect})(${JSON.stringify(argument)});
  })()`);
}

/* global seen, textNodes, said, where, short, canMove */

// What sticks out, is cut off, lies on something else or is too small to read.
export function layout() {
  const faults = new Set();
  const scroller = document.scrollingElement;
  if (scroller.scrollWidth > scroller.clientWidth) {
    faults.add(`the page is ${scroller.scrollWidth} wide, the window ${scroller.clientWidth}`);
  }
  for (const element of document.querySelectorAll("body *")) {
    // What is folded away is asked for nothing else: the browser would have to lay it out.
    if (!seen(element) || element.closest("svg") || element.clientWidth === 0) continue;
    const style = getComputedStyle(element);
    const cuts = (way) => way === "hidden" || way === "clip";
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    if (cuts(style.overflowX) && scrollWidth > clientWidth) faults.add(`cut off: ${where(element)}`);
    if (cuts(style.overflowY) && scrollHeight > clientHeight) faults.add(`cut below: ${where(element)}`);
    if (style.textOverflow === "ellipsis") faults.add(`shortened: ${where(element)}`);
  }

  const kLeastSize = 9;
  const kLongWord = 20;
  const lines = [];
  for (const node of textNodes(document.body)) {
    const parent = node.parentElement;
    const drawing = parent.closest("svg");
    const here = () => `${where(parent)} ${short(node.data)}`;
    const size = parseFloat(getComputedStyle(parent).fontSize) * (drawing ? parent.getScreenCTM().a : 1);
    if (size < kLeastSize) faults.add(`only ${size.toFixed(1)} pixels tall: ${here()}`);
    let holder = parent;
    while (!drawing && getComputedStyle(holder).display === "inline") holder = holder.parentElement;
    const own = holder.getBoundingClientRect();
    const moves = canMove(parent);
    // Wide blanks at the end of a line hang out of it, where nobody sees them.
    const hang = /[\u1680\u2000-\u200a\u205f\u3000]/.test(node.data) ? size : 0;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      lines.push({ box, parent, here });
      const isWithin = (left, right) => moves || (box.left >= left - 1 && box.right <= right + 1 + hang);
      if (!isWithin(0, scroller.clientWidth)) faults.add(`out of the window: ${here()}`);
      if (!drawing && !isWithin(own.left, own.right)) faults.add(`wider than its box: ${here()}`);
    }
  }
  // Words in one piece, if they are not longer than a phone is wide; no column of single characters.
  for (const node of textNodes(document.body)) {
    if (node.parentElement.closest("svg, .digest")) continue;
    const range = document.createRange();
    const linesOf = ({ index, 0: word }) => {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
    };
    for (const token of node.data.matchAll(/[\x21-\x2c\x2e-\x7e]+/g)) {
      if (token[0].length <= kLongWord && /^\W?[A-Za-z]+\W?$/.test(token[0]) && linesOf(token) > 1) {
        faults.add(`a word in pieces: ${where(node.parentElement)} ${short(token[0])}`);
      }
    }
    for (const token of node.data.matchAll(/\p{Script=Han}{2,}/gu)) {
      const isAlone = node.data.trim() === token[0];
      if ((isAlone || [...token[0]].length > 2) && linesOf(token) === [...token[0]].length) {
        faults.add(`one character in each line: ${where(node.parentElement)} ${short(token[0])}`);
      }
    }
  }
  // Shares below each other, whether or not there is a bar before them.
  const shares = [...document.querySelectorAll("summary > .share")].filter(seen);
  const edge = Math.max(...shares.map((each) => each.getBoundingClientRect().right));
  for (const each of shares) {
    if (each.getBoundingClientRect().right < edge - 1) faults.add(`not in line: ${where(each)} ${short(each.textContent)}`);
  }
  lines.sort((a, b) => a.box.top - b.box.top);
  lines.forEach((a, i) => {
    for (let k = i + 1; k < lines.length && lines[k].box.top < a.box.bottom; ++k) {
      const b = lines[k];
      if (a.parent === b.parent) continue;
      const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const height = Math.min(a.box.bottom, b.box.bottom) - b.box.top;
      if (width > 2 && height > Math.min(a.box.height, b.box.height) / 2) {
        faults.add(`on each other: ${a.here()} and ${b.here()}`);
      }
    }
  });

  for (const text of document.querySelectorAll("svg text")) {
    if (!seen(text)) continue;
    const view = text.ownerSVGElement.viewBox.baseVal;
    const box = text.getBBox();
    if (box.x < view.x || box.y < view.y || box.x + box.width > view.x + view.width ||
        box.y + box.height > view.y + view.height) {
      faults.add(`out of the drawing: ${where(text)} ${short(text.textContent)}`);
    }
  }
  return [...faults];
}

// Tables that one has to move to read them all.
export function wideTables() {
  return [...document.querySelectorAll(".frame")].filter((each) => each.scrollWidth > each.clientWidth)
    .map((each) => each.getAttribute("aria-labelledby"));
}

// Whether all of one language is to be seen, but for what is left out on purpose, and nothing of the other. Everything
// has to be unfolded.
export function language([chosen, without]) {
  const faults = [];
  const count = { zh: 0, en: 0 };
  for (const element of document.querySelectorAll("body [lang]")) {
    const is = element.getAttribute("lang");
    const text = `${where(element)} ${short(element.textContent)}`;
    if (!(is in count)) faults.push(`in a third language: ${text}`);
    ++count[is];
    if (!element.textContent.trim()) faults.push(`empty: ${text}`);
    const forEyes = !element.closest(`table.stacked thead, #contents-title${without ? `, ${without}` : ""}`);
    if (is !== chosen && seen(element)) faults.push(`seen in ${is}: ${text}`);
    if (is === chosen && forEyes && !seen(element)) faults.push(`not seen: ${text}`);
  }
  if (count.zh !== count.en) faults.push(`${count.zh} texts in zh and ${count.en} in en`);
  return faults;
}

// All texts that are to be seen and are not marked as being in a language.
export function unmarked() {
  return [...textNodes(document.querySelector("main"))].filter((node) => !node.parentElement.closest("main [lang]"))
    .map((node) => node.data);
}

// Everything that is to be seen, as one string.
export function everything() {
  return [...textNodes(document.body)].map((node) => node.data).join("\n");
}

// The names of elements, and what could act: attributes for events, addresses that lead elsewhere.
export function inventory() {
  const kAddresses = "action background cite data formaction href poster src srcdoc srcset".split(" ");
  const names = new Set();
  const active = [];
  for (const element of document.querySelectorAll("*")) {
    names.add(element.localName);
    for (const { name, localName, value } of element.attributes) {
      const leads = kAddresses.includes(localName) && !value.startsWith("#");
      if (name.startsWith("on") || name === "style" || leads) active.push(`${where(element)} ${name} ${short(value)}`);
    }
  }
  return { names: [...names].sort(), active, hacked: "__hacked" in window };
}

// Links to nowhere, and ids that are there twice.
export function anchors() {
  const faults = [];
  const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
  if (new Set(ids).size !== ids.length) faults.push("an id is there twice");
  for (const each of document.querySelectorAll("a")) {
    if (!document.getElementById(decodeURIComponent(each.hash.slice(1)))) faults.push(each.outerHTML);
  }
  return faults;
}

// What the page says, to be compared with the assessment.
export function contents() {
  const every = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => said(within.querySelector(selector));
  const cells = (row) => [...row.children].map(said);
  const bar = (svg) => {
    const part = (name) => {
      const rect = svg.querySelector("rect." + name);
      // In thousandths: small bars are drawn in percent.
      const thousandths = (text) => text?.endsWith("%") ? Math.round(parseFloat(text) * 100) / 10 : Number(text ?? 0);
      return rect && ["x", "width"].map((each) => thousandths(rect.getAttribute(each)));
    };
    return svg && { certain: part("certain"), possible: part("possible") };
  };
  const node = (details) => ({
    id: one(":scope > summary > .id", details),
    title: one(":scope > summary > .title", details),
    share: one(":scope > summary > .share", details),
    verdict: one(":scope > summary > .verdict", details),
    facts: one(":scope > summary > .facts", details),
    bar: bar(details.querySelector(":scope > summary > svg")),
    story: every(":scope > dl > dd", details).map(said).join("\n"),
  });
  // What stands behind each word of a list of entries: the text, its items, its links.
  const entries = (list) => {
    const found = {};
    for (const word of every(":scope > dt", list)) {
      const text = word.nextElementSibling;
      found[said(word)] = { text: said(text), items: every("li", text).map(said), links: every("a", text).map(said) };
    }
    return found;
  };
  const risk = (details) => ({
    levels: every(":scope > summary .level", details).map(said),
    title: one(":scope > summary > .title", details),
    which: one(":scope > summary .case", details),
    owner: one(":scope > summary > .owner", details),
    isOpen: details.open,
    entries: entries(details.querySelector(":scope > dl")),
  });
  const polygon = (name) => document.querySelector("svg.radar polygon." + name)?.getAttribute("points").split(" ")
    .map((point) => Math.hypot(...point.split(",").map(Number)));
  return {
    heading: one("h1"),
    period: one("header .period"),
    grade: one(".big .grade dd"),
    isLowered: document.querySelector(".big .grade.lowered") !== null,
    marks: one(".big .marks dd"),
    share: one(".big .share dd"),
    coverage: every("#overview > dl.entries > dd").map(said).map((text) => (text.match(/[\d.]+/g) ?? []).map(Number)),
    sentence: one(".sentence"),
    scale: bar(document.querySelector("svg.scale")),
    radar: { certain: polygon("certain"), possible: polygon("possible"), rim: polygon("rim") },
    radarText: document.querySelector("svg.radar desc")?.textContent,
    nodes: every("details.node").map(node),
    criteria: every("details.criterion").map(node),
    costs: every("#gates > dl > dd").map(said),
    gates: every("#gates tbody tr").map((row) =>
      ({ classes: row.className, cells: cells(row), reasons: every("li", row).map(said) })),
    heat: every("table.heat tbody tr").map((row) => every("td", row).map((cell) =>
      ({ level: one(".name", cell), count: Number(one("strong", cell) ?? 0) }))),
    risks: every("details.risk").map(risk),
    openRisks: one("details.open-risks > summary"),
    openRows: every("details.open-risks tbody tr").map((row) => [...cells(row), one(".case", row) ?? ""]),
    deadlines: every("#deadlines tbody tr").map(cells),
    conflicts: every("#conflicts tbody tr").map(cells),
    open: every("#open tbody tr").map((row) => cells(row)),
    gains: every("#gains tbody tr").map((row) => cells(row)),
    arithmetic: every("#arithmetic table").map((table) => every("tbody tr", table).map(cells)),
    sums: every("#arithmetic tfoot tr").map(cells),
    table: every("#criteria tbody tr:not(.group)").map(cells),
    warnings: every("#warnings tbody tr").map((row) => [...cells(row).slice(0, 2), every("li", row).map(said)]),
    documents: every("#documents tbody tr").map(cells),
    chapters: every("section").map((section) => ({
      title: one("h2", section),
      heads: every("table", section).map((table) => every("thead th", table).map(said)),
    })),
  };
}
