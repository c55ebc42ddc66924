/**
 * When the site is built: SOURCE_DATE_EPOCH in seconds, as reproducible-builds.org has it, else now. It decides what is news,
 * which stories are held back and which are withdrawn, and nothing else.
 * @returns milliseconds since 1970
 */
export function buildTime(): number {
  const { SOURCE_DATE_EPOCH } = process.env
  return SOURCE_DATE_EPOCH ? Number(SOURCE_DATE_EPOCH) * 1000 : Date.now()
}

/** Makes it the same for all that this process does, and starts: a story must not come out while a site is built. */
export function stopTheClock(): void {
  process.env.SOURCE_DATE_EPOCH ||= String(Math.floor(Date.now() / 1000))
}
