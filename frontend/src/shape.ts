/** Checks the shape of JSON where it comes in. A reader gives the value or throws a `ShapeError` that names the place. */

export class ShapeError extends Error {}

export type Reader<T> = (value: unknown, place: string) => T;
export type Read<R> = R extends Reader<infer T> ? T : never;

function expected(what: string, value: unknown, place: string): ShapeError {
  return new ShapeError(`${place}: expected ${what}, got ${value === null ? "null" : typeof value}`);
}

export const text: Reader<string> = (value, place) => {
  if (typeof value !== "string") throw expected("text", value, place);
  return value;
};

export const number: Reader<number> = (value, place) => {
  if (typeof value !== "number" || !Number.isFinite(value)) throw expected("a number", value, place);
  return value;
};

export const flag: Reader<boolean> = (value, place) => {
  if (typeof value !== "boolean") throw expected("true or false", value, place);
  return value;
};

export function oneOf<const T extends string>(...allowed: T[]): Reader<T> {
  return (value, place) => {
    const found = allowed.find((one) => one === value);
    if (found === undefined) throw expected(allowed.join(" or "), value, place);
    return found;
  };
}

export function nullable<T>(inner: Reader<T>): Reader<T | null> {
  return (value, place) => (value === null || value === undefined ? null : inner(value, place));
}

export function withDefault<T>(inner: Reader<T>, fallback: T): Reader<T> {
  return (value, place) => (value === null || value === undefined ? fallback : inner(value, place));
}

export function listOf<T>(inner: Reader<T>): Reader<T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) throw expected("a list", value, place);
    return value.map((one, index) => inner(one, `${place}[${index}]`));
  };
}

function entries(value: unknown, place: string): [string, unknown][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw expected("an object", value, place);
  return Object.entries(value);
}

/** An object with at least these fields; others are left out. */
export function record<F extends Record<string, Reader<unknown>>>(fields: F): Reader<{ [K in keyof F]: Read<F[K]> }> {
  return (value, place) => {
    const given = new Map(entries(value, place));
    const read = Object.entries(fields).map(([name, inner]) => [name, inner(given.get(name), `${place}.${name}`)]);
    return Object.fromEntries(read) as { [K in keyof F]: Read<F[K]> };
  };
}

/** An object whose keys are names that are not known before. */
export function byName<T>(inner: Reader<T>): Reader<Record<string, T>> {
  return (value, place) =>
    Object.fromEntries(entries(value, place).map(([name, one]) => [name, inner(one, `${place}.${name}`)]));
}

/** An object whose fields are kept as they are. */
export const anything: Reader<Record<string, unknown>> = (value, place) => Object.fromEntries(entries(value, place));
