// Diagrams in, and what Mermaid itself makes of each.
//
// Standard input is JSON: an object from a name to the text of a diagram. Standard output is
// JSON: an object from the same names to the labels of the diagram's nodes as a reader sees
// them, sorted, or to the message with which the diagram was refused.
// With --parse the diagrams are only parsed, which is fast; there are no labels then.
import { readFileSync, writeFileSync } from "node:fs";
import { JSDOM } from "jsdom";

// Mermaid looks for a browser when it is loaded. This one measures nothing: all texts are
// equally large.
const { window } = new JSDOM("", { pretendToBeVisual: true });
const { document, SVGElement, CSSStyleSheet } = window;
Object.assign(globalThis, { window, document, CSSStyleSheet });
SVGElement.prototype.getBBox = () => ({ x: 0, y: 0, width: 100, height: 20 });
SVGElement.prototype.getComputedTextLength = () => 100;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });

async function labels(text) {
  const { svg } = await mermaid.render("diagram", text);
  const page = document.createElement("div");
  page.innerHTML = svg;
  const nodes = page.querySelectorAll(".node");
  return [...nodes].map((node) => node.textContent).sort();
}

async function parse(text) {
  await mermaid.parse(text);
  return [];
}

const look = process.argv.includes("--parse") ? parse : labels;
const told = {};
for (const [name, text] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  try {
    told[name] = await look(text);
  } catch (error) {
    told[name] = String(error.message ?? error);
  }
}
writeFileSync(1, JSON.stringify(told));
process.exit(0);
