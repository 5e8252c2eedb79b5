"""What stands on a page of a course until its code has come, and for good without JavaScript.

The addresses of courses and lessons share one file, which is made without knowing them. React
Router shows the root's `HydrateFallback` there. Its markup is only in that file: in the browser
React takes over what it finds, so the words weigh nothing in the code.
"""

import json

from webapp.build.build_failed import ReflexChanged

_WORDS = (
    "<noscript><p>Lectern needs JavaScript to sign you in and to show what you read."
    " Please switch it on in your browser’s settings and load the page again.</p></noscript>"
)
WAITING = (
    '<div aria-busy="true" class="stack-large"><h1 class="unseen" data-waiting="">Loading the page'
    f'</h1>{_WORDS}<div aria-hidden="true" class="skeleton skeleton-title"></div>'
    '<div aria-hidden="true" class="stack">'
    + '<div class="skeleton skeleton-line"></div>' * 9
    + "</div></div>"
)
NOT_FOUND = (
    '<div class="state"><h1>There’s no page here</h1><p>The address may be mistyped, or the page'
    ' has moved.</p><div class="row"><a class="button button-primary" href="/catalogue">Open the'
    f" catalogue</a></div>{_WORDS}</div>"
)
_PAGE = (
    '<header class="site-header"><div class="wrap"><a class="brand" href="/">Lectern</a>'
    '<nav aria-label="Site" class="site-nav"><a href="/catalogue">Catalogue</a></nav></div>'
    f'</header><main id="content"><div class="wrap section">{WAITING}</div></main>'
)
_MARK = "export default function App() {"


def with_shell(root: str) -> str:
    """Raises where the page's root no longer looks as this change needs it."""
    if root.count(_MARK) != 1 or "HydrateFallback" in root:
        raise ReflexChanged("app/root.jsx has no single App, or has a fallback of its own")
    html = f'import.meta.env.SSR ? {json.dumps(_PAGE)} : ""'
    props = f'{{className:"page",dangerouslySetInnerHTML:{{__html:{html}}}}}'
    children = f'jsx("title",{{}},"Lectern"),jsx("div",{props})'
    return root.replace(
        _MARK,
        f"export function HydrateFallback() {{\n  return jsx(Fragment, {{}}, {children});\n}}\n\n"
        + _MARK,
    )


def of_nothing(page: str) -> str:
    """The same page for an address that leads nowhere."""
    return page.replace(WAITING, NOT_FOUND)
