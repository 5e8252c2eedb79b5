/** The hooks on a page that React shows, at an address of the site; a navigation changes it. */

import { until } from "./page.ts";
import { cloud } from "./cloud.ts";
import { pool } from "./library.ts";
import { createElement, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter, RouterProvider } from "react-router";

export interface Shown<Values> {
  /** What each hook said last. */
  values: Values;
  leave(): void;
}

type Hooks = Record<string, () => unknown>;
type ValuesOf<Of extends Hooks> = { [Name in keyof Of]: ReturnType<Of[Name]> };

/** `markup` is what stands on the page beside the hooks, which draw nothing. */
export async function open<Of extends Hooks>(
  path: string,
  hooks: Of,
  markup = "<main><h1>A page</h1></main>",
): Promise<Shown<ValuesOf<Of>>> {
  history.replaceState(null, "", path);
  document.body.innerHTML = `${markup}<div id="root"></div>`;
  const values = {} as ValuesOf<Of>;
  let settled = false;
  const Page = (): null => {
    for (const name of Object.keys(hooks) as (keyof Of)[]) {
      values[name] = hooks[name]?.() as ValuesOf<Of>[keyof Of];
    }
    useEffect(() => {
      settled = true; // after the hooks' own effects
    }, []);
    return null;
  };
  const router = createBrowserRouter([{ path: "*", element: createElement(Page) }]);
  const root = createRoot(document.getElementById("root") as HTMLElement);
  root.render(createElement(RouterProvider, { router }));
  await until(() => settled);
  const leave = (): void => {
    root.unmount();
    router.dispose();
  };
  return { values, leave };
}

export const ADA = "ada@lectern.test";
export const PASSWORD = "a long password";
export const SUB = pool.subOf(ADA);

/** Ada signs in and is led to `path`; what was asked of the cloud on the way is forgotten. */
export async function signedIn<Of extends Hooks>(
  path: string,
  hooks: Of,
  markup?: string,
): Promise<Shown<ValuesOf<Of>>> {
  pool.accounts.set(ADA, { password: PASSWORD, name: "Ada Lovelace", confirmed: true });
  const { useSession } = await import("#client/hooks.ts");
  const { signIn } = await import("#client/actions.ts");
  const door = `/sign-in?next=${encodeURIComponent(path)}`;
  const page = await open(door, { ...hooks, useSession }, markup);
  await until(() => page.values.useSession?.status === "signedOut");
  await signIn({ email: ADA, password: PASSWORD });
  await until(
    () => location.pathname + location.search === path,
    () => location.href,
  );
  cloud.asked.length = 0;
  return page as unknown as Shown<ValuesOf<Of>>;
}
