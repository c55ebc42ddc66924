/** The folder that holds the content: CONTENT_DIR, else `content`. */
export function contentDir(): string {
  return process.env.CONTENT_DIR || 'content'
}

/** The folder that the pressed site goes to: OUT_DIR, else `out`. */
export function outDir(): string {
  return process.env.OUT_DIR || 'out'
}
