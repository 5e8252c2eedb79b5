/**
 * By what the user pool knows that who confirms an account is who signed it up: the sign-up brings
 * the digest of random bytes, the confirmation the bytes (backend_functions/confirmed). Kept in
 * memory only, beside the password that it goes with: in a storage it would outlast the page, and
 * a stranger who signed up here before would have left theirs to whoever confirms next.
 */

import { PROOF_BYTES } from "./generated.ts";
import { hex } from "./sigv4.ts";

interface OwnSignUp {
  email: string;
  password: string;
  proof: string;
}

let own: OwnSignUp | null = null;

/** A fresh proof and the digest that is shown before it. */
export async function newProof(): Promise<{ proof: string; digest: string }> {
  const bytes = crypto.getRandomValues(new Uint8Array(PROOF_BYTES));
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return { proof: hex(bytes.buffer), digest: hex(digest) };
}

/** Only after the sign-up: one that was refused leaves the account with an earlier proof. */
export function keepProof(signUp: OwnSignUp): void {
  own = signUp;
}

/** "" unless this page signed up with this address and chose this password: no other is settled. */
export function proofOf(email: string, password: string): string {
  return own && own.email === email && own.password === password ? own.proof : "";
}

export function forgetProof(): void {
  own = null;
}
