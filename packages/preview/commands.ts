import { type Command, flag, value } from '../../lib/cli/command.ts'

/** The commands that serve the site on this computer. */
export const previewCommands = {
  preview: {
    takes: '[story [language]]',
    options: { open: flag('opens the browser') },
    summary: 'serves the site while you write, on http://localhost:3000, and prints a story’s address on it',
    example: 'npx masthead preview the-harbour-reopens ar --open',
  },
  start: {
    options: {},
    summary: 'builds the site and serves it on http://localhost:8080',
    example: 'PORT=8081 npx masthead start',
  },
  serve: {
    options: {
      watch: flag('builds the site after each change, and when a story is due'),
      pull: flag('gets changes from the Git remote of the content'),
      run: value('"npx masthead publish s3://news.example"', 'runs a command after each build'),
    },
    summary: 'serves the site that was built last on http://localhost:8080',
    example: 'npx masthead serve --watch --pull --run "npx masthead publish s3://news.example"',
  },
} satisfies Readonly<Record<string, Command>>
