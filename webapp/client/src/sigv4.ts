/**
 * Signs a request as AWS Signature Version 4 says
 * (IAM User Guide, "Create a signed AWS API request").
 * Only what this site sends: POST and GET with a string body and no repeated header.
 */

export interface SigningKey {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

export interface Unsigned {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: string;
}

const encoder = new TextEncoder();

/** Two lower-case digits a byte. */
export function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function sha256(text: string): Promise<string> {
  return hex(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
}

async function hmac(key: BufferSource, text: string): Promise<ArrayBuffer> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", key, algorithm, false, ["sign"]);
  return crypto.subtle.sign("HMAC", imported, encoder.encode(text));
}

/** `20260101T120000Z`. */
export function amzDate(now: Date): string {
  return now.toISOString().replace(/[:-]|\.\d{3}/g, "");
}

function canonicalQuery(url: URL): string {
  const encode = (text: string): string =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  return [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
}

async function signature(key: SigningKey, scope: string[], toSign: string): Promise<string> {
  let derived: BufferSource = encoder.encode(`AWS4${key.secretAccessKey}`);
  for (const part of scope) derived = await hmac(derived, part);
  return hex(await hmac(derived, toSign));
}

/** The headers to send: those given, and `x-amz-date`, the session token and `authorization`. */
export async function signed(
  request: Unsigned,
  key: SigningKey,
  region: string,
  service: string,
  now: Date,
): Promise<Record<string, string>> {
  const date = amzDate(now);
  const sent: Record<string, string> = { ...request.headers, "x-amz-date": date };
  if (key.sessionToken) sent["x-amz-security-token"] = key.sessionToken;
  const named: Record<string, string> = { host: request.url.host };
  for (const [name, value] of Object.entries(sent)) named[name.toLowerCase()] = value.trim();
  const names = Object.keys(named).sort();
  const canonical = [
    request.method,
    request.url.pathname,
    canonicalQuery(request.url),
    ...names.map((name) => `${name}:${named[name]}`),
    "",
    names.join(";"),
    await sha256(request.body),
  ].join("\n");
  const scope = [date.slice(0, 8), region, service, "aws4_request"];
  const toSign = ["AWS4-HMAC-SHA256", date, scope.join("/"), await sha256(canonical)].join("\n");
  const credential = `Credential=${key.accessKeyId}/${scope.join("/")}`;
  const proof = `Signature=${await signature(key, scope, toSign)}`;
  const authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names.join(";")}, ${proof}`;
  return { ...sent, authorization };
}
