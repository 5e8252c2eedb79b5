/** A table of a lesson as HTML: its cells are sanitised, the rest is written here. */

import type { Plain } from "./attributes.ts";
import { ALIGNMENTS } from "./boundary.ts";
import { texts, type Fields } from "./fields.ts";

const KNOWN = new Set<string>(ALIGNMENTS);

type CleanCell = (html: string) => string;

function row(tag: "th" | "td", cells: string[], alignments: string[], clean: CleanCell): string {
  const scope = tag === "th" ? ' scope="col"' : "";
  const written = cells.map((cell, index) => {
    const alignment = alignments[index] ?? "";
    const kind = KNOWN.has(alignment) ? ` class="align-${alignment}"` : "";
    return `<${tag}${scope}${kind} dir="auto">${clean(cell)}</${tag}>`;
  });
  return `<tr>${written.join("")}</tr>`;
}

export function tableHtml(from: Fields, clean: CleanCell): string {
  const header = texts(from, "header");
  if (header.length === 0) return "";
  const alignments = texts(from, "alignments");
  const listed: Plain | undefined = from?.["rows"];
  const rows = Array.isArray(listed) ? listed : [];
  const body = rows.map((cells) => row("td", texts({ cells }, "cells"), alignments, clean));
  const head = row("th", header, alignments, clean);
  return `<table><thead>${head}</thead><tbody>${body.join("")}</tbody></table>`;
}
