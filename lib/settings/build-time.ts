/** The earliest and the latest time that a build is given: the years 2000 to 2099, in seconds since 1970. */
const EARLIEST = Date.UTC(2000, 0) / 1000
const LATEST = Date.UTC(2100, 0) / 1000 - 1

/**
 * When the site is built: SOURCE_DATE_EPOCH in seconds, as reproducible-builds.org has it, else now. It decides what is news,
 * which stories are held back and which are withdrawn, and nothing else.
 * @returns milliseconds since 1970
 * @throws if SOURCE_DATE_EPOCH is no such time: any guess could publish an embargoed story
 */
export function buildTime(): number {
  const problem = buildTimeProblem()
  if (problem !== undefined) throw new Error(problem)
  const { SOURCE_DATE_EPOCH } = process.env
  return SOURCE_DATE_EPOCH ? Number(SOURCE_DATE_EPOCH) * 1000 : Date.now()
}

/** What is wrong with SOURCE_DATE_EPOCH; undefined if it is a time, or not set. */
export function buildTimeProblem(): string | undefined {
  const { SOURCE_DATE_EPOCH: given } = process.env
  if (!given) return undefined
  if (/^\d{9,10}$/.test(given) && Number(given) >= EARLIEST && Number(given) <= LATEST) return undefined
  return [
    `SOURCE_DATE_EPOCH is “${given}”, which is no time of a build.`,
    `Write whole seconds since 1970, from ${EARLIEST} (the year 2000) to ${LATEST} (the year 2099): SOURCE_DATE_EPOCH=$(date +%s).`,
    'Without it, the time is now.',
  ].join('\n')
}

/** Makes it the same for all that this process does, and starts: a story must not come out while a site is built. */
export function freezeBuildTime(): void {
  process.env.SOURCE_DATE_EPOCH = String(Math.floor(buildTime() / 1000))
}
