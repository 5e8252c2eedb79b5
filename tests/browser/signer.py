"""Signs requests inside the page, with the credentials that the page itself holds.

The attacker owns the browser: whatever the site keeps there, they can use. The code below runs in
the page, asks the identity pool for credentials with the id token from the site's storage, and
signs with the browser's own cryptography (AWS, "Create a signed AWS API request").
"""

import json
from typing import Any

from playwright.sync_api import Page

SCRIPT = """
async ([operation, body]) => {
  const site = await (await fetch('/lectern.config.json')).json();
  const bytes = (text) => new TextEncoder().encode(text);
  const hex = (buffer) =>
    [...new Uint8Array(buffer)].map((b) => b.toString(16).padStart(2, '0')).join('');
  const digest = async (text) => hex(await crypto.subtle.digest('SHA-256', bytes(text)));
  const hmac = async (key, text) => {
    const raw = typeof key === 'string' ? bytes(key) : key;
    const imported = await crypto.subtle.importKey(
      'raw', raw, {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
    return crypto.subtle.sign('HMAC', imported, bytes(text));
  };
  const endpoint = site.awsEndpoint + '/';
  const ask = async (target, message) => (await fetch(endpoint, {
    method: 'POST',
    headers: {'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target},
    body: JSON.stringify(message),
  })).json();
  const tokenName = Object.keys(localStorage).find((name) => name.endsWith('.idToken'));
  const provider = 'cognito-idp.' + site.region + '.amazonaws.com/' + site.userPoolId;
  const Logins = {[provider]: localStorage[tokenName]};
  const claims = localStorage[tokenName].split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
  if (operation === 'whoami') return [200, JSON.parse(atob(claims)).sub];
  const identity = await ask('AWSCognitoIdentityService.GetId',
    {IdentityPoolId: site.identityPoolId, Logins});
  const {Credentials: keys} = await ask('AWSCognitoIdentityService.GetCredentialsForIdentity',
    {IdentityId: identity.IdentityId, Logins});
  const payload = JSON.stringify(body);
  const now = new Date().toISOString().replace(/[-:]|\\.\\d{3}/g, '');
  const day = now.slice(0, 8);
  const scope = `${day}/${site.region}/dynamodb/aws4_request`;
  const target = 'DynamoDB_20120810.' + operation;
  const signed = 'host;x-amz-date;x-amz-security-token;x-amz-target';
  const canonical = ['POST', '/', '', `host:${new URL(endpoint).host}`, `x-amz-date:${now}`,
    `x-amz-security-token:${keys.SessionToken}`, `x-amz-target:${target}`, '', signed,
    await digest(payload)].join('\\n');
  const text = ['AWS4-HMAC-SHA256', now, scope, await digest(canonical)].join('\\n');
  let key = await hmac('AWS4' + keys.SecretKey, day);
  for (const part of [site.region, 'dynamodb', 'aws4_request']) key = await hmac(key, part);
  const answer = await fetch(endpoint, {method: 'POST', body: payload, headers: {
    'content-type': 'application/x-amz-json-1.0', 'x-amz-date': now, 'x-amz-target': target,
    'x-amz-security-token': keys.SessionToken,
    authorization: `AWS4-HMAC-SHA256 Credential=${keys.AccessKeyId}/${scope}, ` +
      `SignedHeaders=${signed}, Signature=${hex(await hmac(key, text))}`,
  }});
  return [answer.status, await answer.text()];
}
"""


def signed_call(page: Page, operation: str, body: dict[str, Any]) -> tuple[int, str]:
    """Status and text of one DynamoDB call, made and read by the page itself."""
    status, text = page.evaluate(SCRIPT, [operation, json.loads(json.dumps(body))])
    return int(status), str(text)


def sub(page: Page) -> str:
    return str(page.evaluate(SCRIPT, ["whoami", {}])[1])
