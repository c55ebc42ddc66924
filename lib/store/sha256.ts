import { hash } from 'node:crypto'

/** Returns the SHA-256 of a text or of bytes, as 64 hex digits. */
export function sha256(bytes: string | Uint8Array): string {
  return hash('sha256', bytes)
}
