/** The folder with the content: CONTENT_DIR, or else `content`. */
export function contentDir(): string {
  return process.env.CONTENT_DIR || 'content'
}

/** The folder into which the site is built: OUT_DIR, or else `out`. */
export function outDir(): string {
  return process.env.OUT_DIR || 'out'
}

/** Whether the site is built to be opened from a disk, without a web server: only with PORTABLE=1. */
export function isPortable(): boolean {
  return process.env.PORTABLE === '1'
}

/** Whether the build writes a brotli and a gzip copy of each text file: always, except with PRECOMPRESS=off. */
export function precompresses(): boolean {
  return process.env.PRECOMPRESS !== 'off'
}

/** Whether the build draws a card for each page that can be shared: always, except with CARDS=off. */
export function drawsCards(): boolean {
  return process.env.CARDS !== 'off'
}

/**
 * Whether `next build` also builds the site: `off` keeps Next's own export, and with `later` the command line builds
 * the site afterwards. Set by PRESS; the default is `on`.
 */
export function pressing(): 'on' | 'off' | 'later' {
  const { PRESS } = process.env
  return PRESS === 'off' || PRESS === 'later' ? PRESS : 'on'
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

/** Whether a build prints how long each step took: with TIMING=on, or `npm run build -- --timing`. */
export function printsTiming(): boolean {
  return process.env.TIMING === 'on'
}
