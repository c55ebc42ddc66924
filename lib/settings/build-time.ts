/**
 * Returns the build time: SOURCE_DATE_EPOCH in seconds, as specified by reproducible-builds.org, or else now. It
 * decides which stories are news, scheduled, withdrawn or of today, and nothing else.
 * @returns milliseconds since 1970
 * @throws if SOURCE_DATE_EPOCH is not a valid time, because a guess could publish an embargoed story
 */
export function buildTime(): number {
  const problem = buildTimeProblem()
  if (problem !== undefined) throw new Error(problem)
  const { SOURCE_DATE_EPOCH } = process.env
  return SOURCE_DATE_EPOCH ? Number(SOURCE_DATE_EPOCH) * 1000 : Date.now()
}

/** The earliest and the latest build time that is accepted: the years 2000 to 2099, in seconds since 1970. */
const EARLIEST = 946_684_800
const LATEST = 4_102_444_799

/** Returns the problem with SOURCE_DATE_EPOCH; undefined if it is a valid time, or not set. */
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

/** Fixes the build time for this process and its children, so that no story becomes published during a build. */
export function freezeBuildTime(): void {
  process.env.SOURCE_DATE_EPOCH = String(Math.floor(buildTime() / 1000))
}
