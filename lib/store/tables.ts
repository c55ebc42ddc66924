import { z } from 'zod'
import { digestText, fileText, sealedText, tableOf } from './table.ts'

/** The tables of the database, by name (docs/database.md). */
export const TABLES = {
  notes: tableOf(
    'notes',
    'numbers of the last build and of the last publication, and the stamp of the folder of stories',
    { name: z.string(), value: sealedText() },
    { key: ['name'] },
  ),

  stories: tableOf(
    'stories',
    'one story in all its languages, as it was last read and rendered',
    {
      slug: z.string(),
      is_watched: z.boolean().nullable().describe('1 if it is scheduled, or names files that several stories use'),
      head: sealedText().describe('JSON: digest and stamps of its folder, schedule, shared files'),
      problems: sealedText().nullable().describe('JSON; NULL if it has none'),
      terms: sealedText().describe('the keywords of its text'),
      story: sealedText().nullable().describe('JSON: what other pages show of it; NULL if it has no public page'),
      linked: sealedText().describe('JSON: its links, and the ids that links may lead to'),
      output: sealedText().nullable().describe('JSON: the files that it was rendered to'),
    },
    {
      key: ['slug'],
      isLarge: true,
      indexes: {
        stories_watched: '(slug) WHERE is_watched = 1',
        stories_with_problems: '(slug) WHERE problems IS NOT NULL',
      },
      damaged: `slug IN ('', '.', '..') OR instr(slug, '/') > 0`,
    },
  ),

  outlines: tableOf(
    'outlines',
    'the published and the withdrawn stories, newest first',
    {
      age: z.number().describe('minus the time of the date of its original; infinite without a date'),
      change: z.number().describe('minus the time of its last update'),
      slug: z.string(),
      is_moved: z.boolean().describe('1 if it has had other names, or is withdrawn in a language'),
      words: z
        .instanceof(Uint8Array)
        .nullable()
        .describe('the count of its topics, and the numbers of these and of its keywords; NULL if withdrawn'),
      outline: z.string().describe('JSON: topics, and the languages with what sitemaps say of them'),
    },
    { key: ['age', 'change', 'slug'], indexes: { outlines_of_story: '(slug)' } },
  ),

  check_only: tableOf(
    'check_only',
    'the stories with problems that only the command check reports',
    { slug: z.string().describe('@site for standing pages and the glossary'), problems: z.int().describe('how many') },
    { key: ['slug'] },
  ),

  site_problems: tableOf(
    'site_problems',
    'the problems of stories and pages compared with each other',
    { number: z.int(), problem: sealedText().describe('JSON') },
    { key: ['number'] },
  ),

  words: tableOf(
    'words',
    'the topics and keywords of all stories',
    { number: z.int(), word: z.string() },
    { key: ['number'], isLarge: true, unique: ['word'] },
  ),

  editions: tableOf(
    'editions',
    'the published editions of stories, newest first in each language',
    {
      lang: z.string(),
      age: z.number().describe('as in outlines, by the date of this edition'),
      change: z.number(),
      slug: z.string(),
      date: z.string().nullable().describe('as written'),
    },
    { key: ['lang', 'age', 'change', 'slug'], indexes: { editions_of_story: '(slug)' } },
  ),

  terms: tableOf(
    'terms',
    'the topics, authors and corrections of editions, and withdrawals',
    {
      lang: z.string(),
      kind: z.string().describe('topic, author or correction'),
      term: z.string().describe('JSON: how the edition writes it'),
      slug: z.string(),
    },
    { key: ['lang', 'kind', 'term', 'slug'], indexes: { terms_of_story: '(slug)' } },
  ),

  mentions: tableOf(
    'mentions',
    'the names in the links of a story, and its former ones',
    {
      name: z.string().describe('that of a story or page, or topics, authors or archive'),
      slug: z.string().describe('the story that mentions it'),
    },
    { key: ['name', 'slug'], indexes: { mentions_of_story: '(slug)' } },
  ),

  related: tableOf(
    'related',
    'the related stories of a story',
    { slug: z.string(), others: z.string().describe('their slugs, with a space before and after each') },
    { key: ['slug'] },
  ),

  placeholders: tableOf(
    'placeholders',
    'the CSS in the place of a picture until it has loaded',
    { asset: z.string(), css: sealedText() },
    { key: ['asset'] },
  ),

  outputs: tableOf(
    'outputs',
    'the files of the site',
    {
      name: z.string(),
      owner: z
        .string()
        .describe('the story that it was rendered from, or @lists, @feeds …; a picture may have several'),
      sha256: digestText(),
      size: z.int(),
      is_published: z.boolean().describe('0 for a part of a story that goes into other files'),
      task: z.int().nullable().describe('the task that made it; NULL for a file that is copied'),
      since: z.int().describe('the publication since which it has these bytes'),
    },
    {
      key: ['name', 'owner'],
      indexes: {
        // The folder of a name, en/x/ of en/x/index.html: rtrim takes off all letters at the end that are no slash.
        outputs_in_folder: `(rtrim(name, replace(name, '/', '')))`,
        outputs_of_site: `(owner) WHERE owner GLOB '@*'`,
      },
      // The name of a part of a story begins with a slash, which no file of the site has.
      damaged: `NOT is_file_of_site(iif(is_published = 1, name, ltrim(name, '/')))`,
    },
  ),

  inputs: tableOf(
    'inputs',
    'what outputs are made from: texts, lists, facts of the site',
    {
      number: z.int(),
      name: z.string().describe('stories/two/en.md, head two, list /en/topics/boats/, code'),
      digest: z.string().describe('of what it is now'),
      value: z.string().nullable().describe('JSON: what it is, if that is kept'),
      former: z.string().nullable().describe('its value before the last build, if that changed it'),
      since: z.int().describe('the build since which it has this digest'),
    },
    {
      key: ['number'],
      isLarge: true,
      unique: ['name'],
      indexes: { inputs_changed: '(since)', inputs_with_former: '(since) WHERE former IS NOT NULL' },
    },
  ),

  tasks: tableOf(
    'tasks',
    'what a build makes at once: the files of a story, a page with its compressed copies; and bundles of inputs',
    { number: z.int(), name: z.string(), declared: z.string().describe('a digest of the names of its inputs') },
    { key: ['number'], isLarge: true, unique: ['name'] },
  ),

  uses: tableOf(
    'uses',
    'which inputs a task was done from',
    { task: z.int(), input: z.int(), digest: z.string().describe('of the input when the task was done') },
    { key: ['task', 'input'], indexes: { uses_of_input: '(input)' } },
  ),

  gone: tableOf(
    'gone',
    'the files that the site no longer has',
    { name: fileText(), since: z.int().describe('the publication since which they are gone') },
    { key: ['name'] },
  ),

  files: tableOf(
    'files',
    'the files of the cache',
    {
      sha256: digestText(),
      size: z.int(),
      stamp: z.string().nullable().describe('inode and time of change when it had these bytes; NULL: read it'),
    },
    { key: ['sha256'], isUnsummed: true },
  ),

  sites: tableOf(
    'sites',
    'the served site and the one before',
    {
      id: z.string().describe('the inode of its folder, which it keeps when it is moved'),
      publication: z.int().describe('the publication that is in it'),
      manifest: digestText().describe('of its SHA256SUMS'),
    },
    { key: ['id'] },
  ),

  folders: tableOf(
    'folders',
    'the subfolders of the served site and of the one before',
    {
      site: z.string().describe('the inode of the site’s folder'),
      name: fileText(),
      stamp: z.string().nullable().describe('NULL if it has to be looked into'),
    },
    { key: ['site', 'name'] },
  ),

  memos: tableOf(
    'memos',
    'what takes long to make, by name',
    { name: z.string(), source: z.string().describe('a digest of what it was made from'), value: sealedText() },
    { key: ['name'], sealedBy: ['name', 'source'] },
  ),
}

/**
 * The inputs of every file of the site, by their names. An input that has the name of a
 * task is a bundle: the view has the inputs of that task, and not the bundle.
 */
export const OUTPUT_INPUTS = `CREATE VIEW output_inputs (output_name, input_name, digest) AS
WITH direct AS (
  SELECT outputs.name AS output, inputs.name AS input, uses.digest
  FROM outputs JOIN uses ON uses.task = outputs.task JOIN inputs ON inputs.number = uses.input
  WHERE is_published = 1)
SELECT output, input, digest FROM direct WHERE input NOT IN (SELECT name FROM tasks)
UNION SELECT output, inputs.name, uses.digest
  FROM direct JOIN tasks ON tasks.name = direct.input JOIN uses ON uses.task = tasks.number
  JOIN inputs ON inputs.number = uses.input;`
