/** Whether this browser can keep stories here: over https or on the own machine, and not from a disk. */
export function canKeep(): boolean {
  try {
    // A browser that blocks storage may throw at the mere mention of it.
    return 'serviceWorker' in navigator && 'caches' in window && Boolean(caches) && location.protocol.startsWith('http')
  } catch {
    return false
  }
}
