import path from 'node:path'
import { messageNotes, REVIEWED_BY } from '../../lib/language/messages.ts'
import type { EditedSchemas, Packages } from '../../lib/library/package-of.ts'
import { type CmsSettings, reservedSlugs } from '../../lib/publication/publication.ts'
import { contentDir } from '../../lib/settings/settings.ts'
import type { Story } from '../../lib/story/types/story.ts'
import { cmsBlocks } from './cms-blocks.ts'
import { type CmsField, cmsFields, frontFields, glossaryFields, siteFields } from './cms-fields.ts'
import type { Known } from './edited-story.ts'

/** The configuration that the CMS page loads. It is all data, so the same script works for every newsroom. */
export type EditorConfig = ReturnType<typeof cmsConfig>

/** A story or page that the CMS lists, with the language it was written in. */
export type CmsStory = EditorConfig['stories'][number]

/** The stories from which the configuration is made. */
export type CmsLibrary = Parameters<Packages['cms']['cmsFiles']>[0]['library']

/** The number of stories that are listed, the newest first. Others are opened by their name. */
const LISTED = 500

/**
 * Returns the configuration of the CMS. It names nothing that is unpublished, because its page is public.
 * @param schemas those of the files that have forms
 * @param content the content folder
 */
export function cmsConfig(library: CmsLibrary, settings: CmsSettings, schemas: EditedSchemas, content = contentDir()) {
  const { publication, stories, pages } = library
  const newest = library.index.outlines().slice(0, LISTED)
  const { cms: _, translation: __, tell: ___, ...published } = publication
  const fields = cmsFields(publication, schemas)
  return {
    backend: backendOf(settings, content),
    timeZone: settings.timeZone,
    reserved: [...reservedSlugs(publication), ...pages.keys()],
    /** The prefix of each path in the repository: the content folder followed by a slash, or an empty string. */
    prefix: settings.folder && `${settings.folder}/`,
    stories: newest.flatMap(({ slug }) => stories.get(slug) ?? []).map(listed),
    pages: [...pages.values()].map((page) => ({ ...listed(page), titles: titlesOf(page) })),
    fields,
    site: siteFields(publication, schemas),
    front: frontFields(publication, schemas),
    glossary: glossaryFields(publication),
    known: shownKeys(fields),
    blocks: cmsBlocks(),
    notes: { [REVIEWED_BY]: 'Who speaks the language and has reviewed these texts.', ...messageNotes() },
    publication: published,
  }
}

function listed({ slug, original, editions }: Story) {
  return { slug, title: editions.get(original)?.title ?? slug, original }
}

/** Returns the titles of a page, by language. */
function titlesOf({ editions }: Story): Readonly<Record<string, string>> {
  return Object.fromEntries([...editions].map(([lang, { title }]) => [lang, title]))
}

/** Where the interface of a host is, on a host of the newspaper’s own. */
export const API = { github: '/api/v3', gitlab: '/api/v4', gitea: '/api/v1' }

/**
 * Returns the backend in which Sveltia CMS finds the files. It requires a Git host even for a folder; no request is
 * sent to that one.
 */
function backendOf(settings: CmsSettings, content: string): Record<string, unknown> {
  const { host, repo, branch, server, signIn, app } = settings
  if (host === 'folder')
    return { name: 'gitea', repo: `this/${rootName(settings, content)}`, auth_methods: ['oauth'], app_id: 'none' }
  const own = server?.replace(/\/$/, '')
  const signsIn = host === 'github' ? signIn !== undefined : app !== undefined
  return {
    name: host,
    repo,
    ...(branch ? { branch } : {}),
    // Without the address of GraphQL, Sveltia asks a GitHub Enterprise Server at /graphql, where it is not.
    ...(own && host === 'github' ? { graphql_api_root: `${own}/api/graphql` } : {}),
    ...(own ? { ...(host === 'github' ? {} : { base_url: own }), api_root: own + API[host] } : {}),
    ...(signIn ? { base_url: signIn } : {}),
    ...(app ? { app_id: app } : {}),
    ...(app && host === 'gitlab' ? { auth_type: 'pkce' } : {}),
    auth_methods: signsIn ? ['oauth', 'token'] : ['token'],
  }
}

/** Returns the name of the folder that holds the repository, which the editor asks people to select. */
export function rootName({ folder }: CmsSettings, content: string): string {
  const above = folder.split('/').filter(Boolean)
  const root = path.resolve(content, ...above.map(() => '..'))
  return path.basename(root).replaceAll(/[:/]/g, ' ') || 'newspaper'
}

/** Returns the keys of front matter that a form with these fields shows. An edit leaves all others as they are. */
export function shownKeys(fields: readonly CmsField[]): Known {
  const inFrontMatter = fields.filter(({ name }) => name !== 'body')
  return Object.fromEntries(
    inFrontMatter.map(({ name, widget, fields: inner }) => [
      name,
      widget === 'object' && inner ? shownKeys(inner) : true,
    ]),
  )
}
