/** One form of the account at a time; what goes wrong is told, and the focus led to it. */

import { asFailure } from "./failures.ts";
import { change, session, tell } from "./session.ts";

const FIELDS: Record<string, string> = {
  NoEmail: "email",
  EmptySignInUsername: "email",
  UserNotFoundException: "email",
  EmptySignInPassword: "password",
  NotAuthorizedException: "password",
  InvalidPasswordException: "password",
  NoPassword: "password",
  NoCode: "code",
  CodeMismatchException: "code",
  ExpiredCodeException: "code",
};

/** The focus goes to the field that is wrong, else to the sentence, once they are drawn. */
function focusProblem(field: string): void {
  setTimeout(() => {
    const wrong = field ? document.getElementById(field) : null;
    (wrong ?? document.getElementById("problem"))?.focus();
  });
}

export async function whileBusy(work: () => Promise<void>): Promise<void> {
  if (session.get().busy) return;
  change({ busy: true, error: tell(""), errorField: "", notice: tell("") });
  try {
    await work();
  } catch (thrown) {
    const { kind, code, message } = asFailure(thrown);
    const errorField = kind === "invalid" ? (FIELDS[code] ?? "") : "";
    change({ error: tell(message), errorField });
    focusProblem(errorField);
  } finally {
    change({ busy: false });
  }
}
