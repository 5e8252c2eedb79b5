/**
 * Another e-mail address. The pool keeps the old one until a code that it mails to the new one comes
 * back (UserAttributeUpdateSettings), so a mistyped address locks nobody out.
 */

import { loadAuth } from "./auth.ts";
import { typedCode } from "./codes.ts";
import { asFailure, Failure } from "./failures.ts";
import { focusOn } from "./focus.ts";
import { pendingAddress } from "./ownSecurity.ts";
import { change, session } from "./session.ts";

const invalid = (code: string, sentence: string): Failure => new Failure("invalid", code, sentence);

function typedAddress(typed: string): string {
  const address = typed.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) {
    throw invalid("NoNewEmail", "Please type the new e-mail address.");
  }
  if (address === session.get().email.toLowerCase()) {
    throw invalid("SameEmail", "That is the address of this account already.");
  }
  return address;
}

export async function changeEmail(typed: string): Promise<string> {
  const address = typedAddress(typed);
  const auth = await loadAuth();
  await auth.changeEmail(address).catch((thrown: unknown) => {
    if (asFailure(thrown).code !== "AliasExistsException") throw thrown;
    throw invalid("TakenEmail", "This address can’t be used.");
  });
  pendingAddress.set(address);
  focusOn("emailCode");
  return `We mailed a code to ${address}. Until you enter it, your old address counts.`;
}

export async function confirmEmail(typed: string): Promise<string> {
  const auth = await loadAuth();
  const address = pendingAddress.get();
  try {
    await auth.proveEmail(typedCode(typed));
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.kind !== "invalid") throw thrown;
    const sentence = failure.code === "AliasExistsException" ? "This address can’t be used." : "";
    throw invalid("OtherEmailCode", sentence || failure.message);
  }
  pendingAddress.set("");
  change({ email: address });
  await auth.session(true).catch(() => undefined); // the next token names the new address anyway
  return `From now on, sign in with ${address}.`;
}

export function leaveEmail(): void {
  pendingAddress.set("");
}
