import { type Command, flag, value } from '../../lib/cli/command.ts'

/** The commands for translators. */
export const translateCommands = {
  status: {
    options: {
      html: { ...value('board.html', 'writes a page with filters'), implied: 'translations.html' },
      json: flag('prints the stories with the state of each language as JSON, for a script'),
      timing: flag('prints how long each step takes'),
    },
    summary:
      'shows which story exists in which language, which translations are behind, who is on it and what readers lack most',
    example: 'npx masthead status --html',
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
  },
  messages: {
    takes: '[language]',
    options: {
      missing: flag('lists only the texts that readers get in English'),
      json: flag('prints the texts of each language as JSON, for a script'),
    },
    summary:
      'lists the texts of the interface that each language lacks and who reviewed them; of one language all texts, with notes for translators',
    example: 'npx masthead messages --missing sw',
  },
} satisfies Readonly<Record<string, Command>>
