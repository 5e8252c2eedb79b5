/** One form of the account at a time; what goes wrong is told, and the focus led to it. */

import { asFailure, type Failure } from "./failures.ts";
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
  NoName: "displayName",
  LongName: "displayName",
  LongAbout: "about",
  NoExport: "importFile",
  OtherAddress: "ownAddress",
  NoTotp: "totp",
  OtherTotp: "totp",
  NoNewEmail: "newEmail",
  SameEmail: "newEmail",
  TakenEmail: "newEmail",
  OtherEmailCode: "emailCode",
};

/** The focus goes to the field that is wrong, else to the sentence, once they are drawn. The
 * field's name is the answer; empty where it is no field's fault.
 */
export function focusProblem({ kind, code }: Failure): string {
  const field = kind === "invalid" ? (FIELDS[code] ?? "") : "";
  setTimeout(() => {
    const wrong = field ? document.getElementById(field) : null;
    (wrong ?? document.getElementById("problem"))?.focus();
  });
  return field;
}

export async function whileBusy(work: () => Promise<void>): Promise<void> {
  if (session.get().busy) return;
  change({ busy: true, error: tell(""), errorField: "", notice: tell("") });
  try {
    await work();
  } catch (thrown) {
    const failure = asFailure(thrown);
    change({ error: tell(failure.message), errorField: focusProblem(failure) });
  } finally {
    change({ busy: false });
  }
}
