import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { StandingPageView, StoryView } from '../../../components/story/story-view.tsx'
import { type Language, languageOf } from '../../../lib/language/language.ts'
import { sentence } from '../../../lib/problem/wording.ts'
import { editionAddress, editionAddresses, storyAddress } from '../../../lib/publication/addresses.ts'
import { inLanguage } from '../../../lib/publication/publication.ts'
import { normalizeValue } from '../../../lib/source/patch-yaml.ts'
import { namedKind, type OwnKind, setOwnKinds } from '../../../lib/story/kinds/own.ts'
import {
  readUnsavedStory,
  type UnsavedEdition,
  type UnsavedProblem,
} from '../../../lib/story/translations/unsaved-story.ts'
import type { Story, StoryEdition } from '../../../lib/story/types/story.ts'
import type { EditorConfig } from '../cms-config.ts'
import type { EditedStory } from '../edited-story.ts'
import { SpokenSentence } from './spoken-sentence.tsx'

/**
 * Returns the page of a story as readers will see it, below the problems that prevent publication, as HTML.
 * @param form.editions the texts of the story, by language
 * @param form.spoken the tag of the language in which problems are told: that of `speakSentences`
 * @param View shows a story, or a standing page
 */
export function previewMarkup(
  form: {
    readonly slug: string
    readonly language: Language
    readonly editions: ReadonlyMap<string, EditedStory>
    readonly spoken?: string
  },
  config: Pick<EditorConfig, 'publication'>,
  View: (shown: Shown) => ReactElement,
): string {
  const { slug, language, editions, spoken = 'en' } = form
  const draft = editorDraft({ slug, lang: language.tag, editions, publication: config.publication })
  return renderToStaticMarkup(<Preview draft={draft} spoken={spoken} language={language} config={config} View={View} />)
}

/** A story in the preview. */
export function StoryPreview({ listed, page }: Shown) {
  return <StoryView listed={listed} page={page} />
}

/** The edition that a preview shows, and the context of its page. */
export interface Shown {
  readonly listed: { readonly edition: StoryEdition; readonly story: Story }
  readonly page: Parameters<typeof StoryView>[0]['page']
}

/** Lets previews show the newsroom’s own kinds of sections. */
export function showKinds(blocks: EditorConfig['blocks']): void {
  setOwnKinds(Object.fromEntries(blocks.flatMap(({ name, form }) => (form ? [[name, kindInPreview(form)]] : []))))
}

/** Returns a kind of section of the newsroom as the preview shows it: its words, because the component is not there. */
function kindInPreview(form: OwnKind['form']): OwnKind {
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

function Preview(props: {
  draft: EditorDraft
  spoken: string
  language: Language
  config: Pick<EditorConfig, 'publication'>
  View: (shown: Shown) => ReactElement
}) {
  const { draft, spoken, language, config, View } = props
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
      <Problems problems={problems} spoken={spoken} />
      <main id="main">{edition && <View listed={{ edition, story }} page={page} />}</main>
    </div>
  )
}

function Problems({ problems, spoken }: { problems: readonly EditorProblem[]; spoken: string }) {
  return problems.map(({ where, message, hint }) => (
    <p key={where + message} lang={spoken} dir={languageOf(spoken).dir} className="cms-problem">
      <mark>
        <b>{where}</b> <SpokenSentence>{`${message} ${hint}`}</SpokenSentence>
      </mark>
    </p>
  ))
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

function inForm({ line, message, hint }: UnsavedProblem): EditorProblem {
  if (line !== undefined) return { where: sentence`Text, line ${line}:`, message, hint }
  return { where: sentence`Fields:`, message, hint }
}
