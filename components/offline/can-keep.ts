/** Whether this browser can keep stories here: over https or on the own machine, and not from a disk. */
export function canKeep(): boolean {
  try {
    // A browser that has none of it, or blocks it, may throw at the mere mention.
    return Boolean(navigator.serviceWorker && caches) && location.protocol.startsWith('http')
  } catch {
    return false
  }
}
