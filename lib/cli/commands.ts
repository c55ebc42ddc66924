/** One command of `npx masthead`. */
export interface Command {
  readonly name: string
  /** The arguments that may follow it. */
  readonly usage: string
  readonly summary: string
  readonly example: string
  /** The name of its script in the folder `commands`. */
  readonly file: string
  /** Its options, for completion. */
  readonly options: readonly string[]
  /** Whether it needs a content folder. */
  readonly needsContent?: true
}

/** Every command, in the order in which a story needs them. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'new',
    usage: '"Headline" [--language en]',
    summary: 'begins a story: a folder, and in it a file to write in',
    example: 'npx masthead new "The harbour reopens"',
    file: 'new-story.ts',
    options: ['--language'],
    needsContent: true,
  },
  {
    name: 'check',
    usage: '[--watch] [--links] [--json] [--timing]',
    summary:
      'every problem of every file, with its place and how to mend it; exit code 1 on any error; --watch checks again after each save, --links asks other sites, too',
    example: 'npx masthead check --json | jq ".[].rule"',
    file: 'check.ts',
    options: ['--watch', '--links', '--json', '--timing'],
    needsContent: true,
  },
  {
    name: 'status',
    usage: '[--json] [--timing]',
    summary: 'which story is there in which language, and which translations are behind',
    example: 'npx masthead status',
    file: 'status.ts',
    options: ['--json', '--timing'],
    needsContent: true,
  },
  {
    name: 'translate',
    usage: '<story or page> <language> [--done]',
    summary: 'lays out a translation, or shows what has changed since it was made; --done records that it is complete',
    example: 'npx masthead translate the-harbour-reopens ar',
    file: 'translate.ts',
    options: ['--done'],
    needsContent: true,
  },
  {
    name: 'preview',
    usage: '[story [language]] [--open]',
    summary:
      'the site while it is written, on http://localhost:3000, and a story’s address on it; --open opens the browser',
    example: 'npx masthead preview the-harbour-reopens ar --open',
    file: 'dev.ts',
    options: ['--open'],
    needsContent: true,
  },
  {
    name: 'import',
    usage:
      '<folder or file> [--from hugo|jekyll|astro|eleventy|wordpress|markdown] [--into content] [--language en] [--translated-by human|machine] [--force] [--dry-run] [--json]',
    summary:
      'brings stories over from another system, and lists what could not be carried; exit code 1 where something needs mending',
    example: 'npx masthead import ../old-blog --dry-run',
    file: 'import.ts',
    options: ['--from', '--into', '--language', '--translated-by', '--force', '--dry-run', '--json'],
  },
  {
    name: 'build',
    usage: '[--timing] [--shard 2/3]',
    summary: 'presses the site into OUT_DIR; exit code 1 if anything is wrong, and nothing is published',
    example: 'SITE_URL=https://news.example/ npx masthead build',
    file: 'build.ts',
    options: ['--timing', '--shard'],
    needsContent: true,
  },
  {
    name: 'verify',
    usage: '[folder or address] [--json]',
    summary: 'proves that a folder or a served site is what was pressed; exit code 1 if not',
    example: 'npx masthead verify https://news.example/',
    file: 'verify.ts',
    options: ['--json'],
  },
  {
    name: 'doctor',
    usage: '[address] [--json]',
    summary:
      'what is wrong with this machine, or with how a host serves the site, and how to mend it; exit code 1 on any error',
    example: 'npx masthead doctor https://news.example/',
    file: 'doctor.ts',
    options: ['--json'],
  },
]
