import { hash } from 'node:crypto'

/**
 * Returns the SHA-256 of a text or of bytes, as 64 hex digits.
 * @example
 * sha256('').slice(0, 8) // => 'e3b0c442'
 */
export function sha256(bytes: string | Uint8Array): string {
  return hash('sha256', bytes)
}
