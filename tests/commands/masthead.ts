import { spawnSync } from 'node:child_process'

/** What `npx masthead` answers over a content folder; over the publication’s own where its name is empty. */
export function masthead(root: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, ...(root ? { CONTENT_DIR: root } : {}) }
  return spawnSync(process.execPath, ['lib/cli/masthead.mjs', ...args], { env, encoding: 'utf8' })
}
