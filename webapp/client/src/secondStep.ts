/** The second step of a sign-in: a code of the authenticator app, after a right password. */

import { loadAuth } from "./auth.ts";
import { asFailure } from "./failures.ts";
import { focusOn } from "./focus.ts";
import { currentPath, navigate } from "./navigation.ts";
import { doorHref } from "./paths.ts";
import { recalled, remember } from "./pending.ts";
import { loadPart } from "./routes.ts";
import { change } from "./session.ts";

/** The library keeps the sign-in open for some minutes; which of its pages began it is all one. */
export function askForCode(email: string): void {
  remember({ email, displayName: recalled().displayName });
  change({ codeWanted: true });
  focusOn("totp");
  if (location.pathname !== "/sign-in") navigate(doorHref("/sign-in", currentPath()));
}

const factorPart = () => loadPart(() => import("./factor.ts"));

/** A sign-in that ended meanwhile begins again with the password. */
export async function answerCode(typed: string): Promise<void> {
  const [auth, { withCode }] = await Promise.all([loadAuth(), factorPart()]);
  try {
    await withCode(typed, auth.answerCode);
  } catch (thrown) {
    const { kind, code } = asFailure(thrown);
    if (kind === "expired" || code === "SignInException") change({ codeWanted: false });
    throw thrown;
  }
  change({ codeWanted: false });
}
