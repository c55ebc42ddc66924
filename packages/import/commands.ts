import { type Command, flag, value } from '../../lib/cli/command.ts'

/** The command that imports stories. */
export const importCommands = {
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
      'dry-run': flag('prints what it would import, and writes nothing'),
      json: flag('prints the report as JSON, for a script'),
    },
    summary:
      'imports stories from another system, and lists what it could not import; exit code 1 where something needs fixing',
    example: 'npx masthead import ../old-blog --dry-run',
    needsNoContent: true,
  },
} satisfies Readonly<Record<string, Command>>
