/** The texts of problems of publishing. What is in braces is replaced by a value: `publishProblem` asks for it. */
export const PUBLISH_PROBLEMS = {
  'state-unreadable': {
    message: '.masthead-publish.json at the target cannot be read.',
    hint: 'A newer version of Masthead or another program wrote it. Use that version, or delete .masthead-publish.json there: files that were to be deleted later then stay.',
  },
  'site-missing': {
    message: 'There is no built site in {folder}: it has no SHA256SUMS.',
    hint: 'Build it first: SITE_URL=https://news.example/ npx masthead build',
  },
  'manifest-changed': {
    message: '{manifest} has a line that Masthead did not write: “{line}”.',
    hint: 'Somebody or another program changed it. Delete it, and publish with --adopt: then every file is uploaded again.',
  },
  'file-changed': {
    message: '{file} is not the file that was built.',
    hint: 'Another build or program changed it. Build again, and then publish again.',
  },
  'too-many-deleted': {
    message: 'This publication would delete {count} files, such as {first}; at most {most} are allowed at once.',
    hint: 'Check that this is the right site and the right place. If it is: --max-deletes {number}',
  },
  'place-missing': {
    message: 'There is no such place yet: {where}.',
    hint: 'Correct the name. If it is right and Masthead is to make it: --create',
  },
  'place-foreign': {
    message: '{where} has files that Masthead did not publish: {others}.',
    hint: 'Name an empty place. To publish among these files: --adopt. {replaced}',
  },
  'name-foreign': {
    message: '{where} has files with names that are new on this site: {names}. Masthead did not publish them.',
    hint: 'Give the site’s files other names, or move those files away. To replace them: --adopt',
  },
  'place-link': {
    message: '{link} is a link or a file, where the site has a folder.',
    hint: 'Put a folder in place of it, or publish to the place that a link leads to: Masthead follows no links at a destination.',
  },
  'no-file': {
    message: '{file} is a link or a folder, where Masthead needs a file.',
    hint: 'Put the file there in place of it, and then publish again: Masthead follows no links at a destination.',
  },
  'manifest-foreign': {
    message: '{where}: another program has replaced SHA256SUMS, so Masthead does not know which files it published.',
    hint: 'Put back the SHA256SUMS of the last publication. To upload the whole site and delete nothing: --adopt',
  },
  'address-other': {
    message: '{difference}',
    hint: 'Build it again: SITE_URL={before} npx masthead build. If the address is to change: --new-address',
  },
  'settings-wrong': {
    message: 'site.yaml in {root} has errors.',
    hint: 'See them: npx masthead check',
  },
  locked: {
    message: 'Another publication to this place is under way.',
    hint: 'Wait until it has finished, and then publish again. If it was killed on another machine, its lock expires after {minutes} minutes.',
  },
  'changed-by-other': {
    message: 'Another publisher has just changed {name} at the target.',
    hint: 'Publish again: Masthead then compares with what is there now.',
  },
  'place-unknown': {
    message: 'Masthead cannot publish to “{where}”.',
    hint: 'Name a folder (./name, if its name has “:” or “@”), s3://bucket/prefix, user@host:path, or rsync://host/module/path; `npx masthead help deploying` publishes to a branch of Git. A password does not belong there: SSH takes a key, rsync RSYNC_PASSWORD, S3 AWS_SECRET_ACCESS_KEY.',
  },
  'rsync-missing': {
    message: 'rsync is not installed.',
    hint: 'Install it, for example with `apt install rsync`.',
  },
  'key-file-missing': {
    message: 'The site has no file {key}.txt, by which IndexNow knows that the key is yours.',
    hint: 'Write the key into static/{key}.txt, beside site.yaml, and build again.',
  },
  'key-missing': {
    message: 'The environment variable {variable} is not set, which site.yaml names for {receiver}.',
    hint: 'Set it to the key: {variable}=… npx masthead publish …',
  },
  'address-missing': {
    message:
      'site.yaml names receivers of news, but SITE_URL is not set, so Masthead does not know the addresses of pages.',
    hint: 'Set it as for the build: SITE_URL=https://news.example/ npx masthead publish …',
  },
} as const
