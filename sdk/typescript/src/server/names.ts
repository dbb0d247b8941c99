type Fields = Record<string, unknown>;

/** Names of fields as the server writes them; what is inside values stays, since variables and metadata are the caller's own. */
export const toWire = (fields: object): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]));

/** Names of fields as TypeScript writes them. */
export const fromWire = <T>(fields: Fields): T =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value])) as T;
