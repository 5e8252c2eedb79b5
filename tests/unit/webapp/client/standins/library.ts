/**
 * Stands for the sign-in library (`@aws-amplify/auth`): a user pool in memory, with the library's
 * answers and errors as far as the data layer knows them. It keeps who is signed in where the
 * library does, in the storage that it is given.
 */

interface Account {
  password: string;
  name: string;
  confirmed: boolean;
}

interface Storage {
  setItem(name: string, value: string): Promise<void>;
  removeItem(name: string): Promise<void>;
}

const LAST = "CognitoIdentityServiceProvider.client.LastAuthUser";
export const CODE = "123456";
export const pool = {
  accounts: new Map<string, Account>(),
  /** What was mailed: the address and of which kind. */
  mailed: [] as string[],
  signedOutEverywhere: 0,
  sessions: 0,
  groups: [] as string[],
  /** What follows a right password. */
  step: "DONE",
  /** Raised by the next call of that name, once. */
  failing: new Map<string, Error>(),
  subOf: (email: string): string => `sub-of-${email}`,
};

let storage: Storage | null = null;
let signedIn = "";
/** Who typed a right password last. */
let answering = "";
export let settings: unknown = null;

export const refusal = (name: string, message = name): Error =>
  Object.assign(new Error(message), { name });

function asked(call: string): void {
  const failure = pool.failing.get(call);
  pool.failing.delete(call);
  if (failure) throw failure;
}

function accountOf(email: string): Account {
  const account = pool.accounts.get(email);
  if (!account) throw refusal("UserNotFoundException");
  return account;
}

export const ConsoleLogger = { LOG_LEVEL: "" };
export const Amplify = {
  configure(given: unknown): void {
    settings = given;
  },
};
export const cognitoUserPoolsTokenProvider = {
  setAuthConfig(): void {},
  setKeyValueStorage(given: Storage): void {
    storage = given;
  },
};

/** A page that is loaded anew finds the person that its storage remembers. */
export function remembered(email: string): void {
  signedIn = email;
}

export async function fetchAuthSession(): Promise<unknown> {
  asked("fetchAuthSession");
  pool.sessions += 1;
  if (!signedIn) return {};
  const payload = { sub: pool.subOf(signedIn), email: signedIn, "cognito:groups": pool.groups };
  return { tokens: { idToken: { payload, toString: () => `token of ${signedIn}` } } };
}

export async function fetchUserAttributes(): Promise<{ name?: string }> {
  asked("fetchUserAttributes");
  return { name: accountOf(signedIn).name };
}

export async function signIn(given: { username: string; password: string }): Promise<unknown> {
  asked("signIn");
  const account = pool.accounts.get(given.username);
  if (account?.password !== given.password) {
    throw refusal("NotAuthorizedException", "Incorrect username or password.");
  }
  if (!account.confirmed) return { nextStep: { signInStep: "CONFIRM_SIGN_UP" } };
  answering = given.username;
  if (pool.step !== "DONE") return { nextStep: { signInStep: pool.step } };
  signedIn = given.username;
  await storage?.setItem(LAST, signedIn);
  return { nextStep: { signInStep: "DONE" } };
}

export async function signOut({ global }: { global: boolean }): Promise<void> {
  asked("signOut");
  if (global) pool.signedOutEverywhere += 1;
  signedIn = "";
  await storage?.removeItem(LAST);
}

export async function signUp(given: {
  username: string;
  password: string;
  options: { userAttributes: { name: string } };
}): Promise<void> {
  asked("signUp");
  if (pool.accounts.has(given.username)) throw refusal("UsernameExistsException");
  const { name } = given.options.userAttributes;
  pool.accounts.set(given.username, { password: given.password, name, confirmed: false });
  pool.mailed.push(`${given.username} confirm`);
}

export async function confirmSignUp(given: {
  username: string;
  confirmationCode: string;
}): Promise<void> {
  asked("confirmSignUp");
  const account = accountOf(given.username);
  if (account.confirmed) {
    throw refusal(
      "NotAuthorizedException",
      "User cannot be confirmed. Current status is CONFIRMED",
    );
  }
  if (given.confirmationCode !== CODE) throw refusal("CodeMismatchException");
  account.confirmed = true;
}

/** Of an unknown address, as with PreventUserExistenceErrors: as if a mail had gone out. */
export async function resendSignUpCode({ username }: { username: string }): Promise<void> {
  asked("resendSignUpCode");
  const account = pool.accounts.get(username);
  if (account?.confirmed) throw refusal("InvalidParameterException", "User is already confirmed.");
  if (account) pool.mailed.push(`${username} confirm`);
}

export async function resetPassword({ username }: { username: string }): Promise<void> {
  asked("resetPassword");
  if (pool.accounts.get(username)?.confirmed) pool.mailed.push(`${username} reset`);
}

export async function confirmResetPassword(given: {
  username: string;
  confirmationCode: string;
  newPassword: string;
}): Promise<void> {
  asked("confirmResetPassword");
  if (given.confirmationCode !== CODE) throw refusal("CodeMismatchException");
  accountOf(given.username).password = given.newPassword;
}

export async function deleteUser(): Promise<void> {
  asked("deleteUser");
  pool.accounts.delete(signedIn);
  await signOut({ global: false });
}

/** The authenticator app's code, and what the pool knows of factors. */
export const TOTP = "654321";
export const factor = { begun: "", on: false, pending: "" };

export async function fetchMFAPreference(): Promise<{ enabled?: string[] }> {
  asked("fetchMFAPreference");
  return factor.on ? ({ enabled: ["TOTP"], preferred: "TOTP" } as never) : {};
}

export async function setUpTOTP(): Promise<unknown> {
  asked("setUpTOTP");
  factor.begun = "SECRETSECRET2345";
  const getSetupUri = (issuer: string, account: string): URL =>
    new URL(`otpauth://totp/${issuer}:${account}?secret=${factor.begun}&issuer=${issuer}`);
  return { sharedSecret: factor.begun, getSetupUri };
}

export async function verifyTOTPSetup({ code }: { code: string }): Promise<void> {
  asked("verifyTOTPSetup");
  if (!factor.begun) throw refusal("EnableSoftwareTokenMFAException");
  if (code !== TOTP) throw refusal("EnableSoftwareTokenMFAException", "Code mismatch");
}

export async function updateMFAPreference({ totp }: { totp: string }): Promise<void> {
  asked("updateMFAPreference");
  factor.on = totp === "PREFERRED";
}

export async function confirmSignIn(given: { challengeResponse: string }): Promise<unknown> {
  asked("confirmSignIn");
  if (given.challengeResponse !== TOTP) throw refusal("CodeMismatchException");
  signedIn = answering;
  await storage?.setItem(LAST, signedIn);
  return { nextStep: { signInStep: "DONE" } };
}

export async function updateUserAttributes(given: {
  userAttributes: { email: string };
}): Promise<void> {
  asked("updateUserAttributes");
  const { email } = given.userAttributes;
  if (pool.accounts.has(email)) throw refusal("AliasExistsException");
  factor.pending = email;
  pool.mailed.push(`${email} change`);
}

export async function confirmUserAttribute(given: { confirmationCode: string }): Promise<void> {
  asked("confirmUserAttribute");
  if (given.confirmationCode !== CODE) throw refusal("CodeMismatchException");
}
