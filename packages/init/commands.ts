import { type Command, flag, value } from '../../lib/cli/command.ts'

/** The commands that begin a newspaper, and add a language to it. */
export const initCommands = {
  init: {
    options: {
      name: value('"The Gazette"', 'the name of the newspaper'),
      languages: value('en,fr', 'its languages, the default one first'),
      section: value('news', 'its first section'),
      host: value('github|gitlab|netlify|cloudflare|server|none', 'adds the files with which that host publishes'),
      from: value('../old-blog', 'imports stories from Hugo, Jekyll, WordPress or Markdown'),
      example: flag('makes The Harbour Post, a newspaper in four languages to look at and to change'),
      template: flag(
        'makes a template repository for GitHub or GitLab: its copies publish themselves, and have the desk',
      ),
      yes: flag('asks nothing, and takes the usual answers'),
    },
    summary: 'makes a newsroom in this folder, and replaces no file; asks for what the options leave open',
    example: 'npx masthead init --name "The Gazette" --languages en,fr --host github',
    needsNoContent: true,
  },
  language: {
    takes: 'add|remove <language>',
    options: { yes: flag('removes the language and its files') },
    summary:
      'adds a language to site.yaml with the starter texts that Masthead has in it, or with a file of messages to translate, and lists what is left to write; or lists what would go with a language',
    example: 'npx masthead language add de',
  },
} satisfies Readonly<Record<string, Command>>
