import type { Database } from './database.js';
import type { Row, SqlParameter } from './value.js';

/** One statement, run as often as one likes. Parameters are given in their order. */
export class Statement {
  constructor(
    private readonly database: Database,
    private readonly sql: string,
  ) {}

  /** All rows. The statement must not change anything. */
  async all<T = Row>(...parameters: SqlParameter[]): Promise<T[]> {
    const { columns, rows } = await this.database.call('query', this.sql, parameters);
    return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])) as T);
  }

  /** The first row; undefined when there is none. The statement must not change anything. */
  async get<T = Row>(...parameters: SqlParameter[]): Promise<T | undefined> {
    return (await this.all<T>(...parameters))[0];
  }

  /** Runs a statement that changes something. Resolves to how many rows it changed. */
  async run(...parameters: SqlParameter[]): Promise<{ changes: number }> {
    const { changes } = await this.database.call('execute', this.sql, parameters);
    return { changes };
  }
}
