import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { authFailure } from "#client/authFailures.ts";
import { forgetProof, keepProof, newProof, proofOf } from "#client/proof.ts";

const ADA = "ada@lectern.test";

test("the digest is that of the proof's bytes, and no two are the same", async () => {
  const [one, other] = [await newProof(), await newProof()];
  assert.match(one.proof, /^[0-9a-f]{64}$/);
  const digest = createHash("sha256").update(Buffer.from(one.proof, "hex")).digest("hex");
  assert.equal(one.digest, digest);
  assert.notEqual(one.proof, other.proof);
});

test("a proof is shown for the address and the password that it was made with", () => {
  keepProof({ email: ADA, password: "chosen", proof: "p1" });
  assert.equal(proofOf(ADA, "chosen"), "p1");
  assert.equal(proofOf(ADA, "another"), "");
  assert.equal(proofOf("grace@lectern.test", "chosen"), "");
  forgetProof();
  assert.equal(proofOf(ADA, "chosen"), "");
});

function told(name: string, message: string) {
  const failure = authFailure(Object.assign(new Error(message), { name }));
  return [failure?.kind, failure?.code];
}

test("a trigger that refuses is told from one that failed", () => {
  const refusal = "PreTokenGeneration failed with error not-settled.";
  assert.deepEqual(told("UserLambdaValidationException", refusal), ["invalid", "NotSettled"]);
  for (const name of [
    "UserLambdaValidationException",
    "UnexpectedLambdaException",
    "InvalidLambdaResponseException",
  ]) {
    assert.deepEqual(told(name, "PostConfirmation failed."), ["unavailable", "TriggerFailed"]);
  }
});
