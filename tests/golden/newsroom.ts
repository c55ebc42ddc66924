import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parse, stringify } from 'yaml'
import { addPictures } from '../browser/content-with-pictures.ts'
import { addStory, addStoryOfEveryKind, EMBEDDED, NOTED } from '../browser/harbour-stories.ts'
import { writeUdhrNewsroom } from '../fixtures/udhr-newsroom.ts'

const FILMS = 'https://films.example'

/** Front matter that takes a story out of the ordinary. */
const STORIES = {
  scheduled: 'date: 2027-01-01\npublish: 2027-01-01T09:00:00+08:00',
  withdrawn: 'date: 2026-03-01\nunpublish: {date: 2026-03-02, reason: The ship was another.}',
  renamed: 'date: 2026-03-03\naliases: [former-name]',
}

/**
 * Writes the content folder of the golden newsroom: 36 stories in up to twelve languages, with every section kind,
 * pictures, charts, notes and embeds, and one scheduled, one withdrawn and one renamed story.
 * @param home an empty folder
 * @returns the content folder
 */
export async function writeGoldenNewsroom(home: string): Promise<string> {
  const content = path.join(home, 'content')
  writeUdhrNewsroom(content, { stories: 29 })
  const site = path.join(content, 'site.yaml')
  const facts = parse(readFileSync(site, 'utf8'))
  const services = [{ name: 'Test Films', purpose: 'embeds', embed: FILMS }]
  writeFileSync(site, stringify({ ...facts, consent: { ...facts.consent, services } }))
  await addPictures(content)
  addStoryOfEveryKind(content, FILMS)
  addStory(content, NOTED)
  addStory(content, EMBEDDED, FILMS)
  for (const [slug, lines] of Object.entries(STORIES)) {
    const folder = path.join(content, 'stories', slug)
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'en.md'), `---\ntitle: A ${slug} story\n${lines}\n---\n\nThe ship came in.\n`)
  }
  return content
}
