import { YAMLParseError } from 'yaml'
import { reasonOf } from '../../../../lib/problem/problem.ts'
import { type Sentences, sentence, speakSentences } from '../../../../lib/problem/wording.ts'
import { type DeskText, say, spokenLanguage } from './texts.ts'

/**
 * Makes the sentences about problems speak the language of the desk. They are loaded only where a text is checked: each
 * language has a file in the folder sentences, and that of English has only what a form says in other words than a file.
 * @param labels those of the fields, by the keys of the file
 */
export async function speakOfProblems(labels: Readonly<Record<string, DeskText>> = LABELS): Promise<void> {
  const { default: sentences }: { default: Sentences } = await import(`./sentences/${spokenLanguage()}.json`)
  speakSentences(sentences, Object.fromEntries(Object.entries(labels).map(([key, label]) => [key, say(label)])))
}

/** Returns why a file cannot be read, in the language of the desk. */
export async function reasonInWords(error: unknown): Promise<string> {
  await speakOfProblems()
  const line = lineOf(error)
  return line === undefined ? sentence(reasonOf(error)) : sentence`Line ${line} of its front matter cannot be read.`
}

/** The labels of the fields, by the keys of front matter. */
const LABELS: Readonly<Record<string, DeskText>> = {
  title: 'headline',
  description: 'standfirst',
  section: 'section',
  kind: 'kind',
  authors: 'byline',
  slug: 'address',
  cover: 'picture',
  'cover.alt': 'alt',
  'cover.caption': 'caption',
  'cover.credit': 'credit',
}

/** Returns the line of the front matter at which YAML cannot be parsed. */
function lineOf(error: unknown): number | undefined {
  const [start] = error instanceof YAMLParseError ? (error.linePos ?? []) : []
  return start?.line
}
