import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'
import { isLanguageTag, languageName, tagProblem } from '../../lib/language/language.ts'
import { suggest } from '../../lib/problem/did-you-mean.ts'

/** The hosts for which `masthead init` writes a workflow, each with the next step of the publisher in Markdown. */
export const HOSTS = {
  github:
    'To publish, push to the branch main on GitHub, with `package-lock.json`; choose “GitHub Actions” in the settings of Pages first.',
  gitlab: 'To publish, push to the default branch on GitLab, with `package-lock.json`.',
  netlify: 'To publish, connect the repository on Netlify; `netlify.toml` has the settings.',
  cloudflare:
    'To publish: `SITE_URL=https://news.example/ PRECOMPRESS=off npx wrangler deploy`, with your own address.',
  server: 'To publish, follow `deploy/README.md`.',
  none: 'To publish, build with your address, `SITE_URL=https://news.example/ npm run build`, and upload `out`.',
} as const

/** The name of a host, as in `--host`. */
export type HostName = keyof typeof HOSTS

/** The facts from which a newsroom is made. */
export interface NewsroomFacts {
  readonly name: string
  /** The name for package.json and the host. */
  readonly slug: string
  /** Tags of languages for which the template has texts. The first is the default language. */
  readonly languages: readonly string[]
  /** The name of the first section in addresses. */
  readonly section: string
  /** The section as the publisher wrote it, for readers. */
  readonly sectionLabel: string
  readonly host: HostName
  /** Whether it is a template: people copy it on its host, and have no terminal. */
  readonly isTemplate?: boolean
}

/** The answers as text, by the names of the options. */
export type Answers = Readonly<Record<'name' | 'languages' | 'section' | 'host', string>>

/** A question to the publisher. The same rule applies to an answer and to the option of its name. */
export interface Question {
  readonly key: keyof Answers
  readonly text: string
  /** The answer if the publisher gives none. */
  readonly usual: string
  /** Returns the problem of an answer, with its remedy; undefined if there is none. */
  problem(answer: string): string | undefined
}

/**
 * Returns the questions, in the order in which they are asked.
 * @param folder the name of the newsroom's folder
 * @param known the tags of the languages for which the template has texts
 */
export function questionsFor(folder: string, known: readonly string[]): Question[] {
  const name = folder.replaceAll(/[-_\s]+/g, ' ').trim()
  return [
    {
      key: 'name',
      text: 'What is the newspaper called?',
      usual: name.replaceAll(/(?<!\S)\p{Ll}/gu, (letter) => letter.toUpperCase()) || 'My Paper',
      problem: nameProblem,
    },
    {
      key: 'languages',
      text: `Which languages, the default one first (${known.join(' ')})?`,
      usual: 'en',
      problem: (answer) => languagesProblem(answer, known),
    },
    {
      key: 'section',
      text: 'What is the first section called (news, world, politics, business, science, culture, sport, opinion or another)?',
      usual: 'news',
      problem: (answer) =>
        /^[a-z]/.test(plainName(answer))
          ? undefined
          : `“${answer}” becomes part of addresses, so it must begin with one of the letters a–z. You can change the name that readers see in content/site.yaml afterwards.`,
    },
    {
      key: 'host',
      text: `Where will it be published (${Object.keys(HOSTS).join(' ')})?`,
      usual: 'none',
      problem: (answer) =>
        isHost(answer) ? undefined : `“${answer}” is not a known host. ${suggest(answer, Object.keys(HOSTS))}`,
    },
  ]
}

/**
 * Returns the facts from answers that have no problem.
 * @param folder the name of the newsroom's folder
 */
export function factsFrom({ name, languages, section, host }: Answers, folder: string): NewsroomFacts {
  return {
    name: name.trim(),
    slug: plainName(folder) || 'newspaper',
    languages: tagsIn(languages),
    section: plainName(section),
    sectionLabel: section.trim(),
    host: isHost(host) ? host : 'none',
  }
}

function nameProblem(answer: string): string | undefined {
  if (answer.trim() === '') return 'The newspaper needs a name.'
  if (/\p{Cc}/u.test(answer)) return 'The name contains a line break or a control character. Write it on one line.'
  return answer.length > 100 ? 'The name is longer than 100 characters. Write a shorter one.' : undefined
}

function languagesProblem(answer: string, known: readonly string[]): string | undefined {
  const tags = tagsIn(answer)
  if (tags.length === 0) return 'The newspaper needs a language. Write, for example, en,fr.'
  const unknown = tags.filter((tag) => !known.includes(tag))
  if (unknown.length === 0) return undefined
  const wrong = unknown.find((tag) => tagProblem(tag) !== undefined)
  const problem = wrong === undefined ? undefined : tagProblem(wrong)
  if (wrong !== undefined && problem)
    return `${problem.message} ${meantLanguages(wrong, known) || `${problem.hint} `}Choose among ${known.join(', ')}.`
  const names = unknown.map((tag) => `“${tag}”`).join(', ')
  const meant = unknown.map((tag) => meantLanguages(tag, known)).join('')
  return `There are no starter texts in ${names}. ${meant}Choose among ${known.join(', ')}. You can add other languages afterwards: npx masthead language add ${unknown[0]}`
}

/**
 * Returns a question for the known languages that an English name means, or the name of another tag; empty if there are
 * none.
 */
export function meantLanguages(given: string, known: readonly string[]): string {
  const names = new Intl.DisplayNames(['en'], { type: 'language' })
  const name = (isLanguageTag(given) ? languageName('en', given) : given).toLowerCase()
  const tags = known.filter((tag) => names.of(tag)?.toLowerCase().startsWith(name))
  return tags.length > 0 ? `Did you mean ${tags.map((tag) => `${tag} (${names.of(tag)})`).join(' or ')}? ` : ''
}

function tagsIn(answer: string): string[] {
  return [...new Set(answer.split(/[\s,]+/).filter(Boolean))]
}

/** Returns a name in the letters of addresses: `Town hall` is `town-hall`. */
function plainName(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '')
  return plain.replaceAll(/[^a-z\d]+/g, '-').replaceAll(/^-|-$/g, '')
}

function isHost(answer: string): answer is HostName {
  return Object.hasOwn(HOSTS, answer)
}

/**
 * Asks the publisher questions on a terminal, each until its answer has no problem. Ctrl+C and Ctrl+D end the process
 * before anything is written.
 * @returns the answers by the keys of the questions
 */
export async function ask(questions: readonly Question[], input: Readable, output: Writable) {
  const terminal = createInterface({ input, output })
  const stop = () => process.exit(130)
  terminal.on('close', stop)
  const answers: Record<string, string> = {}
  for (const { key, text, usual, problem } of questions) {
    let found: string | undefined
    do {
      const answer = (await terminal.question(`${text} [${usual}] `)).trim() || usual
      found = problem(answer)
      if (found) output.write(`${found}\n`)
      answers[key] = answer
    } while (found)
  }
  terminal.off('close', stop)
  terminal.close()
  return answers
}
