/** A payload's JSON and the bytes that follow it. */
export interface AttachedPayload<T> {
  readonly fields: T;
  /** A view of the payload; undefined where nothing follows the JSON. */
  readonly attachment: Buffer | undefined;
}

/** Splits a payload at its first NUL byte, which JSON never contains. */
export function splitPayload<T>(payload: Buffer): AttachedPayload<T> {
  const end = payload.indexOf(0);
  return end < 0
    ? { fields: JSON.parse(payload.toString()) as T, attachment: undefined }
    : { fields: JSON.parse(payload.toString('utf8', 0, end)) as T, attachment: payload.subarray(end + 1) };
}
