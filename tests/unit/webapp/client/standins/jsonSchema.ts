/** As much of JSON Schema (draft 2020-12) as our one schema uses; any other word is an error. */

type Schema = { [word: string]: unknown };
type Check = (value: unknown, word: never, schema: Schema) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const TYPES: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === "string",
  array: Array.isArray,
  object: isObject,
  integer: Number.isInteger,
};
const characters = (value: unknown): number => [...String(value)].length;
const each = (value: unknown, check: (name: string, part: unknown) => boolean): boolean =>
  !isObject(value) || Object.entries(value).every(([name, part]) => check(name, part));

const CHECKS: Record<string, Check> = {
  $schema: () => true,
  title: () => true,
  description: () => true,
  type: (value, word: string) => TYPES[word]?.(value) === true,
  const: (value, word) => value === word,
  enum: (value, words: unknown[]) => words.includes(value),
  pattern: (value, word: string) => typeof value !== "string" || new RegExp(word, "u").test(value),
  minLength: (value, word: number) => typeof value !== "string" || characters(value) >= word,
  maxLength: (value, word: number) => typeof value !== "string" || characters(value) <= word,
  minimum: (value, word: number) => typeof value !== "number" || value >= word,
  maximum: (value, word: number) => typeof value !== "number" || value <= word,
  items: (value, word: Schema) =>
    !Array.isArray(value) || value.every((part) => isValid(part, word)),
  oneOf: (value, words: Schema[]) => words.filter((word) => isValid(value, word)).length === 1,
  required: (value, names: string[]) =>
    !isObject(value) || names.every((name) => Object.hasOwn(value, name)),
  properties: (value, of: Record<string, Schema>) =>
    each(value, (name, part) => !Object.hasOwn(of, name) || isValid(part, of[name] as Schema)),
  additionalProperties: (value, _, schema) =>
    each(value, (name) => Object.hasOwn(schema["properties"] as object, name)),
};

export function isValid(value: unknown, schema: Schema): boolean {
  return Object.entries(schema).every(([word, told]) => {
    const check = CHECKS[word];
    if (!check) throw new Error(`No check of ${word}`);
    return check(value, told as never, schema);
  });
}
