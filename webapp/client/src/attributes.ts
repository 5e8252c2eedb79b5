/** DynamoDB's attribute values to and from plain JavaScript. Only the types this site stores. */

export type Plain = string | number | boolean | null | Plain[] | { [name: string]: Plain };
export type Item = Record<string, Plain>;

export type AttributeValue =
  | { S: string }
  | { N: string }
  | { BOOL: boolean }
  | { NULL: true }
  | { L: AttributeValue[] }
  | { SS: string[] }
  | { M: Record<string, AttributeValue> };

export function marshal(value: Plain): AttributeValue {
  if (value === null) return { NULL: true };
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  if (typeof value === "boolean") return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(marshal) };
  return { M: marshalItem(value) };
}

export function marshalItem(item: Item): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, marshal(value)]));
}

export function unmarshal(value: AttributeValue): Plain {
  if ("S" in value) return value.S;
  if ("N" in value) return Number(value.N);
  if ("BOOL" in value) return value.BOOL;
  if ("L" in value) return value.L.map(unmarshal);
  if ("SS" in value) return [...value.SS].sort();
  if ("M" in value) return unmarshalItem(value.M);
  return null;
}

export function unmarshalItem(item: Record<string, AttributeValue>): Item {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, unmarshal(value)]));
}
