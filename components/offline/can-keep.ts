/** Whether this browser can save stories here: over HTTPS or on localhost, but not from a disk. */
export function canKeep(): boolean {
  try {
    // A browser without these APIs, or one that blocks them, may throw when they are read.
    return Boolean(navigator.serviceWorker && caches) && location.protocol.startsWith('http')
  } catch {
    return false
  }
}
