/** An HTTP request of the kernel on an agent's behalf. */
export interface HttpOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** Seconds. */
  timeout?: number;
}

/** What came back. */
export interface HttpResult {
  success: boolean;
  body: string;
  status_code: number;
  headers?: Record<string, string>;
}
