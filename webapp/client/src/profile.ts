/** The learner's profile and preferences: checked here, written to their own partition. */

import { bookmarked, bookmarks, listBookmarks, unlisted } from "./bookmarks.ts";
import { call } from "./dynamodb.ts";
import { put } from "./expressions.ts";
import { asFailure, Failure } from "./failures.ts";
import {
  ABOUT_CHARACTERS,
  DEFAULT_LOCALE,
  DISPLAY_NAME_CHARACTERS,
  PREFERENCES,
  PROFILE,
  type PreferencesItem,
  type ProfileItem,
} from "./generated.ts";
import { choices, published } from "./languages.ts";
import { learner, loadLearner, type LearnerProfile, type Preferences } from "./learner.ts";
import { network } from "./network.ts";
import { followed, publicName, readPublicName } from "./publicName.ts";
import { createResource, failureText, pageStatus, type Loaded } from "./resource.ts";
import { failed, session } from "./session.ts";
import { createStore, derive } from "./store.ts";
import { focusProblem } from "./submitting.ts";
import { applyTheme, theme } from "./theme.ts";
import type { PageStatus, Profile, ThemeChoice } from "./states.ts";

interface Saving {
  saving: boolean;
  saved: boolean;
  error: string;
  errorField: string;
}

const IDLE: Saving = { saving: false, saved: false, error: "", errorField: "" };
const saving = createStore(IDLE);

/** The partition is read at the sign-in; the page reads it again only where that failed. */
export const ownPartition = createResource(async () => {
  const own = learner.get().loaded ? learner.get() : await loadLearner();
  void listBookmarks();
  void readPublicName().catch(failed);
  return own;
});

/** Ready once it is known, or can't be, which languages there are: a form doesn't grow a field. */
function statusOf(page: PageStatus, loaded: boolean, languages: Loaded<unknown>): PageStatus {
  if (!loaded || session.get().status !== "signedIn") return page;
  return languages.value || languages.failure ? "ready" : "loading";
}

/** What others see. A refused name is the fault of its field. */
const shown = derive([publicName], ({ state, name, reason }) => ({
  nameState: state,
  publicName: name,
  nameReason: reason,
}));

/** What the page lists below its forms. */
const listed = derive([bookmarked, bookmarks, unlisted], (ids, links, error) => ({
  bookmarkCount: ids.size,
  bookmarks: links,
  bookmarksError: error,
}));

export const profileView = derive(
  [session, network, ownPartition, published, learner, saving, theme, listed, shown],
  (core, net, loaded, languages, own, state, colours, lists, name): Profile => ({
    ...lists,
    ...name,
    status: statusOf(pageStatus(core, net, loaded), own.loaded, languages),
    displayName: own.profile?.displayName ?? "",
    about: own.profile?.about ?? "",
    email: core.email,
    language: own.preferences?.language ?? DEFAULT_LOCALE,
    languages: choices(languages.value ?? [], own.preferences?.language ?? DEFAULT_LOCALE),
    theme: colours.choice,
    saving: state.saving,
    saved: state.saved,
    error: state.error || failureText(core, loaded),
    errorField: state.errorField || (name.nameReason ? "displayName" : ""),
  }),
);

const nowText = (): string => new Date().toISOString();

async function write(sk: string, item: ProfileItem | PreferencesItem): Promise<void> {
  await call("PutItem", ({ config, identity }) =>
    put(config.learnersTable, { pk: identity.sub, sk, ...item }),
  );
}

export function checkedProfile(displayName: string, about: string): LearnerProfile {
  const profile = { displayName: displayName.trim(), about: about.trim() };
  if (!profile.displayName) throw new Failure("invalid", "NoName", "Please type your name.");
  if ([...profile.displayName].length > DISPLAY_NAME_CHARACTERS) {
    const sentence = `A name can have up to ${DISPLAY_NAME_CHARACTERS} characters.`;
    throw new Failure("invalid", "LongName", sentence);
  }
  if ([...profile.about].length > ABOUT_CHARACTERS) {
    const sentence = `The text about you can have up to ${ABOUT_CHARACTERS} characters.`;
    throw new Failure("invalid", "LongAbout", sentence);
  }
  return profile;
}

async function whileSaving(work: () => Promise<void>): Promise<void> {
  if (saving.get().saving) return;
  saving.set({ ...IDLE, saving: true });
  try {
    await work();
    saving.set({ ...IDLE, saved: true });
  } catch (thrown) {
    const failure = asFailure(thrown);
    saving.set({ ...IDLE, error: failure.message, errorField: focusProblem(failure) });
    failed(thrown);
  }
}

export async function writeProfile(profile: LearnerProfile): Promise<void> {
  await write(PROFILE, { ...profile, updatedAt: nowText() });
  learner.update((own) => ({ ...own, profile }));
}

export const saveProfile = (displayName: string, about: string): Promise<void> =>
  whileSaving(() => {
    const profile = checkedProfile(displayName, about);
    return followed(profile.displayName, () => writeProfile(profile));
  });

async function writePreferences(preferences: Preferences): Promise<void> {
  await write(PREFERENCES, { ...preferences, updatedAt: nowText() });
  learner.update((own) => ({ ...own, preferences }));
}

export const savePreferences = (preferences: Preferences): Promise<void> =>
  whileSaving(async () => {
    await writePreferences(preferences);
    applyTheme(preferences.theme);
  });

/** At once here; beside the other preferences where someone is signed in. */
export async function chooseTheme(choice: ThemeChoice): Promise<void> {
  applyTheme(choice);
  const { loaded, preferences } = learner.get();
  if (!loaded) return;
  const others = preferences ?? { language: DEFAULT_LOCALE };
  await writePreferences({ ...others, theme: choice }).catch(failed);
}

export const forgetSaving = (): void => saving.set(IDLE);

// A theme that was chosen on another device follows the learner here.
learner.subscribe(() => {
  const chosen = learner.get().preferences?.theme;
  if (chosen && chosen !== theme.get().choice) applyTheme(chosen);
});
