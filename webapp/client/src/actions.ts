/** What pages give to their events. Every action takes what a form or a click hands over. */

import * as account from "./account.ts";
import * as films from "./film.ts";
import { toggleMark as toggleMarkOf, type Mark } from "./marks.ts";
import { navigate } from "./navigation.ts";
import { searchHref } from "./paths.ts";
import { forgetPending as forgetPendingAddress } from "./pending.ts";
import * as profile from "./profile.ts";
import { DEFAULT_LOCALE } from "./generated.ts";
import { learner, themeOf } from "./learner.ts";
import { retryOpened } from "./resource.ts";
import { cleanQuery } from "./search.ts";
import * as searches from "./searchView.ts";

export type Form = Record<string, unknown>;

const field = (form: Form, name: string): string => {
  const value = form[name];
  return typeof value === "string" ? value : "";
};

export const signUp = (form: Form): Promise<void> =>
  account.signUp(field(form, "email"), field(form, "password"), field(form, "displayName"));

export const confirmSignUp = (form: Form): Promise<void> =>
  account.confirmSignUp(field(form, "email"), field(form, "code"), field(form, "password"));

export const resendCode = (): Promise<void> => {
  const typed = document.querySelector<HTMLInputElement>("input[name=email]");
  return account.resendCode(typed?.value ?? "");
};

export const forgetPending = (): void => forgetPendingAddress();

export const signIn = (form: Form): Promise<void> =>
  account.signIn(field(form, "email"), field(form, "password"));

export const confirmSignIn = (form: Form): Promise<void> =>
  account.confirmSignIn(field(form, "totp"));

export const signOut = (): Promise<void> => account.signOut();

export const requestPasswordReset = (form: Form): Promise<void> =>
  account.requestPasswordReset(field(form, "email"));

export const confirmPasswordReset = (form: Form): Promise<void> =>
  account.confirmPasswordReset(field(form, "code"), field(form, "password"));

export const toggleMark = (mark: Mark, contentId: string): Promise<void> =>
  toggleMarkOf(mark, contentId);

export const playFilm = (contentId: string, url: string): Promise<void> =>
  films.playFilm(contentId, url);

export function runSearch(form: Form): void {
  const query = cleanQuery(field(form, "q"));
  if (query) navigate(searchHref(query));
}

export const showMore = (query: string): Promise<void> => searches.showMore(query);

export const saveProfile = (form: Form): Promise<void> =>
  profile.saveProfile(field(form, "displayName"), field(form, "about"));

/** A form that leaves a field out keeps what was chosen before. */
export function savePreferences(form: Form): Promise<void> {
  const before = learner.get().preferences;
  return profile.savePreferences({
    language: field(form, "language") || (before?.language ?? DEFAULT_LOCALE),
    theme: themeOf(field(form, "theme") || (before?.theme ?? "")),
  });
}

export const setTheme = (choice: string): Promise<void> => profile.chooseTheme(themeOf(choice));

export const retry = (): void => retryOpened(true);
