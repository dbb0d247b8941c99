/** Who sees a stored value. */
export type StateScope = 'global' | 'agent' | 'session';

/** How a value is stored. */
export interface StoreOptions {
  scope?: StateScope;
  /** Seconds until it is gone. */
  ttl?: number;
  /** Nothing changes unless this is the present value; null: there is none. */
  expected?: any;
}

/** Where a value is looked for: in all scopes unless it says otherwise. */
export interface ScopeOption {
  scope?: StateScope;
}

/** What KEYS answers. */
export interface KeysResult {
  success: true;
  keys: string[];
  count: number;
  /** Whether these are all. */
  complete: boolean;
}

/** What FETCH answers. */
export interface FetchResult<T = any> {
  success: true;
  exists: boolean;
  value?: T;
  scope?: StateScope;
}
