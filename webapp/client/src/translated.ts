/**
 * Keeps the page whole under a browser's translator.
 *
 * Translators put elements of their own where texts were. React keeps the text nodes that it made:
 * it would write new words into a node that nobody sees, and raise when it takes such a node out
 * or puts something before it (React, issue 11538). So what was exchanged is remembered, and
 * undone as soon as React has something to say about one of the texts: the new text is shown, and
 * the translator, which watches the page, translates it again.
 */

/** One change of a translator, as the browser reported it. */
interface Exchange {
  parent: Node;
  removed: readonly Node[];
  /** Also what the translator put in the place of these later. */
  added: Node[];
  previous: Node | null;
  next: Node | null;
}

/** All that happened below one parent at once: a translator may join several texts into one. */
const groupOf = new WeakMap<Node, Exchange[]>();
const exchangeThatAdded = new WeakMap<Node, Exchange>();

/** The pages are also made without a browser, where there is no such thing as a node. */
const inBrowser = typeof document !== "undefined";
const native = {
  insertBefore: (inBrowser ? Node.prototype : ({} as Node)).insertBefore,
  removeChild: (inBrowser ? Node.prototype : ({} as Node)).removeChild,
};

function placeOf({ parent, added, previous, next }: Exchange): Node | null {
  const stood = added.find((node) => node.parentNode === parent);
  if (stood) return stood;
  if (next?.parentNode === parent) return next;
  return previous?.parentNode === parent ? previous.nextSibling : null;
}

function undo(exchange: Exchange): void {
  const { parent, removed, added } = exchange;
  const place = placeOf(exchange);
  for (const node of removed) {
    const held = !node.parentNode || added.some((one) => one.contains(node));
    if (held) native.insertBefore.call(parent, node, place);
    groupOf.delete(node);
  }
  for (const node of added) {
    if (node.parentNode === parent) native.removeChild.call(parent, node);
  }
}

/** The last change first, so that each finds the siblings that it left. */
function giveBack(node: Node): void {
  const group = groupOf.get(node) ?? [];
  for (const exchange of [...group].reverse()) undo(exchange);
}

const isText = (node: Node): boolean => node.nodeType === Node.TEXT_NODE;

function noteOne(record: MutationRecord, groups: Map<Node, Exchange[]>): void {
  const added = [...record.addedNodes];
  const removed = [...record.removedNodes];
  for (const node of removed) {
    exchangeThatAdded.get(node)?.added.push(...added);
  }
  const { target: parent, previousSibling: previous, nextSibling: next } = record;
  const exchange: Exchange = { parent, removed: removed.filter(isText), added, previous, next };
  groups.set(parent, [...(groups.get(parent) ?? []), exchange]);
}

/**
 * React's own changes are remembered too where they look the same. That does no harm: React never
 * asks for a text again that it has taken out.
 */
function note(records: MutationRecord[], follow: (text: Node) => void): void {
  const groups = new Map<Node, Exchange[]>();
  for (const record of records) noteOne(record, groups);
  for (const group of groups.values()) {
    if (!group.some(({ added }) => added.some((node) => !isText(node)))) continue;
    for (const exchange of group) {
      for (const node of exchange.added) exchangeThatAdded.set(node, exchange);
      for (const text of exchange.removed) {
        groupOf.set(text, group);
        follow(text);
      }
    }
  }
}

/** The child of `parent` that holds `node`: a translator may have put it into its own element. */
function holder(parent: Node, node: Node): Node | null {
  let at: Node | null = node;
  while (at && at.parentNode !== parent) at = at.parentNode;
  return at;
}

function withstand(): void {
  const changes = new MutationObserver((records) => {
    for (const { target } of records) giveBack(target);
  });
  const follow = (text: Node): void => changes.observe(text, { characterData: true });
  const exchanges = new MutationObserver((records) => note(records, follow));
  exchanges.observe(document, { childList: true, subtree: true });
  const bringBack = (node: Node): void => {
    note(exchanges.takeRecords(), follow);
    giveBack(node);
  };
  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    if (child.parentNode !== this) bringBack(child);
    const parent = child.parentNode;
    return parent ? (native.removeChild.call(parent, child) as T) : child;
  };
  Node.prototype.insertBefore = function <T extends Node>(this: Node, node: T, at: Node | null): T {
    if (at && at.parentNode !== this) bringBack(at);
    return native.insertBefore.call(this, node, at && holder(this, at)) as T;
  };
}

if (inBrowser) withstand();
