import type { ApiAsset, CustomPreviewTemplate, CustomPreviewTemplateProps } from '@sveltia/cms'
import type { ReactElement } from 'react'
import { toRecord } from '../../../lib/settings/read-json.ts'
import type { EditorConfig } from '../cms-config.ts'
import { AS_READ, type EditedStory, fileNamed, inRepository, withoutMarks } from '../edited-story.ts'
import { previewMarkup, type Shown } from '../preview/story-preview.tsx'

/**
 * Renders a story or page as its address will show it, below the problems that prevent publication, after every
 * keystroke.
 * @param spoken the tag of the language in which problems are told
 */
export function previewOf(
  slug: string,
  config: EditorConfig,
  spoken: string,
  View: (shown: Shown) => ReactElement,
): CustomPreviewTemplate {
  return ({ entry, document, getAsset }) => {
    const lang = languageOf(entry)
    const language = config.publication.languages.find(({ tag }) => tag === lang)
    if (!language) return null
    Object.assign(document.documentElement, { lang, dir: language.dir })
    document.documentElement.dataset.script = language.script
    const editions = editionsOf(lang, entry.toJS())
    const markup = previewMarkup({ slug, language, editions, spoken }, config, View)
    // Sveltia can only render elements that its own copy of React has created.
    return window.createElement('div', {
      ref: (div: HTMLElement | null) => fill(div, markup, (name) => getAsset(inRepository(name, config.prefix))),
    })
  }
}

declare global {
  interface Window {
    /** `createElement` of the copy of React that Sveltia CMS contains. */
    readonly createElement: (type: string, properties: Readonly<Record<string, unknown>>) => ReactElement
  }
}

/** Returns the language of a form: from the name of its file, or from the field that Sveltia has filled in. */
function languageOf(entry: CustomPreviewTemplateProps['entry']): string {
  const lang = String(entry.getIn(['data', 'lang']))
  return lang === AS_READ ? (/([^/]*)\.md$/.exec(entry.get('path'))?.[1] ?? '') : lang
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
