import { Opcode } from '../wire/opcode.js';

/** Calls that the kernel can carry out while the caller is gone. */
export const asyncOpcodes = { exec: Opcode.exec, http: Opcode.http, think: Opcode.think, spawn: Opcode.spawn } as const;

/** What an accepted call is answered with. */
export interface AcceptedCall {
  success: true;
  async: true;
  request_id: unknown;
  status: 'accepted';
}

/** The result of an accepted call. */
export interface AsyncResult {
  request_id: unknown;
  opcode: number;
  opcode_name: string;
  /** Its answer. */
  payload: any;
}
