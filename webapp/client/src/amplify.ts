/** The only module that imports the official sign-in library; always loaded lazily. */

import { Amplify, ConsoleLogger } from "@aws-amplify/core";
import {
  confirmResetPassword,
  confirmSignIn,
  confirmSignUp,
  confirmUserAttribute,
  deleteUser,
  fetchAuthSession,
  fetchMFAPreference,
  fetchUserAttributes,
  resendSignUpCode,
  resetPassword,
  setUpTOTP,
  signIn,
  signOut,
  signUp,
  updateMFAPreference,
  updateUserAttributes,
  verifyTOTPSetup,
} from "@aws-amplify/auth";
import { cognitoUserPoolsTokenProvider } from "@aws-amplify/auth/cognito";
import { within } from "./answers.ts";
import type { Config } from "./config.ts";
import { asFailure } from "./failures.ts";
import { authFailure } from "./authFailures.ts";
import { PROOF } from "./generated.ts";
import { tokenStorage } from "./storage.ts";

export function configure(settings: Config): void {
  ConsoleLogger.LOG_LEVEL = "ERROR"; // it warns of the local endpoints on every page
  const local = settings.awsEndpoint ? { userPoolEndpoint: settings.awsEndpoint } : {};
  const Auth = {
    Cognito: {
      userPoolId: settings.userPoolId,
      userPoolClientId: settings.userPoolClientId,
      loginWith: { email: true },
      ...local,
    },
  };
  // The meta package `aws-amplify` joins these parts in the same way.
  cognitoUserPoolsTokenProvider.setAuthConfig(Auth);
  cognitoUserPoolsTokenProvider.setKeyValueStorage(tokenStorage);
  Amplify.configure({ Auth }, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } });
}

async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await within(work);
  } catch (thrown) {
    throw authFailure(thrown) ?? asFailure(thrown);
  }
}

export const session = (forceRefresh: boolean) => told(fetchAuthSession({ forceRefresh }));

export async function enter(email: string, password: string) {
  const { nextStep } = await told(signIn({ username: email, password }));
  return nextStep.signInStep;
}

/** The code that a right password led to the question for. */
export async function answerCode(code: string) {
  const { nextStep } = await told(confirmSignIn({ challengeResponse: code }));
  return nextStep.signInStep;
}

export function register(email: string, password: string, name: string, digest: string) {
  const userAttributes = { email, name, [PROOF]: digest };
  return told(signUp({ username: email, password, options: { userAttributes } }));
}

/** The name given at the sign-up. Its owner may have written anything: it is only shown. */
export const signUpName = async (): Promise<string> =>
  (await told(fetchUserAttributes())).name ?? "";

export function confirm(email: string, code: string, proof: string) {
  const options = proof ? { clientMetadata: { proof } } : {};
  return told(confirmSignUp({ username: email, confirmationCode: code, options }));
}

export const resend = (email: string) => told(resendSignUpCode({ username: email }));
export const leave = (everywhere = false) => told(signOut({ global: everywhere }));
export const requestReset = (email: string) => told(resetPassword({ username: email }));

export const confirmReset = (email: string, code: string, password: string) =>
  told(confirmResetPassword({ username: email, confirmationCode: code, newPassword: password }));

/** The account of whoever is signed in, for ever; the library then forgets its tokens. */
export const erase = () => told(deleteUser());

export const factors = async () => ({
  totp: (await told(fetchMFAPreference())).enabled?.includes("TOTP") ?? false,
});

/** A secret for an authenticator app, and the address in which the app reads it. */
export async function beginTotp(issuer: string, email: string) {
  const { sharedSecret, getSetupUri } = await told(setUpTOTP());
  return { secret: sharedSecret, address: getSetupUri(issuer, email).href };
}

export const proveTotp = (code: string) => told(verifyTOTPSetup({ code }));
export const preferTotp = (on: boolean) =>
  told(updateMFAPreference({ totp: on ? "PREFERRED" : "DISABLED" }));

export const changeEmail = (email: string) =>
  told(updateUserAttributes({ userAttributes: { email } }));
export const proveEmail = (code: string) =>
  told(confirmUserAttribute({ userAttributeKey: "email", confirmationCode: code }));
