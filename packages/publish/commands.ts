import { type Command, flag, value } from '../../lib/cli/command.ts'

/** The command that uploads the site. */
export const publishCommands = {
  publish: {
    takes: '<where>',
    options: {
      'dry-run': flag('prints what it would upload and delete, and changes nothing'),
      'max-deletes': value('256', 'refuses to delete more files than this'),
      grace: value('7', 'keeps old assets for so many days'),
      create: flag('makes the place, if there is none'),
      adopt: flag('publishes among files that Masthead did not publish, and replaces those with names of the site'),
      'new-address': flag('replaces a site that was built for another SITE_URL'),
      endpoint: value('https://s3.example', 'the address of an S3 store other than AWS'),
      compressed: value('copies|br|gzip|off', 'says how compressed files are published'),
      'purge-with': value('"./purge.sh"', 'runs a command that empties a cache, with the addresses that changed'),
      json: flag('prints what it has uploaded and deleted as JSON, for a script'),
    },
    summary:
      'uploads what has changed since the last publication to an S3 bucket, a server or a folder, and tells whom site.yaml names',
    example: 'npx masthead publish s3://news.example --dry-run',
    needsNoContent: true,
  },
} satisfies Readonly<Record<string, Command>>
