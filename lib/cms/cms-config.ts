import type { Language } from '../language/language.ts'
import { type Messages, messagesFor } from '../language/messages.ts'
import type { Library } from '../library/library.ts'
import type { CmsSettings } from '../publication/cms-settings.ts'
import type { Publication } from '../publication/publication.ts'
import { type CmsField, cmsFields, knownOf } from './cms-fields.ts'
import type { Known } from './edited-story.ts'

/** What the desk's page is told: everything is data, so the same script serves every newsroom. */
export interface EditorConfig {
  readonly backend: Readonly<Record<string, unknown>>
  /** The start of each path in the repository: the content folder with a slash after it, or nothing. */
  readonly prefix: string
  readonly stories: readonly CmsStory[]
  readonly fields: readonly CmsField[]
  readonly known: Known
  readonly publication: Omit<Publication, 'desk'>
  readonly languages: readonly (Language & { readonly words: Messages })[]
}

/** A story that the desk lists. */
export interface CmsStory {
  readonly slug: string
  readonly title: string
  /** The language it was written in. */
  readonly original: string
}

/** So many stories are listed, the newest first; another is opened by its name. */
const LISTED = 500

/** The desk's configuration. Of what is not published it names nothing: its page is open to everyone. */
export function cmsConfig({ publication, stories }: Library, settings: CmsSettings): EditorConfig {
  const { desk: _, ...published } = publication
  const fields = cmsFields(publication)
  return {
    backend: backendOf(settings),
    prefix: settings.folder && `${settings.folder}/`,
    stories: [...stories.values()].slice(0, LISTED).map(({ slug, original, editions }) => ({
      slug,
      title: editions.get(original)?.title ?? slug,
      original,
    })),
    fields,
    known: knownOf(fields),
    publication: published,
    languages: publication.languages.map((language) => ({ ...language, words: messagesFor(language.tag) })),
  }
}

/** Where Sveltia CMS finds the files. It wants a Git host even for a folder; that one is never asked for anything. */
function backendOf({ host, repo, branch, server, signIn, app }: CmsSettings): Record<string, unknown> {
  if (host === 'folder') return { name: 'gitea', repo: 'this/masthead', auth_methods: ['oauth'], app_id: 'none' }
  const own = server?.replace(/\/$/, '')
  const signsIn = host === 'github' ? signIn !== undefined : app !== undefined
  return {
    name: host,
    repo,
    ...(branch ? { branch } : {}),
    ...(own && host === 'github' ? { api_root: `${own}/api/v3` } : {}),
    ...(own && host === 'gitlab' ? { base_url: own, api_root: `${own}/api/v4` } : {}),
    ...(own && host === 'gitea' ? { base_url: own, api_root: `${own}/api/v1` } : {}),
    ...(signIn ? { base_url: signIn } : {}),
    ...(app ? { app_id: app } : {}),
    ...(app && host === 'gitlab' ? { auth_type: 'pkce' } : {}),
    auth_methods: signsIn ? ['oauth', 'token'] : ['token'],
  }
}
