/** What SQLite stores: integers beyond 2^53 lose their last digits. Booleans become 1 and 0. */
export type SqlValue = null | number | string | Buffer;

/** What a statement's parameter may be. */
export type SqlParameter = null | undefined | boolean | number | bigint | string | Uint8Array;

/** A row by the names of its columns. */
export type Row = Record<string, SqlValue>;

/** The same in JSON. */
export type WireValue = null | number | string | { base64: string };

/** As the SQL call says it. @throws {TypeError} JSON cannot say it */
export function toWire(value: SqlParameter): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`JSON cannot say ${value}; SQL can: 9e999`);
  if (value instanceof Uint8Array) return { base64: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
  return typeof value === 'bigint' ? Number(value) : (value ?? null);
}

/** As callers know it. */
export function fromWire(value: WireValue): SqlValue {
  return typeof value === 'object' && value !== null ? Buffer.from(value.base64, 'base64') : value;
}
