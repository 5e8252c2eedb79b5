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

export function near(load: () => Promise<Part>): ComponentType<{ children?: ReactNode }> {
  return function Near({ children }): ReactElement {
    const place = useRef<HTMLDivElement>(null);
    const [known, setKnown] = useState<{ part: Part } | null>(null);
    const [problem, setProblem] = useState("");
    useEffect(() => {
      if (known || !place.current) return undefined;
      let missed = false;
      const bring = (): void => {
        loadPart(load).then(
          (part) => setKnown({ part }),
          (thrown: unknown) => {
            missed = true;
            setProblem(asFailure(thrown).message);
          },
        );
      };
      if (location.hash.startsWith(LINK)) bring();
      const sight = new IntersectionObserver(
        ([seen]) => {
          if (seen?.isIntersecting) bring();
        },
        { rootMargin: MARGIN },
      );
      sight.observe(place.current);
      const endNetwork = network.subscribe(() => {
        if (missed && network.get().online) bring();
      });
      return () => {
        sight.disconnect();
        endNetwork();
      };
    }, [known]);
    if (known) return createElement(known.part);
    const told = problem && createElement("p", { role: "alert", className: "notice" }, problem);
    return createElement("div", { ref: place }, told || children);
  };
}
