/**
 * By what the user pool knows that who confirms an account chose its password: the sign-up brings
 * the digest of a proof, the confirmation the proof (backend_functions/confirmed). It is made of the
 * password and of random bytes, the salt. This tab keeps the salt, over a reload too, and no proof:
 * who confirms here types the password again, or the page still has it. So a stranger who signed up
 * in this tab before leaves nothing that opens the account, and whoever reads a proof can't guess
 * the password by it: the salt never leaves the tab.
 */

import { PROOF_BYTES } from "./generated.ts";
import { hex } from "./sigv4.ts";

const SALT = "lectern.sign-up";
const encoder = new TextEncoder();

interface OwnSignUp {
  email: string;
  salt: string;
}

/** For where storage is blocked: such a page's sign-up doesn't outlast a reload. */
let inMemory: OwnSignUp | null = null;

async function proofFrom(salt: string, password: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest("SHA-256", encoder.encode(salt + password));
}

/** A fresh salt, and the digest of the proof that it makes with this password. */
export async function newProof(password: string): Promise<{ salt: string; digest: string }> {
  const salt = hex(crypto.getRandomValues(new Uint8Array(PROOF_BYTES)).buffer);
  const proof = await proofFrom(salt, password);
  return { salt, digest: hex(await crypto.subtle.digest("SHA-256", proof)) };
}

/** Only after the sign-up: one that was refused leaves the account with an earlier proof. */
export function keepProof(signUp: OwnSignUp): void {
  inMemory = signUp;
  try {
    sessionStorage.setItem(SALT, JSON.stringify(signUp));
  } catch {
    // storage is blocked: the page's memory is enough until it is left
  }
}

function ownSignUp(): OwnSignUp | null {
  if (inMemory) return inMemory;
  try {
    const stored = sessionStorage.getItem(SALT);
    return stored ? (JSON.parse(stored) as OwnSignUp) : null;
  } catch {
    return null; // storage is blocked, or holds something else
  }
}

/** "" unless this tab signed up with this address. It fits only with the password chosen then. */
export async function proofOf(email: string, password: string): Promise<string> {
  const own = ownSignUp();
  return own?.email === email ? hex(await proofFrom(own.salt, password)) : "";
}

export function forgetProof(): void {
  inMemory = null;
  try {
    sessionStorage.removeItem(SALT);
  } catch {
    // storage is blocked: nothing was kept there
  }
}
