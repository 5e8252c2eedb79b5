// Of Reflex's own helpers, what the compiled markup of a page without a server calls.
export const ReflexEvent = null;
export const addEvents = null;
export const applyEventActions = null;
export const refs = {};
export const isTrue = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
export const pyAnd = (one, other) => (isTrue(one) ? other() : one);
