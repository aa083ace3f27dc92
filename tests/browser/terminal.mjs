// What a terminal shows, as a page: output with its colours in cells of one width, Chinese characters in two of them.

const kInks = { 1: "bold", 31: "red", 33: "yellow", 36: "cyan" };
const kWide = new RegExp("[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f" +
                         "\\uff00-\\uff60\\uffe0-\\uffe6\\u{20000}-\\u{3fffd}]", "u");
const kBlocks = { "█": "full", "▌": "half", "░": "shade" };
const clusters = new Intl.Segmenter("zh", { granularity: "grapheme" });

const kSheet = `
  body { margin: 0; padding: 0; background: #fff; }
  .window { display: inline-block; border-radius: 10px; overflow: hidden; background: #1b2230; color: #d4dae4; }
  .top { display: flex; gap: 8px; align-items: center; height: 34px; padding: 0 16px; background: #2a3345; }
  .top b { width: 12px; height: 12px; border-radius: 50%; background: #56617a; }
  pre { margin: 0; padding: 14px 20px 18px; font: 16px/20px "Noto Sans Mono CJK SC"; }
  pre div { height: 20px; white-space: pre; }
  i { display: inline-block; height: 20px; vertical-align: top; font-style: normal; text-align: center; }
  i.one { width: 8px; }
  i.two { width: 16px; }
  i.latin { font-family: "Noto Sans"; }
  i.full, i.half, i.shade { height: 15px; margin-top: 4px; }
  i.full { background: currentColor; }
  i.half { background: linear-gradient(90deg, currentColor 50%, transparent 50%); }
  i.shade { background: currentColor; opacity: .38; }
  .bold { color: #fff; font-weight: 700; }
  .red { color: #ff8078; }
  .yellow { color: #f0c04f; }
  .cyan { color: #5cc6da; }
  .prompt { color: #5cc6da; font-weight: 700; }
`;

const escaped = (text) => text.replace(/[&<>]/g, (each) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[each]);

// A character that the font might draw in another width than a terminal stands in a cell of its own.
function cell(character) {
  if (character in kBlocks) return `<i class="one ${kBlocks[character]}"></i>`;
  const width = kWide.test(character) ? "two" : "one latin";
  return `<i class="${width}">${escaped(character)}</i>`;
}

function cells(text) {
  return text.replace(/[^\x20-\x7e]+/g,
                      (others) => [...clusters.segment(others)].map(({ segment }) => cell(segment)).join(""));
}

// A line with SGR sequences. Every other sequence is a mistake.
function line(text) {
  let out = "";
  let inks = [];
  for (const part of text.split(/(\x1b\[[\d;]*m)/)) {
    if (part.startsWith("\x1b")) {
      for (const code of part.slice(2, -1).split(";")) {
        if (code === "" || code === "0") inks = [];
        else if (code in kInks) inks.push(kInks[code]);
        else throw new Error(`a colour without a name: ${code}`);
      }
    } else if (part) {
      out += inks.length > 0 ? `<span class="${inks.join(" ")}">${cells(part)}</span>` : cells(part);
    }
  }
  return `<div>${out}</div>`;
}

// A page with a window of so many columns, in which each command was typed and printed its output: [{ command, output }].
export function terminal(session, columns) {
  const lines = session.flatMap(({ command, output }) =>
    [`<div><span class="prompt">$</span> ${cells(command)}</div>`, ...output.replace(/\n$/, "").split("\n").map(line)]);
  return `<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><title>terminal</title><style>${kSheet}</style>
    <div class="window"><div class="top"><b></b><b></b><b></b></div>
    <pre style="width: ${columns * 8}px">${lines.join("")}</pre></div>`;
}
