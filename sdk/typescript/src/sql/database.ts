import type { Session } from '../engine/session.js';
import { Opcode } from '../wire/opcode.js';
import { Statement } from './statement.js';
import { fromWire, toWire, type SqlParameter, type SqlValue, type WireValue } from './value.js';

/** What SQL was answered with. */
export interface SqlAnswer<Value = SqlValue> {
  columns: string[];
  rows: Value[][];
  changes: number;
}

/** The SQLite database beneath: every table, files and key-values included, so it can break what the other interfaces promise. */
export class Database {
  constructor(private readonly session: Session) {}

  /** Makes a statement; nothing is sent before it is used. */
  prepare(sql: string): Statement {
    return new Statement(this, sql);
  }

  /** Runs statements that may change the database. They are one transaction only if they say so, all in one call. */
  async exec(sql: string): Promise<void> {
    await this.call('execute', sql, []);
  }

  /** @internal */
  async call(op: 'query' | 'execute', sql: string, parameters: readonly SqlParameter[]): Promise<SqlAnswer> {
    const { fields } = await this.session.call<SqlAnswer<WireValue>>(Opcode.sql, { op, sql, parameters: parameters.map(toWire) });
    return { ...fields, rows: fields.rows.map((row) => row.map(fromWire)) };
  }
}
