import { existsSync } from 'node:fs'
import path from 'node:path'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { systemSentence } from '../problem/system-error.ts'
import type { OwnPackage } from '../settings/packages.ts'
import { buildTimeProblem, withoutPasswords } from '../settings/settings.ts'

/** One command of `npx masthead`. Its script has its name. It is in the folder `commands`, or in a package. */
export interface Command {
  /** The arguments that may follow the name. */
  readonly takes?: string
  /** The options as Node reads them. */
  readonly options: ParseArgsOptionsConfig & Readonly<Record<string, OptionFacts>>
  readonly summary: string
  readonly example: string
  /** Whether it works without a content folder. */
  readonly needsNoContent?: true
  /** The package of Masthead’s own that it is in. */
  readonly package?: OwnPackage
}

/** What an option is for. Help and docs/commands.md are made of it. */
interface OptionFacts {
  /** What it does, “checks again after each save”, or what its value is, “the name of the newspaper”. */
  readonly about: string
  /** A value that it may have. */
  readonly example?: string
  /** The value that it has if none is written. */
  readonly implied?: string
}

const flag = (about: string) => ({ type: 'boolean', about }) as const

const value = (example: string, about: string) => ({ type: 'string', example, about }) as const

const JSON_OUTPUT = flag('prints JSON, for a script')
const TIMING = flag('prints how long each step takes')
const DRY_RUN = flag('prints what it would do, and changes nothing')

