import type { ApiAsset, CustomPreviewTemplate, CustomPreviewTemplateProps } from '@sveltia/cms'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { StandingPageView, StoryView } from '../../../components/story/story-view.tsx'
import type { Language } from '../../../lib/language/language.ts'
import { editionAddress, editionAddresses, storyAddress } from '../../../lib/publication/addresses.ts'
import { inLanguage } from '../../../lib/publication/publication.ts'
import { toRecord } from '../../../lib/settings/read-json.ts'
import { normalizeValue } from '../../../lib/source/patch-yaml.ts'
import { namedKind, type OwnKind } from '../../../lib/story/kinds/own.ts'
import {
  readUnsavedStory,
  type UnsavedEdition,
  type UnsavedProblem,
} from '../../../lib/story/translations/unsaved-story.ts'
import type { Story, StoryEdition } from '../../../lib/story/types/story.ts'
import type { EditorConfig } from '../cms-config.ts'
import { AS_READ, type EditedStory, fileNamed, inRepository, withoutMarks } from '../edited-story.ts'

/** A story in the preview. */
export function StoryPreview({ listed, page }: Shown) {
  return <StoryView listed={listed} page={page} />
}

declare global {
  interface Window {
    /** `createElement` of the copy of React that Sveltia CMS contains. */
    readonly createElement: (type: string, properties: Readonly<Record<string, unknown>>) => ReactElement
  }
}

/** The edition that a preview shows, and the context of its page. */
interface Shown {
  readonly listed: { readonly edition: StoryEdition; readonly story: Story }
  readonly page: Parameters<typeof StoryView>[0]['page']
}

/** Returns a kind of section of the newsroom as the preview shows it: its words, because the component is not there. */
export function kindInPreview(form: OwnKind['form']): OwnKind {
  return {
    ...namedKind(form),
    component: ({ attributes, title, children }) => (
      <>
        <p>
          {title} {Object.values(attributes).join(' ')}
        </p>
        {children}
      </>
    ),
  }
}

/** A standing page in the preview. */
export function PagePreview({ listed, page }: Shown) {
  return <StandingPageView edition={listed.edition} page={page} />
}

/**
 * Renders a story or page as its address will show it, below the problems that prevent publication, after every
 * keystroke.
 */
export function previewOf(
  slug: string,
  config: EditorConfig,
  View: (shown: Shown) => ReactElement,
): CustomPreviewTemplate {
  return ({ entry, document, getAsset }) => {
    const lang = languageOf(entry)
    const language = config.publication.languages.find(({ tag }) => tag === lang)
    if (!language) return null
    Object.assign(document.documentElement, { lang, dir: language.dir })
    document.documentElement.dataset.script = language.script
    const editions = editionsOf(lang, entry.toJS())
    const draft = editorDraft({ slug, lang, editions, publication: config.publication })
    const markup = renderToStaticMarkup(<Preview draft={draft} language={language} config={config} View={View} />)
    // Sveltia can only render elements that its own copy of React has created.
    return window.createElement('div', {
      ref: (div: HTMLElement | null) => fill(div, markup, (name) => getAsset(inRepository(name, config.prefix))),
    })
  }
}

/** Returns the language of a form: from the name of its file, or from the field that Sveltia has filled in. */
function languageOf(entry: CustomPreviewTemplateProps['entry']): string {
  const lang = String(entry.getIn(['data', 'lang']))
  return lang === AS_READ ? (/([^/]*)\.md$/.exec(entry.get('path'))?.[1] ?? '') : lang
}

function Preview(props: {
  draft: EditorDraft
  language: Language
  config: EditorConfig
  View: (shown: Shown) => ReactElement
}) {
  const { draft, language, config, View } = props
  const { edition, story, problems } = draft
  const editions = editionAddresses(story.editions.values())
  const page = {
    publication: config.publication,
    language,
    words: inLanguage(config.publication.messages, language.tag),
    address: edition ? editionAddress(edition) : storyAddress(language.tag, story.slug),
    editions,
    standing: [],
    emptySections: [],
    search: undefined,
    offline: undefined,
  }
  return (
    <div data-rubric={edition?.section}>
      <Problems problems={problems} />
      <main id="main">{edition && <View listed={{ edition, story }} page={page} />}</main>
    </div>
  )
}

function Problems({ problems }: { problems: readonly EditorProblem[] }) {
  return problems.map(({ where, message, hint }) => (
    <p key={where + message} lang="en" dir="ltr" className="cms-problem">
      <mark>
        <b>{where}</b> {message} {hint}
      </mark>
    </p>
  ))
}

/**
 * Fills the preview, and shows the pictures, films and recordings that are in the story’s folder or in `media` now.
 * Links save the files that they lead to. Sveltia reads a file only on request, and an upload may still be under way, so
 * this tries up to 600 times, 50 ms apart, as long as the preview shows the element.
 */
function fill(div: HTMLElement | null, markup: string, getAsset: (name: string) => ApiAsset | undefined): void {
  const { body } = new DOMParser().parseFromString(markup, 'text/html')
  for (const element of body.querySelectorAll('img, video, audio, track, a[href]')) {
    const attribute = element.localName === 'a' ? 'href' : 'src'
    const name = fileNamed(element.getAttribute(attribute) ?? '')
    if (name === undefined) continue
    let asset: ApiAsset | undefined
    element.removeAttribute(attribute)
    const show = (tries: number) => {
      asset ??= getAsset(name)
      if (asset?.url.startsWith('blob:')) {
        element.setAttribute(attribute, asset.url)
        if (attribute === 'href') element.setAttribute('download', name.replace(/^.*\//, ''))
      } else if (tries > 0 && element.isConnected) setTimeout(show, 50, tries - 1)
    }
    show(600)
  }
  div?.replaceChildren(...body.childNodes)
}

function editionsOf(lang: string, entry: unknown): ReadonlyMap<string, EditedStory> {
  const { data, i18n } = toRecord(entry)
  const others = Object.entries(toRecord(i18n)).map(([tag, edition]) => [tag, formIn(toRecord(edition).data)] as const)
  return new Map([[lang, formIn(data)], ...others])
}

function formIn(data: unknown): EditedStory {
  return toRecord(withoutMarks(data))
}

/** A problem in the form: where it is, and how to fix it. */
interface EditorProblem {
  readonly where: string
  readonly message: string
  readonly hint: string
}

/** A story as the form has it now. */
type EditorDraft = ReturnType<typeof editorDraft>

/** Reads a story from the form: the edition that is shown, unless its front matter cannot be read, and its problems. */
function editorDraft(form: {
  slug: string
  lang: string
  editions: ReadonlyMap<string, EditedStory>
  publication: EditorConfig['publication']
}) {
  const { slug, lang, editions, publication } = form
  const unsaved = new Map([...editions].map(([tag, edition]) => [tag, unsavedEdition(edition)]))
  const { story, problems } = readUnsavedStory(slug, lang, unsaved, publication)
  return { edition: story.editions.get(lang), story, problems: problems.map(inForm) }
}

function unsavedEdition(edited: EditedStory): UnsavedEdition {
  const { body, source: _, lang: __, original: ___, ownSlug: ____, ...fields } = edited
  return { values: normalizeValue(fields) ?? {}, text: String(body ?? '') }
}

function inForm({ line, rule, message, hint }: UnsavedProblem): EditorProblem {
  if (line !== undefined) return { where: `Text, line ${line}:`, message, hint }
  // The hint about a missing key says how to write it in a file.
  return { where: 'Fields:', message, hint: rule === 'key-missing' ? '' : hint }
}
