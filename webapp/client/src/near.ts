/**
 * A part of a page whose code is loaded when the reader comes near it, and not before. What stands in
 * its place until then is the page's.
 */

import { createElement, useEffect, useRef, useState } from "react";
import { asFailure } from "./failures.ts";
import { network } from "./network.ts";
import { loadPart } from "./routes.ts";
import type { ComponentType, ReactElement, ReactNode } from "react";

type Part = ComponentType;

/** A link to a comment brings it at once. */
const LINK = "#comment-";
/** So much before it is seen. */
const MARGIN = "600px";

/** Brings it whenever `place` comes near, and after a failure when the network is back. */
function watch(place: Element, bring: () => Promise<boolean>): () => void {
  let missed = false;
  const attempt = (): void => void bring().then((came) => (missed = !came));
  const sight = new IntersectionObserver(
    ([seen]) => {
      if (seen?.isIntersecting) attempt();
    },
    { rootMargin: MARGIN },
  );
  sight.observe(place);
  if (location.hash.startsWith(LINK)) attempt();
  const endNetwork = network.subscribe(() => {
    if (missed && network.get().online) attempt();
  });
  return () => {
    sight.disconnect();
    endNetwork();
  };
}

export function near(load: () => Promise<Part>): ComponentType<{ children?: ReactNode }> {
  return function Near({ children }): ReactElement {
    const place = useRef<HTMLDivElement>(null);
    const [known, setKnown] = useState<{ part: Part } | null>(null);
    const [problem, setProblem] = useState("");
    useEffect(() => {
      if (known || !place.current) return undefined;
      const missed = (thrown: unknown): boolean => {
        setProblem(asFailure(thrown).message);
        return false;
      };
      const came = (part: Part): boolean => {
        setKnown({ part });
        return true;
      };
      return watch(place.current, () => loadPart(load).then(came, missed));
    }, [known]);
    if (known) return createElement(known.part);
    const told = problem && createElement("p", { role: "alert", className: "notice" }, problem);
    return createElement("div", { ref: place }, told || children);
  };
}