/** Every command by its name, in the order in which a story needs them. */
export const COMMANDS = {
  init: {
    options: {
      name: value('"The Gazette"', 'the name of the newspaper'),
      languages: value('en,fr', 'its languages, the default one first'),
      section: value('news', 'its first section'),
      host: value('github|gitlab|netlify|cloudflare|server|none', 'adds the files with which that host publishes'),
      from: value('../old-blog', 'imports stories from Hugo, Jekyll, WordPress or Markdown'),
      example: flag('makes The Harbour Post, a newspaper in four languages to look at and to change'),
      yes: flag('asks nothing, and takes the usual answers'),
    },
    summary: 'makes a newsroom in this folder, and replaces no file; asks for what the options leave open',
    example: 'npx masthead init --name "The Gazette" --languages en,fr --host github',
    needsNoContent: true,
    package: 'init',
  },
  new: {
    takes: '"Headline"',
    options: {
      language: value('en', 'the language of the story, if it is not the default one'),
      slug: value('harbour-reopens', 'the name of the story in addresses'),
    },
    summary: 'starts a story: a folder, and in it a file to write in',
    example: 'npx masthead new "The harbour reopens"',
  },
  check: {
    options: {
      watch: flag('checks again after each save'),
      links: flag('requests external links too'),
      errors: value('number-differs,correction-untranslated', 'makes errors of the warnings of these rules'),
      json: JSON_OUTPUT,
      timing: TIMING,
      'code-quality': value('gl-code-quality-report.json', 'writes a report for GitLab'),
    },
    summary: 'lists every problem of every file, with its place and how to fix it; exit code 1 on any error',
    example: 'npx masthead check --json | jq ".[].rule"',
  },
  status: {
    options: {
      html: { ...value('board.html', 'writes a page with filters'), implied: 'translations.html' },
      json: JSON_OUTPUT,
      timing: TIMING,
    },
    summary:
      'shows which story exists in which language, which translations are behind, who is on it and what readers lack most',
    example: 'npx masthead status --html',
    package: 'translate',
  },
  next: {
    options: { json: JSON_OUTPUT },
    summary: 'prints when a scheduled story is to be published or a story is to be withdrawn, the next time first',
    example: 'npx masthead next --json',
  },
  translate: {
    takes: '<story or page> <language>',
    options: {
      done: flag('records that the translation is up to date with the original'),
      has: value('p1,h2,p3', 'with --done: names the sections that an abridged or free translation has'),
      part: value('5', 'starts an abridged translation, of so many sections'),
      with: value('deepl|google|libretranslate|openai-compatible', 'translates by machine what is new or has changed'),
      'dry-run': flag('prints what it would send to the machine, and sends nothing'),
    },
    summary: 'starts a translation, or shows what has changed since it was made',
    example: 'npx masthead translate the-harbour-reopens ar',
    package: 'translate',
  },
  language: {
    takes: 'add|remove <language>',
    options: { yes: flag('removes the language and its files') },
    summary:
      'adds a language to site.yaml with the starter texts that Masthead has in it, or with a file of messages to translate, and lists what is left to write; or lists what would go with a language',
    example: 'npx masthead language add de',
    package: 'init',
  },
  messages: {
    takes: '[language]',
    options: { missing: flag('lists only the texts that readers get in English'), json: JSON_OUTPUT },
    summary:
      'lists the texts of the interface that each language lacks and who reviewed them; of one language all texts, with notes for translators',
    example: 'npx masthead messages --missing sw',
    package: 'translate',
  },
  preview: {
    takes: '[story [language]]',
    options: { open: flag('opens the browser') },
    summary: 'serves the site while you write, on http://localhost:3000, and prints a story’s address on it',
    example: 'npx masthead preview the-harbour-reopens ar --open',
    package: 'preview',
  },
  import: {
    takes: '<folder or file>',
    options: {
      from: value('hugo|jekyll|wordpress|markdown|…', 'names the system, if the import does not recognise it'),
      into: value('content', 'the content folder'),
      language: value('en', 'the language of the stories, if nothing in them says it'),
      'from-url': value('https://old.example', 'the address of the old site'),
      'translated-by': value('human|machine', 'says who made the translations'),
      public: value(
        'toggle,unlisted',
        'names keys, fields and tags that keep nothing from readers, so they make no drafts',
      ),
      force: flag('overwrites stories that you edited after an import'),
      'dry-run': DRY_RUN,
      json: JSON_OUTPUT,
    },
    summary:
      'imports stories from another system, and lists what it could not import; exit code 1 where something needs fixing',
    example: 'npx masthead import ../old-blog --dry-run',
    needsNoContent: true,
    package: 'import',
  },
  build: {
    options: {
      timing: TIMING,
      changed: value('changes.txt', 'looks only at the stories whose files this list names; - is standard input'),
      shard: {
        ...value(
          '2/3',
          'builds the share of one computer, by default that of Slurm’s, Kubernetes’ or a CI’s variables',
        ),
        implied: 'auto',
      },
    },
    summary: 'builds the site into OUT_DIR; on any error it publishes nothing, with exit code 1',
    example: 'SITE_URL=https://news.example/ npx masthead build',
  },
  merge: {
    takes: '<folder of a shard>…',
    options: { timing: TIMING },
    summary: 'builds the site from the shards that several machines built, the same bytes as one machine',
    example: 'npx masthead merge out.shard-*',
    package: 'scale',
  },
  start: {
    options: {},
    summary: 'builds the site and serves it on http://localhost:8080',
    example: 'PORT=8081 npx masthead start',
    package: 'preview',
  },
  publish: {
    takes: '<where>',
    options: {
      'dry-run': DRY_RUN,
      'max-deletes': value('256', 'refuses to delete more files than this'),
      grace: value('7', 'keeps old assets for so many days'),
      create: flag('makes the place, if there is none'),
      adopt: flag('publishes among files that Masthead did not publish, and replaces those with names of the site'),
      'new-address': flag('replaces a site that was built for another SITE_URL'),
      endpoint: value('https://s3.example', 'the address of an S3 store other than AWS'),
      compressed: value('copies|br|gzip|off', 'says how compressed files are published'),
      'purge-with': value('"./purge.sh"', 'runs a command that empties a cache, with the addresses that changed'),
      json: JSON_OUTPUT,
    },
    summary:
      'uploads what has changed since the last publication to an S3 bucket, a server or a folder, and tells whom site.yaml names',
    example: 'npx masthead publish s3://news.example --dry-run',
    needsNoContent: true,
    package: 'publish',
  },
  serve: {
    options: {
      watch: flag('builds the site after each change, and when a story is due'),
      pull: flag('gets changes from the Git remote of the content'),
      run: value('"npx masthead publish s3://news.example"', 'runs a command after each build'),
    },
    summary: 'serves the site that was built last on http://localhost:8080',
    example: 'npx masthead serve --watch --pull --run "npx masthead publish s3://news.example"',
    package: 'preview',
  },
  verify: {
    takes: '[folder or address]',
    options: { json: JSON_OUTPUT },
    summary: 'checks that a folder or a served site is what was built; exit code 1 if not',
    example: 'npx masthead verify https://news.example/',
    needsNoContent: true,
  },
  doctor: {
    takes: '[address]',
    options: { json: JSON_OUTPUT },
    summary:
      'reports the problems of this machine, or of a host that serves the site, and how to fix them; exit code 1 on any error',
    example: 'npx masthead doctor https://news.example/',
    needsNoContent: true,
    package: 'doctor',
  },
  upgrade: {
    options: {},
    summary: 'brings the content to the form that this version of Masthead reads, and names the changed files',
    example: 'npx masthead upgrade && git diff',
  },
} satisfies Readonly<Record<string, Command>>

