import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { writeHarbourPost } from '../fixtures/harbour-post.ts'
import { PUBLICATION, STORY } from '../fixtures/publication.ts'
import { writeUdhrNewsroom } from '../fixtures/udhr-newsroom.ts'
import { addPictures } from './content-with-pictures.ts'
import { ABRIDGED, addStory, addStoryOfEveryKind, EMBEDDED, LIVE, NOTED } from './harbour-stories.ts'

const root = path.resolve(import.meta.dirname, '../..')
const cache = path.join(root, '.cache/sites')

type Settings = Readonly<Record<string, string>>

/** The sites that the browser tests look at, by name, each a built folder. */
export const SITES = {
  /** The publication as it is, for https://masthead.example/. */
  seed: path.join(cache, 'seed'),
  /**
   * The same with services that need consent, on loopback, and stories with notes, with embeds and with every kind of
   * section.
   */
  services: path.join(cache, 'services'),
  /** The publication with a story that is not yet in Persian. */
  partial: path.join(cache, 'partial'),
  /** The publication with a story that shows photographs. */
  pictures: path.join(cache, 'pictures'),
  /** The same as `services`, built for reading from a disk. */
  portable: path.join(cache, 'portable'),
  /** The publication after it gave up reading offline, with a live story, and one that has two charts of one unit. */
  unkept: path.join(cache, 'unkept'),
  /** The publication with a newsletter, comments of a service, support, and names of 4 to 40 characters. */
  presets: path.join(cache, 'presets'),
  /** The publication with a CMS. */
  cms: path.join(cache, 'cms'),
  /** The newsroom of the Declaration of Human Rights: 160 stories, most in six languages, and a page with those that a language lacks. */
  newsroom: path.join(cache, 'newsroom'),
  /** The Harbour Post: a newsroom of its own with every part of a look, fonts, and in Chinese a vertical lead. */
  harbour: path.join(cache, 'harbour'),
} as const

/** Names of the publication `presets`, by language: short and long ones, in several scripts. */
export const NAMES = {
  en: 'Noon',
  pt: 'The Meridian',
  es: 'The Chronicle of Caspian',
  fr: 'The Northern Highlands Weekly Advertiser',
  de: 'Allgemeine Nachrichtenzeitung',
  ru: 'Ведомости русской провинции',
  ar: 'صحيفة الخليج العربي',
  zh: '中国科学技术报',
} as const

/**
 * Builds them, or those that the variable SITES names: `SITES=seed,cms`. The others then stay as the last run left
 * them.
 * @param service the origin that the services are loaded from
 */
export async function buildSites(service: string): Promise<void> {
  const masthead = 'https://masthead.example/'
  // Only the sites that tests weigh need compressed files, and only two, which are compared, need cards: both take most
  // of the time of a build.
  const plain = { PRECOMPRESS: 'off', CARDS: 'off' }
  const settings: Readonly<Record<keyof typeof SITES, () => Settings | Promise<Settings>>> = {
    seed: () => ({ SITE_URL: masthead }),
    cms: () => ({ CONTENT_DIR: contentWithCms(), SITE_URL: masthead, PRECOMPRESS: 'off' }),
    services: () => ({ CONTENT_DIR: contentWithServices(service), CARDS: 'off' }),
    portable: () => ({ CONTENT_DIR: contentWithServices(service), PORTABLE: '1', ...plain }),
    presets: () => ({ CONTENT_DIR: contentWithPresets(), ...plain }),
    unkept: () => ({ CONTENT_DIR: contentWithCharts(), OFFLINE: 'off', ...plain }),
    newsroom: () => ({
      CONTENT_DIR: contentOfDeclaration(),
      SITE_URL: 'https://newsroom.example/',
      ...plain,
    }),
    harbour: async () => ({
      CONTENT_DIR: withVerticalLead(await writeHarbourPost(path.join(cache, 'harbour-post'))),
      SITE_URL: 'https://harbour-post.example/',
      CARDS: 'off',
    }),
    pictures: async () => ({ CONTENT_DIR: await addPictures(copyOfContent('content-pictures')), ...plain }),
    partial: () => ({ CONTENT_DIR: contentWithoutPersian(), SITE_URL: masthead, ...plain }),
  }
  if (!process.env.SITES) rmSync(cache, { recursive: true, force: true })
  const wanted = process.env.SITES?.split(',') ?? Object.keys(SITES)
  for (const [name, settle] of Object.entries(settings)) {
    if (!wanted.includes(name)) continue
    build({ OUT_DIR: path.join(cache, name), CONTENT_DIR: PUBLICATION, ...(await settle()) })
  }
}

