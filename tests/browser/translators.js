// A stand-in for the translators that browsers have: each kind exchanges texts in its own way, and
// does so again for whatever the page puts in. `kind` is replace, wrap, insert or join.
(kind) => {
  const left = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEXTAREA", "FONT", "TITLE"]);
  const shell = (text) => {
    const outer = document.createElement("font");
    const inner = outer.appendChild(document.createElement("font"));
    inner.textContent = `«${text}»`;
    return outer;
  };
  const kinds = {
    replace: (text) => text.replaceWith(shell(text.data)),
    insert: (text) => {
      text.before(shell(text.data));
      text.remove();
    },
    wrap: (text) => {
      const outer = document.createElement("font");
      text.replaceWith(outer);
      outer.append("«", text, "»");
    },
    join: (text) => {
      let whole = text.data;
      while (text.nextSibling?.nodeType === 3) {
        whole += text.nextSibling.data;
        text.nextSibling.remove();
      }
      text.replaceWith(shell(whole));
    },
  };
  const translate = (root) => {
    if (left.has(root.nodeName) || root.closest?.("font")) return;
    for (const node of [...root.childNodes]) {
      if (node.parentNode !== root) continue;
      if (node.nodeType === 1) translate(node);
      else if (node.nodeType === 3 && node.data.trim()) kinds[kind](node);
    }
  };
  const watcher = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      const fresh = [...addedNodes].some((node) => node.nodeName !== "FONT" && node.isConnected);
      if (fresh && target.nodeType === 1) translate(target);
    }
    watcher.takeRecords();
  });
  translate(document.body);
  watcher.observe(document.body, { childList: true, subtree: true });
}
