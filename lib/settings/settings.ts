/** The folder that holds the content: CONTENT_DIR, else `content`. */
export function contentDir(): string {
  return process.env.CONTENT_DIR || 'content'
}

/** The folder that the pressed site goes to: OUT_DIR, else `out`. */
export function outDir(): string {
  return process.env.OUT_DIR || 'out'
}

/** Whether the site is pressed for reading from a disk: PORTABLE=1. */
export function isPortable(): boolean {
  return process.env.PORTABLE === '1'
}

/** Whether brotli and gzip are written beside each file, as is usual: not with PRECOMPRESS=off. */
export function precompresses(): boolean {
  return process.env.PRECOMPRESS !== 'off'
}

/** Whether a card is drawn for each page that can be shared, as is usual: not with CARDS=off. */
export function drawsCards(): boolean {
  return process.env.CARDS !== 'off'
}

/** Whether `next build` presses the site: not with PRESS=off, which ships Next's own export, nor where it is done later. */
export function pressing(): 'on' | 'off' | 'later' {
  const { PRESS } = process.env
  return PRESS === 'off' || PRESS === 'later' ? PRESS : 'on'
}

/** Whether the site has a search, as is usual: not with SEARCH=off. */
export function hasSearch(): boolean {
  return process.env.SEARCH !== 'off'
}

/**
 * Whether readers can keep stories on their devices, as is usual: not with OFFLINE=off, which also takes what they kept back,
 * and not where the site is read from a disk, as it is kept there already.
 */
export function hasOffline(): boolean {
  return process.env.OFFLINE !== 'off' && !isPortable()
}

/** Whether a build says where its time went: with TIMING=on, or `npm run build -- --timing`. */
export function printsTiming(): boolean {
  return process.env.TIMING === 'on'
}
