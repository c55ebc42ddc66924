import type { Problem } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import type { YamlValue } from '../source/parse-yaml.ts'
import type { Site } from './site-schema.ts'

/**
 * Warns if site.yaml names no publisher, who is responsible for readers' data. Warns too if it names a hub, because
 * Masthead does not notify hubs of new stories.
 */
export function siteWarnings(file: string, parsed: YamlValue, site: Site): Problem[] {
  const warning = (key: keyof Site, rule: Rule, message: string, hint: string): Problem => {
    return { file, ...parsed.placeOf([key], 'key'), rule, severity: 'warning', message, hint }
  }
  const problems: Problem[] = []
  if (!site.publisher) {
    const message = 'The privacy page cannot say who is responsible and how to reach them: `publisher` is empty.'
    const hint = 'Write `publisher: {name: …, email: …}`, and an `address: …` if there is one.'
    problems.push(warning('publisher', 'publisher-missing', message, hint))
  }
  if (site.hub) {
    const message = 'Feeds name this hub, but Masthead does not tell it of new stories.'
    const hint = 'Tell it after each upload (docs/search-engines.md has the command), or delete `hub`.'
    problems.push(warning('hub', 'hub-untold', message, hint))
  }
  return problems
}
