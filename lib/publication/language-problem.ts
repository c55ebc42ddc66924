import { tagProblem } from '../language/language.ts'
import { didYouMean, suggest } from '../problem/did-you-mean.ts'

/** Returns the problem of a language that a newspaper does not have, such as that of the file of a story: `ua.md`. */
export function languageProblem(tag: string, languages: readonly string[]) {
  const message = `“${tag}” is not one of this site’s languages.`
  const problem = didYouMean(tag, languages) ? undefined : tagProblem(tag)
  return problem ?? { message, hint: `${suggest(tag, languages)} Or add it to \`languages\` in site.yaml.` }
}
