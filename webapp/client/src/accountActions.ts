/** What the account's page gives to its events; what each needs is loaded when it is asked for. */

import type { Form } from "./actions.ts";
import { whileWorking } from "./ownAccount.ts";
import { loadPart } from "./routes.ts";

const typed = (form: Form, name: string): string => {
  const value = form[name];
  return typeof value === "string" ? value : "";
};

const ownData = () => loadPart(() => import("./ownData.ts"));

export const exportAll = (): Promise<void> =>
  whileWorking("export", async () => (await ownData()).exportAll());

/** A form's values come as texts, so the file is taken from its field. */
export const importFile = (): Promise<void> =>
  whileWorking("import", async () => {
    const field = document.querySelector<HTMLInputElement>("input[name=importFile]");
    return (await ownData()).importFile(field?.files?.[0] ?? new Blob());
  });

export const goOnImporting = (): Promise<void> =>
  whileWorking("import", async () => (await ownData()).goOn());

const factor = () => loadPart(() => import("./factor.ts"));

export const beginFactor = (): Promise<void> =>
  whileWorking("factor", async () => (await factor()).beginFactor());

export const confirmFactor = (form: Form): Promise<void> =>
  whileWorking("factor", async () => (await factor()).confirmFactor(typed(form, "totp")));

export const removeFactor = (form: Form): Promise<void> =>
  whileWorking("factor", async () => (await factor()).removeFactor(typed(form, "totp")));

export const leaveFactor = (): Promise<void> =>
  whileWorking("factor", async () => {
    (await factor()).leaveFactor();
    return "";
  });

const newEmail = () => loadPart(() => import("./newEmail.ts"));

export const changeEmail = (form: Form): Promise<void> =>
  whileWorking("address", async () => (await newEmail()).changeEmail(typed(form, "newEmail")));

export const confirmEmail = (form: Form): Promise<void> =>
  whileWorking("address", async () => (await newEmail()).confirmEmail(typed(form, "emailCode")));

export const leaveEmail = (): Promise<void> =>
  whileWorking("address", async () => {
    (await newEmail()).leaveEmail();
    return "";
  });

export const signOutEverywhere = (): Promise<void> =>
  whileWorking("devices", async () => {
    const part = await loadPart(() => import("./devices.ts"));
    return part.signOutEverywhere();
  });

export const deleteAccount = (form: Form): Promise<void> =>
  whileWorking("leave", async () => {
    const part = await loadPart(() => import("./leaving.ts"));
    return part.deleteAccount(typed(form, "ownAddress"));
  });
