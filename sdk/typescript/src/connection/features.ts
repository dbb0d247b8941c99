/** What a connection can do beside calling: rule K10. */
export type Feature = 'call_ids' | 'streams' | 'events';

/** HELLO's answer. */
export interface Hello {
  readonly protocol_version: number;
  readonly kernel_version: string;
  /** Who the caller is. */
  readonly agent_id: number;
  /** The longest payload, in bytes. */
  readonly frame_limit: number;
  readonly features: Readonly<Partial<Record<Feature, boolean>>>;
  readonly numbering: 'seed' | 'code';
}
