import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Does in a browser what the modules that read stories need of `node:crypto`: the SHA-256 of texts, at once. */
export function createHash(_: 'sha256') {
  let text = ''
  const digest = {
    update(more: string) {
      text += more
      return digest
    },
    digest: () => sha256(utf8ToBytes(text)),
  }
  return digest
}

/** Returns the SHA-256 of a text as hex digits, as `hash` of `node:crypto` does. */
export function hash(_: 'sha256', text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}
