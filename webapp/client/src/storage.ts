/**
 * Where the sign-in library keeps its tokens: the browser's storage, shared by all tabs, and where
 * that is full or blocked this page's memory, so that a sign-in works until the page is left.
 */

const memory = new Map<string, string>();
const PERSON = /^CognitoIdentityServiceProvider\..+\.LastAuthUser$/;

function fromBrowser(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function intoBrowser(name: string, value: string): boolean {
  try {
    localStorage.setItem(name, value);
    return true;
  } catch {
    return false;
  }
}

function outOfBrowser(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // storage is blocked: there is nothing in it
  }
}

/** The library's `KeyValueStorageInterface`. What one place holds, the other doesn't. */
export const tokenStorage = {
  getItem: async (name: string): Promise<string | null> => memory.get(name) ?? fromBrowser(name),
  async setItem(name: string, value: string): Promise<void> {
    if (intoBrowser(name, value)) {
      memory.delete(name);
      return;
    }
    outOfBrowser(name); // an older value must not come back at the next load
    memory.set(name, value);
  },
  async removeItem(name: string): Promise<void> {
    memory.delete(name);
    outOfBrowser(name);
  },
  async clear(): Promise<void> {
    memory.clear();
  },
};

function namesInBrowser(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

/** The user name that the library signed in last and not out since; empty for nobody. */
export function rememberedPerson(): string {
  const name = [...memory.keys(), ...namesInBrowser()].find((each) => PERSON.test(each));
  return name === undefined ? "" : (memory.get(name) ?? fromBrowser(name) ?? "");
}
