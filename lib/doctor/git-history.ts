import { spawnSync } from 'node:child_process'
import type { Finding } from './finding.ts'

/**
 * Checks whether Git has the earlier texts of the stories. The build does not need them; `translate` does.
 * @param folder CONTENT_DIR; if it is in no repository, there is nothing to check
 */
export function gitHistory(folder: string, env: NodeJS.ProcessEnv = process.env): Finding[] {
  const { error, stdout } = spawnSync('git', ['-C', folder, 'rev-parse', '--is-shallow-repository'], {
    encoding: 'utf8',
    env,
  })
  const warn = (name: string, what: string, mend: string): Finding[] => {
    const why = 'After an original has changed, translate shows its sections as they are, not which words have changed.'
    return [{ name, severity: 'warning', what, why, mend }]
  }
  if (error) return warn('git-missing', 'Git is not installed.', 'Install it: https://git-scm.com/downloads')
  if (stdout.trim() !== 'true') return []
  return warn('git-shallow', 'The repository was cloned without its history.', 'Run git fetch --unshallow.')
}
