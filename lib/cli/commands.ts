import { type Command, flag, value } from './command.ts'

/** The commands of the core. Their scripts are in the folder `commands`. */
export const coreCommands = {
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
      json: flag('prints the problems as JSON, for a script'),
      timing: flag('prints how long each step takes'),
      'code-quality': value('gl-code-quality-report.json', 'writes a report for GitLab'),
    },
    summary: 'lists every problem of every file, with its place and how to fix it; exit code 1 on any error',
    example: 'npx masthead check --json | jq ".[].rule"',
  },
  next: {
    options: {
      since: value('2026-03-01T08:00:00Z', 'prints what has become due since then instead'),
      json: flag('prints the times as JSON, for a script'),
    },
    summary: 'prints when a scheduled story is to be published or a story is to be withdrawn, the next time first',
    example: 'npx masthead next --json',
  },
  build: {
    options: {
      timing: flag('prints how long each step takes'),
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
  verify: {
    takes: '[folder or address]',
    options: { json: flag('prints the differences as JSON, for a script') },
    summary: 'checks that a folder or a served site is what was built; exit code 1 if not',
    example: 'npx masthead verify https://news.example/',
    needsNoContent: true,
  },
  why: {
    takes: '<address or file>',
    options: {
      diff: flag('shows the file before and after the last build, a tag a line'),
      json: flag('prints the file with its inputs as JSON, for a script'),
    },
    summary: 'says what a file of the site was made from, and what of that the last build found changed',
    example: 'npx masthead why en/about/ --diff',
  },
  upgrade: {
    options: {},
    summary: 'brings the content to the form that this version of Masthead reads, and names the changed files',
    example: 'npx masthead upgrade && git diff',
  },
} satisfies Readonly<Record<string, Command>>
