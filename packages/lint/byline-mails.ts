import { mailsIn } from '../../lib/source/find-words.ts'
import type { ParsedStoryFile } from '../../lib/story/read/parse-story-file.ts'
import type { ReportProblem } from './text-problem.ts'

/** Warns of e-mail addresses among the names of the people who made a story: everybody can read them on its page. */
export function bylineMails({ frontMatter, yaml }: ParsedStoryFile, report: ReportProblem): void {
  const { authors = [], translation, cover } = frontMatter ?? {}
  const names: readonly (readonly [name: string | undefined, path: readonly PropertyKey[]])[] = [
    ...authors.map((name, index) => [name, ['authors', index]] as const),
    [translation?.translator, ['translation', 'translator']],
    [translation?.reviewer, ['translation', 'reviewer']],
    [cover?.credit, ['cover', 'credit']],
  ]
  for (const [name = '', path] of names) {
    const [mail] = mailsIn(name)
    const hint = 'Write the name of the person.'
    const message = `This name is an e-mail address, which every reader can see: ${mail}`
    if (mail && yaml) report(yaml.placeOf(path), 'byline-mail', message, hint)
  }
}
