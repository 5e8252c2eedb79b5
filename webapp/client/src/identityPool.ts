/**
 * The identity pool's two calls, which are not signed (Cognito Identity API reference: GetId,
 * GetCredentialsForIdentity). The sign-in library's own way has no end where nothing answers.
 */

import { answerTo } from "./answers.ts";
import { now } from "./clock.ts";
import type { Config } from "./config.ts";
import { Failure, type FailureKind } from "./failures.ts";
import { retrying } from "./retry.ts";
import type { SigningKey } from "./sigv4.ts";

export interface PoolCredentials extends SigningKey {
  expiresAt: number;
}

const KINDS: Record<string, FailureKind> = {
  NotAuthorizedException: "expired",
  ResourceNotFoundException: "expired", // an identity that was deleted or unlinked
  TooManyRequestsException: "throttled",
  LimitExceededException: "throttled",
  InternalErrorException: "unavailable",
};

export function failureOf(status: number, body: string, retryAfter = 0): Failure {
  let code = `http ${status}`;
  try {
    code = (JSON.parse(body) as { __type?: string }).__type?.split("#").pop() ?? code;
  } catch {
    // a proxy's page: the status says enough
  }
  const other = status === 429 ? "throttled" : "unavailable";
  return new Failure(KINDS[code] ?? other, code, undefined, retryAfter);
}

async function ask<T>(settings: Config, operation: string, message: object): Promise<T> {
  const url = settings.awsEndpoint ?? `https://cognito-identity.${settings.region}.amazonaws.com`;
  const answer = await answerTo(`${url}/`, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityService.${operation}`,
    },
    body: JSON.stringify(message),
  });
  if (!answer.ok) throw failureOf(answer.status, answer.text, answer.retryAfter);
  return JSON.parse(answer.text) as T;
}

interface Given {
  IdentityId: string;
  Credentials: {
    AccessKeyId: string;
    SecretKey: string;
    SessionToken: string;
    /** Seconds since the epoch, as the JSON protocol writes times. */
    Expiration?: number;
  };
}

export async function poolCredentials(settings: Config, idToken: string): Promise<PoolCredentials> {
  const pool = `cognito-idp.${settings.region}.amazonaws.com/${settings.userPoolId}`;
  const Logins = { [pool]: idToken };
  const { IdentityId } = await retrying(() =>
    ask<Pick<Given, "IdentityId">>(settings, "GetId", {
      IdentityPoolId: settings.identityPoolId,
      Logins,
    }),
  );
  const { Credentials } = await retrying(() =>
    ask<Given>(settings, "GetCredentialsForIdentity", { IdentityId, Logins }),
  );
  if (!Credentials?.SessionToken) throw new Failure("unavailable", "NoCredentials");
  return {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretKey,
    sessionToken: Credentials.SessionToken,
    expiresAt: Credentials.Expiration ? Credentials.Expiration * 1000 : now() + 60 * 60 * 1000,
  };
}
