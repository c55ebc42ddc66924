import type { Problem } from '../problem/problem.ts'
import type { YamlValue } from '../source/parse-yaml.ts'
import type { Site } from './site-schema.ts'

/** What site.yaml announces without anybody doing it: a hub that nobody tells of new stories. */
export function siteWarnings(file: string, parsed: YamlValue, site: Site): Problem[] {
  if (!site.hub) return []
  return [
    {
      file,
      ...parsed.placeOf(['hub']),
      rule: 'hub-untold',
      severity: 'warning',
      message: 'Feeds name this hub, but Masthead does not tell it of new stories.',
      hint: 'Tell it after each upload (docs/search-engines.md has the command), or delete `hub`.',
    },
  ]
}
