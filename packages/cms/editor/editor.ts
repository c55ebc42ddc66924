import CMS, { type CmsConfig } from '@sveltia/cms'
import { inLanguage, nameIn } from '../../../lib/publication/publication.ts'
import type { Values } from '../../../lib/settings/read-json.ts'
import type { EditorConfig } from '../cms-config.ts'
import type { CmsField } from '../cms-fields.ts'
import { say } from '../desk/parts/texts.ts'
import { formOfGlossary, yamlOfGlossary } from '../edited-glossary.ts'
import { formOfMessages, formOfSettings, jsonOfMessages, messageFields, yamlOfSettings } from '../edited-settings.ts'
import { type EditedStory, fileOf, formOf } from '../edited-story.ts'
import { fieldsOfNew, inTimeZone, type OpenStory, openStory } from '../open-story.ts'
import { PagePreview, StoryPreview, showKinds } from '../preview/story-preview.tsx'
import { followDesk } from './follow-desk.ts'
import { formWords, translatedFields } from './form-words.ts'
import { offerBlocks } from './insert-block.ts'
import { previewOf } from './preview.tsx'

/**
 * Starts the CMS in the browser: Sveltia CMS with the stories, pages, settings and messages of this newsroom. Custom
 * formats make it write only what was edited.
 */

// Sveltia accepts a custom format for Markdown only if its name ends in `frontmatter`.
const FORMAT = 'masthead-frontmatter'

/** The storage key for stories that the last build did not publish: drafts, and stories started in the CMS. */
const KEY = 'masthead-editor-stories'

const at = (name: string) => new URL(`../${name}`, import.meta.url).href
const response = await fetch(at('config.json'))
const config: EditorConfig = await response.json()
const { known, publication, blocks } = config

const spoken = await followDesk()
const words = await formWords(spoken)
const word = (english: string) => words[english]
offerBlocks(blocks, word)
showKinds(blocks)

CMS.registerCustomFormat(FORMAT, 'md', {
  fromFile: (text) => formOf(text, known),
  toFile: (form: EditedStory) => fileOf(form, known),
})
CMS.registerPreviewStyle(at('preview.css'))

for (const name of ['site', 'front'] as const) {
  CMS.registerCustomFormat(`masthead-${name}`, 'yaml', {
    fromFile: (text) => formOfSettings(text, config[name]),
    toFile: (form: Values) => yamlOfSettings(form, config[name]),
  })
}
CMS.registerCustomFormat('masthead-glossary', 'yaml', { fromFile: formOfGlossary, toFile: yamlOfGlossary })
CMS.registerCustomFormat('masthead-messages', 'json', { fromFile: formOfMessages, toFile: jsonOfMessages })

const stories = openedStories()
for (const { slug } of stories) CMS.registerPreviewTemplate(slug, previewOf(slug, config, spoken, StoryPreview))
for (const { slug } of config.pages) CMS.registerPreviewTemplate(slug, previewOf(slug, config, spoken, PagePreview))

// Fields that the format needs and nobody types. Sveltia fills in the language of a file that does not exist yet, and
// the language of the original.
const hidden = (original: string, ownSlug = '') => [
  { name: 'source', widget: 'hidden', i18n: true },
  { name: 'lang', widget: 'hidden', i18n: true, default: '{{locale}}' },
  { name: 'original', widget: 'hidden', i18n: true, default: original },
  { name: 'ownSlug', widget: 'hidden', i18n: true, default: ownSlug },
]

const fields = inTimeZone(
  translatedFields(config.fields, word),
  config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
)

const fileIn =
  (folder: 'stories' | 'pages') =>
  ({ slug, title, original, headline, ownSlug }: OpenStory) => ({
    name: slug,
    label: title,
    file: `${config.prefix}${folder}/${slug}/{{locale}}.md`,
    // A path from the repository's root. If the path were built from the entry, Sveltia would upload only the cover.
    media_folder: `/${config.prefix}${folder}/${slug}`,
    public_folder: '.',
    i18n: { default_locale: original },
    fields: [...(folder === 'stories' ? fieldsOfNew(fields, headline) : fields), ...hidden(original, ownSlug)],
  })