/** Names that other tools have for commands, by the names that the commands have here. */
export const OTHER_NAMES: Readonly<Partial<Record<keyof typeof COMMANDS, readonly string[]>>> = {
  init: ['create', 'setup'],
  new: ['add', 'post', 'story'],
  check: ['lint', 'test', 'validate', 'audit'],
  status: ['list', 'ls'],
  preview: ['dev', 'develop', 'watch'],
  build: ['generate', 'compile', 'export', 'make'],
  start: ['run'],
  publish: ['deploy', 'upload', 'push', 'release', 'sync'],
  serve: ['server'],
  upgrade: ['update', 'migrate'],
}

/** Every command with its name. */
export const NAMED_COMMANDS: readonly (Command & { readonly name: string })[] = Object.entries(COMMANDS).map(
  ([name, command]) => ({ name, ...command }),
)

/** Returns the help for one command: its usage, what it does, its options, and an example. */
export function helpForCommand({ name, takes, options, summary, example }: (typeof NAMED_COMMANDS)[number]): string {
  const usage = ['masthead', name, takes, Object.keys(options).length > 0 ? '[options]' : undefined]
  const lines = optionLines(options)
  const listed = lines.length > 0 ? `\n\nOptions:\n${lines.join('\n')}` : ''
  return `${usage.filter(Boolean).join(' ')}\n\n  ${summary}${listed}\n\nFor example:\n  ${example}`
}

/** Returns a line for each option: its name, a value, and what it does. */
export function optionLines(options: Command['options']): string[] {
  const all = Object.entries(options).map(([name, { example, about }]) => ({
    usage: `--${name}${example === undefined ? '' : ` ${example}`}`,
    about,
  }))
  const width = Math.max(0, ...all.map(({ usage }) => usage.length).filter((length) => length <= WIDEST))
  return all.map(({ usage, about }) => {
    const isWide = usage.length > WIDEST
    return isWide ? `  ${usage}\n  ${' '.repeat(width)}  ${about}` : `  ${usage.padEnd(width)}  ${about}`
  })
}

/** The number of characters of an option after which its sentence has a line of its own. */
const WIDEST = 30

/**
 * Returns the help for all commands.
 * @param topics the documents that `masthead help` shows
 */
