/**
 * A second look at HTML that ingest has sanitised already: only known elements and attributes
 * stay. The parsed document is inert (HTML standard, "DOMParser"): nothing in it runs or loads.
 */

const ELEMENTS = new Set(
  (
    "A ABBR B BLOCKQUOTE BR CODE DD DEL DIV DL DT EM FIGCAPTION FIGURE H2 H3 H4 H5 H6 HR I IMG " +
    "INS KBD LI MARK OL P PRE Q S SAMP SMALL SPAN STRONG SUB SUP TABLE TBODY TD TFOOT TH THEAD " +
    "TR U UL VAR"
  ).split(" "),
);
const ATTRIBUTES = new Set("alt colspan height href id lang rowspan src title width".split(" "));
const SAFE_ADDRESS = /^(https?:|mailto:|\/(?![/\\])|#)/i;

/** The address, or none where following it could run something (`javascript:` and the like). */
export function safeAddress(address: string): string {
  const trimmed = address.trim();
  return SAFE_ADDRESS.test(trimmed) ? trimmed : "";
}

function isKept({ name, value }: Attr): boolean {
  if (!ATTRIBUTES.has(name)) return false;
  return (name !== "href" && name !== "src") || safeAddress(value) !== "";
}

function clean(element: Element): void {
  for (const child of [...element.children]) {
    if (!ELEMENTS.has(child.tagName)) {
      child.remove();
      continue;
    }
    for (const attribute of [...child.attributes]) {
      if (!isKept(attribute)) child.removeAttribute(attribute.name);
    }
    if (child.tagName === "A") child.setAttribute("rel", "noopener noreferrer");
    clean(child);
  }
}

export function sanitised(html: string): string {
  if (html === "") return "";
  const { body } = new DOMParser().parseFromString(html, "text/html");
  clean(body);
  return body.innerHTML;
}
