import type { Language } from '../language/language.ts'
import { type Messages, messagesFor } from '../language/messages.ts'
import type { Library } from '../library/library.ts'
import type { CmsSettings } from '../publication/cms-settings.ts'
import type { Publication } from '../publication/publication.ts'
import { type CmsField, cmsFields, knownOf } from './cms-fields.ts'
import type { Known } from './edited-story.ts'

/** The configuration that the CMS page loads. It is all data, so the same script works for every newsroom. */
export interface EditorConfig {
  readonly backend: Readonly<Record<string, unknown>>
  /** The prefix of each path in the repository: the content folder followed by a slash, or an empty string. */
  readonly prefix: string
  readonly stories: readonly CmsStory[]
  readonly fields: readonly CmsField[]
  readonly known: Known
  readonly publication: Omit<Publication, 'desk'>
  readonly languages: readonly (Language & { readonly words: Messages })[]
}

/** A story that the CMS lists. */
export interface CmsStory {
  readonly slug: string
  readonly title: string
  /** The language it was written in. */
  readonly original: string
}

/** The number of stories that are listed, the newest first. Others are opened by their name. */
const LISTED = 500

/** Returns the configuration of the CMS. It names nothing that is unpublished, because its page is public. */
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

/**
 * Returns the backend in which Sveltia CMS finds the files. It requires a Git host even for a folder; no request is
 * sent to that one.
 */
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
