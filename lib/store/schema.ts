/**
 * The tables of the database (docs/database.md). Another text of this constant is another version: a build then begins
 * with empty tables. A column that is `sealed` begins with a digest of the row.
 */
export const SCHEMA = `
CREATE TABLE notes (             -- facts about the whole site, and the state that the rows were made in
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL            -- sealed
) WITHOUT ROWID;
CREATE TABLE stories (           -- one story in all its languages, as it was last read and rendered
  slug TEXT PRIMARY KEY,
  is_rendered INTEGER NOT NULL,  -- 0 from when it is read until it is rendered, and after a change of all pages
  is_watched INTEGER,            -- 1 if it is scheduled, or names files that several stories use
  head TEXT NOT NULL,            -- sealed JSON: digest and stamps of its folder, schedule, shared files, related stories
  problems TEXT,                 -- sealed JSON; NULL if it has none
  terms TEXT NOT NULL,           -- sealed: the keywords of its text
  story TEXT,                    -- sealed JSON: what lists, feeds and other pages show of it; NULL if it has no public page
  linked TEXT NOT NULL,          -- sealed JSON: its links, and the ids that links may lead to
  output TEXT                    -- sealed JSON: the files that it was rendered to
);
CREATE INDEX stories_to_render ON stories (slug) WHERE is_rendered = 0;
CREATE INDEX stories_watched ON stories (slug) WHERE is_watched = 1;
CREATE INDEX stories_with_problems ON stories (slug) WHERE problems IS NOT NULL;
CREATE TABLE outlines (          -- the published and the withdrawn stories, newest first
  age REAL NOT NULL,             -- minus the time of the date of its original; infinite without a date
  change REAL NOT NULL,          -- minus the time of its last update
  slug TEXT NOT NULL,
  is_moved INTEGER NOT NULL,     -- 1 if it has had other names, or is withdrawn in a language
  words BLOB,                    -- the count of its topics, and the numbers of these and of its keywords; NULL if withdrawn
  outline TEXT NOT NULL,         -- JSON: topics, and the languages with what sitemaps say of them
  crc INTEGER NOT NULL,          -- of the other columns
  PRIMARY KEY (age, change, slug)
) WITHOUT ROWID;
CREATE INDEX outlines_of_story ON outlines (slug);
CREATE TABLE check_only (        -- the stories with problems that only the command check reports
  slug TEXT PRIMARY KEY,
  problems INTEGER NOT NULL,     -- how many
  crc INTEGER NOT NULL           -- of the other columns
) WITHOUT ROWID;
CREATE TABLE words (             -- the topics and keywords of all stories
  number INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE,
  crc INTEGER NOT NULL
);
CREATE TABLE editions (          -- the published editions of stories, newest first in each language
  lang TEXT NOT NULL,
  age REAL NOT NULL,             -- as in outlines, by the date of this edition
  change REAL NOT NULL,
  slug TEXT NOT NULL,
  date TEXT,                     -- as written
  crc INTEGER NOT NULL,
  PRIMARY KEY (lang, age, change, slug)
) WITHOUT ROWID;
CREATE INDEX editions_of_story ON editions (slug);
CREATE TABLE terms (             -- the topics, authors and corrections of editions, and withdrawals
  lang TEXT NOT NULL,
  kind TEXT NOT NULL,            -- topic, author or correction
  term TEXT NOT NULL,            -- JSON: how the edition writes it
  slug TEXT NOT NULL,
  crc INTEGER NOT NULL,
  PRIMARY KEY (lang, kind, term, slug)
) WITHOUT ROWID;
CREATE INDEX terms_of_story ON terms (slug);
CREATE TABLE mentions (          -- the names in the links of a story, and its former ones
  name TEXT NOT NULL,            -- that of a story or page, or topics, authors or archive
  slug TEXT NOT NULL,            -- the story that mentions it
  crc INTEGER NOT NULL,
  PRIMARY KEY (name, slug)
) WITHOUT ROWID;
CREATE INDEX mentions_of_story ON mentions (slug);
CREATE TABLE related (           -- the related stories of a story
  slug TEXT PRIMARY KEY,
  others TEXT NOT NULL,          -- their slugs, with a space before and after each
  crc INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE changes (           -- the stories that files of the whole site do not show yet as they are
  slug TEXT PRIMARY KEY,
  is_text INTEGER NOT NULL,      -- 1 if only its text has changed, which few of these files have
  is_compared INTEGER NOT NULL,  -- 1 if its links, names or languages have changed
  crc INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE placeholders (      -- the CSS in the place of a picture until it has loaded
  asset TEXT PRIMARY KEY,
  css TEXT NOT NULL              -- sealed
) WITHOUT ROWID;
CREATE TABLE outputs (           -- the files of the site
  name TEXT NOT NULL,
  owner TEXT NOT NULL,           -- the story that it was rendered from, or @lists, @feeds …; a picture may have several
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  is_published INTEGER NOT NULL, -- 0 for a part of a story that goes into other files
  source TEXT,                   -- a digest of all that it was made from, if that is known
  folder TEXT,                   -- the folder that it was made with, if that was made as a whole
  since INTEGER NOT NULL,        -- the publication since which it has these bytes
  crc INTEGER NOT NULL,
  PRIMARY KEY (name, owner)
) WITHOUT ROWID;
-- The folder of a name, en/x/ of en/x/index.html: rtrim takes off all letters at the end that are no slash.
CREATE INDEX outputs_in_folder ON outputs (rtrim(name, replace(name, '/', '')));
CREATE INDEX outputs_of_site ON outputs (owner) WHERE owner GLOB '@*';
CREATE TABLE gone (              -- the files that the site no longer has
  name TEXT PRIMARY KEY,
  since INTEGER NOT NULL,        -- the publication since which they are gone
  crc INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE lists (             -- which stories a feed, a search index and the like contain with their texts
  output TEXT PRIMARY KEY,
  list TEXT NOT NULL             -- sealed JSON
) WITHOUT ROWID;
CREATE TABLE files (             -- the files of the cache
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  stamp TEXT                     -- inode and time of change when it had these bytes; NULL if it has to be read
) WITHOUT ROWID;
CREATE TABLE folders (           -- the subfolders of the served site and of the one before
  site TEXT NOT NULL,            -- the inode of the site’s folder
  name TEXT NOT NULL,
  stamp TEXT,                    -- NULL if it has to be looked into
  crc INTEGER NOT NULL,
  PRIMARY KEY (site, name)
) WITHOUT ROWID;
CREATE TABLE memos (             -- what takes long to make, by name
  name TEXT PRIMARY KEY,
  source TEXT NOT NULL,          -- a digest of what it was made from
  value TEXT NOT NULL            -- sealed
) WITHOUT ROWID;
`
