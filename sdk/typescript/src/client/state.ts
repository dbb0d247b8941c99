/** Who sees a stored value. */
export type StateScope = 'global' | 'agent' | 'session';

/** How a value is stored. */
export interface StoreOptions {
  scope?: StateScope;
  /** Seconds until it is gone. */
  ttl?: number;
  [more: string]: unknown;
}

/** What FETCH answers. */
export interface FetchResult<T = any> {
  success: true;
  exists: boolean;
  value?: T;
  scope?: StateScope;
}
