/** Light, dark or as the system: applied by the head's script first, then kept here. */

import { THEME_STORED_AS } from "./boundary.ts";
import { createStore } from "./store.ts";
import { themeOf } from "./learner.ts";
import type { ResolvedTheme, Theme, ThemeChoice } from "./states.ts";

const DARK = "(prefers-color-scheme: dark)";

export const theme = createStore<Theme>({ choice: "system", resolved: "light" });

function resolve(choice: ThemeChoice): ResolvedTheme {
  if (choice !== "system") return choice;
  return matchMedia(DARK).matches ? "dark" : "light";
}

export function applyTheme(choice: ThemeChoice): void {
  const resolved = resolve(choice);
  document.documentElement.dataset["theme"] = resolved;
  document.documentElement.style.colorScheme = resolved;
  theme.set({ choice, resolved });
  try {
    localStorage.setItem(THEME_STORED_AS, choice);
  } catch {
    // storage is blocked: the choice lasts as long as this page
  }
}

function stored(): ThemeChoice {
  try {
    return themeOf(localStorage.getItem(THEME_STORED_AS) ?? "");
  } catch {
    return "system";
  }
}

let watching = false;

export function watchTheme(): void {
  if (watching) return;
  watching = true;
  applyTheme(stored());
  matchMedia(DARK).addEventListener("change", () => applyTheme(theme.get().choice));
}
