import type { Problem } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import { RESERVED_SLUGS } from '../publication/addresses.ts'
import type { LoadedStory } from '../story/translations/load-story.ts'

/**
 * Checks the aliases (former names) of stories. Each becomes the address of a page that redirects to the story, so no
 * other page may have it. It applies to every language, so only the original may list it.
 */
export function aliasProblems(stories: readonly LoadedStory[], pages: readonly LoadedStory[]): Problem[] {
  const taken = new Map<string, string>()
  for (const { linked } of [...stories, ...pages]) {
    for (const { slug, file } of linked) if (!taken.has(slug)) taken.set(slug, file)
  }
  const standing = new Set(pages.flatMap(({ linked }) => linked))
  return [...stories, ...pages]
    .flatMap(({ linked }) => linked)
    .flatMap((file) =>
      file.aliases.flatMap(({ name, place, translated }): Problem[] => {
        const fault = (rule: Rule, message: string, hint: string): Problem[] => [
          { file: file.file, ...place, rule, severity: 'error', message, hint },
        ]
        if (standing.has(file)) return fault('value-invalid', 'Only a story has aliases.', 'Delete them.')
        if (translated) {
          return fault('value-invalid', 'A translation has no aliases of its own.', 'Write them in the original.')
        }
        if (RESERVED_SLUGS.includes(name)) {
          return fault('slug-reserved', `“${name}” is an address of the site itself.`, 'Delete this alias.')
        }
        const holder = taken.get(name)
        if (holder !== undefined) {
          return fault('slug-duplicate', `“${name}” is the address of ${holder} already.`, 'Delete this alias.')
        }
        taken.set(name, file.file)
        return []
      }),
    )
}
