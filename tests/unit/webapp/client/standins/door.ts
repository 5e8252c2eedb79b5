/** The account's pages: their form, and before each test one account, of which nobody is signed in. */

import { beforeEach } from "node:test";
import { until } from "./page.ts";
import { ADA, open, PASSWORD } from "./site.ts";
import { cloud } from "./cloud.ts";
import { pool } from "./library.ts";

const { useSession } = await import("#client/hooks.ts");
export const actions = await import("#client/actions.ts");
const { navigate } = await import("#client/navigation.ts");

const FORM =
  '<main><h1>Sign in</h1><p id="problem" tabindex="-1"></p><input id="email" name="email">' +
  '<input id="password"><input id="code"></main>';
export const page = await open("/sign-in", { useSession }, FORM);
export const said = (): string =>
  JSON.stringify([page.values.useSession, location.href, pool.mailed]);
export const at = (path: string): Promise<void> => until(() => location.pathname === path, said);
await until(() => page.values.useSession.status === "signedOut", said);

export const session = (): ReturnType<typeof useSession> => page.values.useSession;

export async function goTo(path: string): Promise<void> {
  navigate(path);
  await until(() => location.pathname + location.search === path && session() !== undefined, said);
}

export async function refusedWith(text: RegExp, focused: string): Promise<void> {
  await until(() => text.test(session().error), said);
  await until(
    () => document.activeElement?.id === focused,
    () => document.activeElement?.id,
  );
}

beforeEach(async () => {
  cloud.instead = () => undefined;
  pool.failing.clear();
  if (session().status === "signedIn") await actions.signOut();
  pool.mailed.length = 0;
  pool.accounts.clear();
  cloud.tables["learners"]?.clear();
  pool.step = "DONE";
  pool.accounts.set(ADA, { password: PASSWORD, name: "Ada", confirmed: true });
  actions.forgetPending();
});