/** The publication's content, to be edited in a folder. */
function contentWithCms(): string {
  const content = copyOfContent('content-cms')
  appendFileSync(path.join(content, 'site.yaml'), '\neditor: {host: folder, timeZone: Asia/Baku}\n')
  return content
}

function contentWithCharts(): string {
  const content = copyOfContent('content-charts')
  addStory(content, LIVE)
  const chartOf = (title: string, tons: number) =>
    `:::chart[${title}]{kind=bar}\n| Year | Tons |\n| - | -: |\n| 2024 | ${tons} |\n\nSource: the log.\n:::`
  const story = path.join(content, 'stories/two-harvests')
  mkdirSync(story)
  const text = [
    'Both were good. '.repeat(20),
    chartOf('Rice', 40),
    chartOf('Wheat', 20),
    'The third is not yet counted.',
  ].join('\n\n')
  writeFileSync(path.join(story, 'en.md'), `---\ntitle: Two harvests\ndate: 2025-04-01\n---\n\n${text}\n`)
  return content
}

function contentWithPresets(): string {
  const content = copyOfContent('content-presets')
  const file = path.join(content, 'site.yaml')
  const services = `  services:
    - {name: Talk, purpose: embeds, embed: https://talk.example}
`
  const names = readdirSync(path.join(PUBLICATION, 'stories', STORY)).filter((name) => name.endsWith('.md'))
  const languages = names.map((name) => name.replace('.md', ''))
  const tags = languages.map((tag) => `${tag}: news-${tag}`).join(', ')
  const labels = languages.map((tag) => `${tag}: Give (${tag})`).join(', ')
  const newsletter = `newsletter: {use: buttondown, user: gazette, place: [story, front, footer], fields: {tag: {${tags}}}}
support: [{label: {${labels}}, url: https://give.example/}]
comments: {use: frame, frame: "https://talk.example/embed?page={address}&lang={language}"}
`
  const original = path.join(content, 'stories', STORY, 'en.md')
  writeFileSync(original, readFileSync(original, 'utf8').replace(/^---\n/, '---\ndate: 2026-11-29\n'))
  const site = readFileSync(file, 'utf8')
    .replace(/^ {2}services: \[\]\n/m, services)
    .replace(/^name: .*$/m, `name: ${JSON.stringify(NAMES)}`)
  writeFileSync(file, `${site}\n${newsletter}`)
  return content
}

/** Sets the first headline of the Chinese front page in columns. */
function withVerticalLead(content: string): string {
  const front = readFileSync(path.join(content, 'front.yaml'), 'utf8')
  writeFileSync(path.join(content, 'front.zh.yaml'), `${front}vertical: true\n`)
  return content
}

function contentOfDeclaration(): string {
  const content = path.join(cache, 'content-newsroom')
  writeUdhrNewsroom(content, { stories: 160, languages: ['en', 'es', 'zh', 'ar', 'de', 'fa'] })
  appendFileSync(path.join(content, 'site.yaml'), '\ntranslation: {wanted: true}\n')
  return content
}

function contentWithoutPersian(): string {
  const content = copyOfContent('content-partial')
  rmSync(path.join(content, 'stories', STORY, 'fa.md'))
  return content
}

/**
 * The publication's content with services, of which `service` is the origin, and with a story for each thing of its
 * kind.
 */
export function contentWithServices(service: string): string {
  const content = copyOfContent('content')
  addStory(content, NOTED)
  addStory(content, ABRIDGED)
  addStory(content, EMBEDDED, service)
  addStoryOfEveryKind(content, service)
  const file = path.join(content, 'site.yaml')
  const services = `  services:
    - name: Loopback Count
      purpose: statistics
      script: ${service}/count.js
      cookies: [loopback_count]
      storage: [loopback_count]
    - name: Loopback Settings
      purpose: preferences
      script: ${service}/settings.js
      cookies: [loopback_settings]
    - name: Loopback Films
      purpose: embeds
      embed: ${service}
`
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^ {2}services: \[\]\n/m, services))
  return content
}

function copyOfContent(name: string): string {
  const content = path.join(cache, name)
  rmSync(content, { recursive: true, force: true })
  cpSync(PUBLICATION, content, { recursive: true })
  return content
}

/**
 * Builds a site with settings of a build.
 * @throws with what the build said if it failed
 */
export function build(settings: Settings): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/cli/commands/build.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...settings },
  })
  if (status !== 0) throw new Error(`A site for the tests could not be built.\n${stdout}\n${stderr}`)
}