export function helpForAll(topics: readonly string[]): string {
  const width = Math.max(...NAMED_COMMANDS.map(({ name }) => name.length))
  return [
    'masthead <command>',
    '',
    ...NAMED_COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    `To read, with npx masthead help <topic>: ${topics.join(', ')}.`,
    'More about one command: npx masthead help <command>. The version: npx masthead --version',
    'Exit codes: 0 for success; 1 where problems were found; 2 where the command was called wrongly.',
    'Colours only on a terminal, and never with NO_COLOR. npx masthead help commands explains CONTENT_DIR, OUT_DIR and SITE_URL.',
  ].join('\n')
}

/**
 * Ends the process with a message about wrong usage, and where to find help.
 * @example
 * if (!story) usageError('Name a story.')
 */
export function usageError(message: string): never {
  const { name } = path.parse(process.argv[1] ?? '')
  console.error(`${withoutPasswords(message)}\nSee: npx masthead help${name in COMMANDS ? ` ${name}` : ''}`)
  process.exit(EXIT_USAGE)
}

/** The exit code for wrong usage; 1 means that the command found problems. */
const EXIT_USAGE = 2

/**
 * Returns the address of a site that a command was given; undefined if it is no http or https address. Ends the process
 * if it contains a password.
 */
export function siteAddressIn(text: string): URL | undefined {
  const url = URL.parse(text.replace(/\/?$/, '/'))
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  if (url.username || url.password)
    usageError(`“${text}” contains a user name or a password. Masthead cannot sign in to a site: leave them out.`)
  return url
}

/**
 * Reads the arguments of a command by Node's own rules; ends the process if they are not allowed. From then on an error
 * of the system that nothing handles, such as a full disk, ends the process with one sentence.
 * @example
 * const { values, positionals } = readArguments({ options: { json: { type: 'boolean' } }, takes: '<story>' })
 */
export function readArguments<Options extends Command['options']>(command: {
  readonly options: Options
  readonly takes?: string
}) {
  process.on('uncaughtExceptionMonitor', (error) => {
    const sentence = systemSentence(error)
    if (sentence === undefined) return
    console.error(sentence)
    process.exit(1)
  })
  if (!existsSync(process.cwd())) usageError(`${process.cwd()}: The name of this folder is not UTF-8. Rename it.`)
  const parsed = parseArguments(command)
  return 'problem' in parsed ? usageError(parsed.problem) : parsed
}

/** Returns the arguments of a command by Node's own rules, or the problem if they are not allowed. */
export function parseArguments<Options extends Command['options']>(command: {
  readonly options: Options
  readonly takes?: string
}) {
  try {
    const args = withImplied(process.argv.slice(2), command.options)
    const { values, positionals } = parseArgs({
      args,
      options: command.options,
      allowPositionals: Boolean(command.takes),
    })
    return { values, positionals }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { problem: plainMessage(message, Object.keys(command.options)) }
  }
}

/** Adds to options that stand alone the value that they then have: `--shard`, `--shard=auto`. */
function withImplied(words: readonly string[], options: Command['options']): string[] {
  return words.map((word, index) => {
    const implied = word.startsWith('--') ? options[word.slice(2)]?.implied : undefined
    const next = words[index + 1]
    return implied !== undefined && (next === undefined || next.startsWith('-')) ? `${word}=${implied}` : word
  })
}

/** Ends the process if SOURCE_DATE_EPOCH is not a valid time, before a command reads stories or writes a date. */
export function requireBuildTime(): void {
  const problem = buildTimeProblem()
  if (problem !== undefined) usageError(problem)
}

/** Rewrites Node's message about an argument for people who are not programmers. */
function plainMessage(message: string, options: readonly string[]): string {
  const [, unknown] = /^Unknown option '([^']+)'/.exec(message) ?? []
  if (unknown) {
    const known = options.map((option) => `--${option}`).join(', ')
    return `There is no option “${unknown}” here. ${known ? `There is ${known}.` : 'There is none.'}`
  }
  const [, surplus] = /^Unexpected argument '([^']*)'/.exec(message) ?? []
  return surplus === undefined ? message : `“${surplus}” is more than this command takes.`
}
