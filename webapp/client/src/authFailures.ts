/** Cognito's errors (API reference, "Common errors") in words for the person who typed. */

import { PASSWORD_CHARACTERS } from "./boundary.ts";
import { Failure, type FailureKind } from "./failures.ts";

const SHORT = `Please choose a password of at least ${PASSWORD_CHARACTERS} characters.`;

const KNOWN: Record<string, [FailureKind, string]> = {
  UsernameExistsException: ["invalid", "There is already an account with this e-mail address."],
  UserNotFoundException: ["invalid", "The e-mail address or the password is not right."],
  InvalidPasswordException: ["invalid", SHORT],
  InvalidParameterException: ["invalid", "Please check what you typed."],
  CodeMismatchException: ["invalid", "That code is not right. Please check your e-mail."],
  ExpiredCodeException: ["invalid", "That code has run out. Ask for a new one."],
  LimitExceededException: ["throttled", "Too many attempts. Please wait a while and try again."],
  TooManyRequestsException: ["throttled", "Too many attempts. Please wait a moment."],
  TooManyFailedAttemptsException: ["throttled", "Too many attempts. Please wait a while."],
  CodeDeliveryFailureException: ["unavailable", "The e-mail could not be sent. Try again."],
  AliasExistsException: ["invalid", "This address can’t be used."],
  EnableSoftwareTokenMFAException: ["invalid", "That code is not right."],
  UserUnAuthenticatedException: ["expired", "Your session has ended. Please sign in again."],
  UserAlreadyAuthenticatedException: ["invalid", "Someone is signed in here already."],
  EmptySignInUsername: ["invalid", "Please type your e-mail address."],
  EmptySignInPassword: ["invalid", "Please type your password."],
  NetworkError: ["offline", "You seem to be offline. Check your connection and try again."],
};

const TRIGGERS = /^(UserLambdaValidation|UnexpectedLambda|InvalidLambdaResponse)Exception$/;
const NOT_SETTLED = "Set a new password first: “Forgot your password?” mails you a code for it.";

/** NotAuthorizedException stands for a wrong password and for a dead token; the text tells. */
function notAuthorized(message: string): Failure {
  const code = "NotAuthorizedException";
  if (/token|session|revoked/i.test(message)) return new Failure("expired", code);
  if (/confirmed|status is/i.test(message)) {
    return new Failure(
      "invalid",
      "AlreadyConfirmed",
      "This account is already confirmed. Please sign in.",
    );
  }
  if (/attempts/i.test(message)) {
    return new Failure("throttled", code, "Too many attempts. Please wait a while.");
  }
  return new Failure("invalid", code, "The e-mail address or the password is not right.");
}

/**
 * A trigger of the user pool failed, or refused: then the text holds the code of NotSettled
 * (backend_functions/lectern/errors.py). Only who proved the password is told.
 */
function triggerFailure(message: string): Failure {
  if (message.includes("not-settled")) return new Failure("invalid", "NotSettled", NOT_SETTLED);
  return new Failure("unavailable", "TriggerFailed");
}

export function authFailure(thrown: unknown): Failure | null {
  if (!(thrown instanceof Error)) return null;
  if (TRIGGERS.test(thrown.name)) return triggerFailure(thrown.message);
  if (thrown.name === "NotAuthorizedException") return notAuthorized(thrown.message);
  const known = KNOWN[thrown.name];
  return known ? new Failure(known[0], thrown.name, known[1]) : null;
}