/** Returns the collection of the stories or the pages. */
const written = (name: 'stories' | 'pages', label: string, single: string, all: readonly OpenStory[]) => {
  return { name, label, label_singular: single, format: FORMAT, i18n: true, files: all.map(fileIn(name)) }
}

/** Returns a collection of files that have one language each, or none. */
const settings = (name: string, label: string, files: readonly Readonly<Record<string, unknown>>[]) => {
  return { name, label, i18n: false, editor: { preview: false }, files }
}

/** Returns a file of settings, with a hidden field for the file itself. */
const file = (name: string, label: string, kind: string, path: string, fields: readonly CmsField[]) => {
  const source = { name: 'source', widget: 'hidden' }
  const shown = kind === 'messages' ? fields : translatedFields(fields, word)
  return { name, label, file: config.prefix + path, format: `masthead-${kind}`, fields: [...shown, source] }
}

/** Leaves out what only Masthead reads. */
const forSveltia = (name: string, value: unknown) => (['keyed', 'byLanguage'].includes(name) ? undefined : value)

const cms: CmsConfig = JSON.parse(
  JSON.stringify(
    {
      load_config_file: false,
      backend: config.backend,
      app_title: `Editor | ${nameIn(publication, publication.defaultLanguage)}`,
      media_folder: config.prefix,
      public_folder: '',
      media_libraries: { stock_assets: false },
      show_preview_links: false,
      i18n: {
        structure: 'multiple_files',
        locales: publication.languages.map(({ tag }) => tag),
        default_locale: config.publication.defaultLanguage,
        initial_locales: 'default',
      },
      collections: [
        written('stories', say('stories'), say('story'), stories),
        written('pages', say('pages'), say('page'), config.pages),
        settings('settings', say('publication'), [
          file('site', say('siteFile'), 'site', 'site.yaml', config.site),
          file('front', say('frontFile'), 'front', 'front.yaml', config.front),
          file('glossary', say('glossaryFile'), 'glossary', 'glossary.yaml', config.glossary),
        ]),
        settings(
          'fronts',
          say('frontsByLanguage'),
          publication.languages.map(({ tag, endonym }) =>
            file(`front-${tag}`, endonym, 'front', `front.${tag}.yaml`, config.front),
          ),
        ),
        settings(
          'messages',
          say('interfaceTexts'),
          publication.languages.map(({ tag, endonym }) => {
            const fields = messageFields(inLanguage(publication.messages, tag), config.notes)
            return file(tag, endonym, 'messages', `messages/${tag}.json`, fields)
          }),
        ),
      ],
    },
    forSveltia,
  ),
)
await CMS.init({ config: cms })

/** Returns the stories opened in this browser, then the published ones. Handles the form that opens or begins one. */
function openedStories(): readonly OpenStory[] {
  const form = document.querySelector('form#open-story')
  const name = form?.querySelector('input')
  name?.addEventListener('input', () => name.setCustomValidity(''))
  form?.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!(form instanceof HTMLFormElement && name)) return
    const opened = openStory(name.value, String(new FormData(form).get('original')), config.stories, remembered())
    if (config.reserved.includes(opened.slug)) {
      name.setCustomValidity(say('addressReserved'))
      name.reportValidity()
      return
    }
    const others = remembered().filter(({ slug }) => slug !== opened.slug)
    const isListed = config.stories.some(({ slug }) => slug === opened.slug)
    if (!isListed) localStorage.setItem(KEY, JSON.stringify([opened, ...others]))
    location.hash = `#/collections/stories/entries/${opened.slug}`
    location.reload() // the CMS reads its list of stories only when it starts
  })
  const listed = new Set(config.stories.map(({ slug }) => slug))
  return [...remembered().filter(({ slug }) => !listed.has(slug)), ...config.stories]
}

function remembered(): OpenStory[] {
  const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
  return Array.isArray(value) ? value.filter(isStory) : []
}

function isStory(value: unknown): value is OpenStory {
  return typeof value === 'object' && value !== null && 'slug' in value && 'title' in value && 'original' in value
}
