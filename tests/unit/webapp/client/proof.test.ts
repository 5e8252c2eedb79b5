import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { authFailure } from "#client/authFailures.ts";
import { forgetProof, keepProof, newProof, proofOf } from "#client/proof.ts";

const ADA = "ada@lectern.test";

const digestOf = (proof: string): string =>
  createHash("sha256").update(Buffer.from(proof, "hex")).digest("hex");

test("the proof of the password that was chosen fits the digest, that of another doesn't", async () => {
  const { salt, digest } = await newProof("chosen");
  keepProof({ email: ADA, salt });
  assert.match(await proofOf(ADA, "chosen"), /^[0-9a-f]{64}$/);
  assert.equal(digestOf(await proofOf(ADA, "chosen")), digest);
  assert.notEqual(digestOf(await proofOf(ADA, "another")), digest);
});

test("no two proofs are the same, though the passwords are", async () => {
  const [one, other] = [await newProof("chosen"), await newProof("chosen")];
  assert.notEqual(one.salt, other.salt);
  assert.notEqual(one.digest, other.digest);
});

test("a proof is made for the address that signed up here, until it is forgotten", async () => {
  keepProof({ email: ADA, salt: "s1" });
  assert.notEqual(await proofOf(ADA, "chosen"), "");
  assert.equal(await proofOf("grace@lectern.test", "chosen"), "");
  forgetProof();
  assert.equal(await proofOf(ADA, "chosen"), "");
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
