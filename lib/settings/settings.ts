/**
 * The folder with the content: CONTENT_DIR, or else `content`.
 * @example
 * contentDir() // => 'content'
 */
export function contentDir(): string {
  return process.env.CONTENT_DIR || 'content'
}

/** The folder into which the site is built: OUT_DIR, or else `out`. */
export function outDir(): string {
  return process.env.OUT_DIR || 'out'
}

/** Returns the address of the S3 store to publish to, as the tools of AWS read it; undefined for that of AWS itself. */
export function storeEndpoint(): string | undefined {
  return process.env.AWS_ENDPOINT_URL_S3 || process.env.AWS_ENDPOINT_URL || undefined
}

/** Returns the credentials for AWS that are in the environment; undefined if there are none. */
export function awsKeys() {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: token,
  } = process.env
  if (!accessKeyId || !secretAccessKey) return undefined
  return { accessKeyId, secretAccessKey, ...(token ? { sessionToken: token } : {}) }
}

/** Returns the region of AWS in the environment; undefined if there is none. */
export function awsRegion(): string | undefined {
  return process.env.AWS_REGION || process.env.AWS_DEFAULT_REGION || undefined
}

/**
 * Returns the place of the cache that several machines share: `s3://bucket/prefix` or a folder; undefined if there is
 * none.
 */
export function cacheUrl(): string | undefined {
  return process.env.CACHE_URL || undefined
}

/** Returns the secret with which machines sign what they share; undefined if there is none. */
export function cacheKey(): string | undefined {
  return process.env.CACHE_KEY || undefined
}

let parsed: { readonly setting: string; readonly url: URL } | undefined

/**
 * Returns the address at which the site is published, from SITE_URL; undefined if it is not set.
 * @throws if it is not an http or https address, or contains a password, which every page would show
 */
export function siteUrl(): URL | undefined {
  const setting = process.env.SITE_URL
  if (!setting) return undefined
  // Each page calls this some twenty times.
  if (parsed?.setting !== setting) parsed = { setting, url: webAddressIn(setting) }
  return parsed.url
}

function webAddressIn(setting: string): URL {
  const read = (text: string) => URL.parse(text.endsWith('/') ? text : `${text}/`)
  const url = read(setting)
  const isSignedIn = url && (url.username || url.password)
  if (url && !isSignedIn && /^https?:$/.test(url.protocol)) return url
  const guess = read(setting.replace(/^[a-z]+:\/\/|^/i, 'https://').replace(/\/\/.*@/, '//'))
  const problem = isSignedIn ? 'which contains a user name or a password' : 'which is not a full web address'
  throw new Error(
    `SITE_URL is “${withoutPasswords(setting)}”, ${problem}. Write SITE_URL=${guess?.href ?? 'https://news.example/'}`,
  )
}

/** What switches a part of the site off or on, and its only value; other words for “on” change nothing. */
const SWITCHES: Readonly<Record<string, string>> = {
  PORTABLE: '1',
  PRECOMPRESS: 'off',
  CARDS: 'off',
  SEARCH: 'off',
  OFFLINE: 'off',
  PREVIEW: '1',
}

/**
 * Checks the variables that switch a part of the site off or on: a build must not ignore a mistyped one.
 * @throws if one has a value that means nothing
 */
export function requireSwitches(): void {
  for (const [name, value] of Object.entries(SWITCHES)) {
    const given = process.env[name] || value
    const usual = value === 'off' ? /^(on|1|true|yes)$/i : /^(off|0|false|no)$/i
    if (given === value || usual.test(given)) continue
    throw new Error(`${name} is “${given}”. Write ${name}=${value}, or leave ${name} out.`)
  }
}

/** Whether the site is built to be opened from a disk, without a web server: only with PORTABLE=1. */
export function isPortable(): boolean {
  return process.env.PORTABLE === '1'
}

/** Whether the build writes a brotli and a gzip copy of each text file: always, except with PRECOMPRESS=off. */
export function precompresses(): boolean {
  return process.env.PRECOMPRESS !== 'off'
}

/** Whether the newsroom wants a card for each page that can be shared: always, except with CARDS=off. */
export function wantsCards(): boolean {
  return process.env.CARDS !== 'off'
}

/** Whether the site has a search: always, except with SEARCH=off. */
export function hasSearch(): boolean {
  return process.env.SEARCH !== 'off'
}

/**
 * Whether readers can save stories on their devices: always, except with OFFLINE=off, which also deletes the saved
 * stories. A portable site has no offline reading either, because it is on a disk already.
 */
export function hasOffline(): boolean {
  return process.env.OFFLINE !== 'off' && !isPortable()
}

/**
 * Whether the site is built for those who review it: only with PREVIEW=1. It shows drafts and scheduled stories, and no
 * search engine may show its pages.
 */
export function isPreview(): boolean {
  return process.env.PREVIEW === '1'
}

/**
 * Whether drafts and scheduled stories are shown, with a label: only in a preview, and with UNPUBLISHED=shown, as
 * `npm run dev` sets it.
 */
export function showsUnpublished(): boolean {
  return isPreview() || (process.env.UNPUBLISHED === 'shown' && process.env.NODE_ENV !== 'production')
}

/**
 * Whether `next build` also builds the site: `off` keeps Next's own export, and with `later` the command line builds
 * the site afterwards. Set by PRESS; the default is `on`.
 */
export function buildMode(): 'on' | 'off' | 'later' {
  const { PRESS } = process.env
  return PRESS === 'off' || PRESS === 'later' ? PRESS : 'on'
}

/** Whether Next renders only a sample of the stories: where the command line builds the site afterwards. */
export function rendersSample(): boolean {
  return process.env.NODE_ENV === 'production' && process.env.PRESS === 'later'
}

/** Whether `next dev` renders the pages, for somebody who edits the content meanwhile. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === 'development'
}

/** Whether a build prints how long each step took: with TIMING=on, or `npm run build -- --timing`. */
export function printsTiming(): boolean {
  return process.env.TIMING === 'on'
}

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

/** Whether a date has passed at the time of the build. One that is not given never does. */
export function isPast(date: string | undefined): boolean {
  return date !== undefined && Date.parse(date) <= buildTime()
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
    `SOURCE_DATE_EPOCH is “${given}”, which is not a time of a build.`,
    `Write whole seconds since 1970, from ${EARLIEST} (the year 2000) to ${LATEST} (the year 2099): SOURCE_DATE_EPOCH=$(date +%s).`,
    'Without it, the time is now.',
  ].join('\n')
}

/** Fixes the build time for this process and its children, so that no story becomes published during a build. */
export function freezeBuildTime(): void {
  process.env.SOURCE_DATE_EPOCH = String(Math.floor(buildTime() / 1000))
}

/**
 * Returns a text, such as a message, in which no address contains a user name or a password.
 * @example withoutPasswords('https://editor:secret@news.example/ does not answer') // 'https://…@news.example/ does not answer'
 */
export function withoutPasswords(text: string): string {
  return text.replaceAll(SIGNED_IN, '$1…@')
}

/** An address up to its last @, before which a user name and a password may be. A password may contain a slash. */
const SIGNED_IN = /\b([a-z][a-z\d+.-]*:\/{1,2})(?:[^\s/@:“”"'<>]*:[^\s“”"'<>]*|[^\s/?#“”"'<>]*)@/gi
