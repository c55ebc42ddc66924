import type { EditedSchemas } from '../../lib/library/package-of.ts'
import { type CmsSettings, nameIn, reservedSlugs } from '../../lib/publication/publication.ts'
import { contentDir } from '../../lib/settings/settings.ts'
import { KINDS } from '../../lib/story/types/story.ts'
import { API, type CmsLibrary, rootName, shownKeys } from './cms-config.ts'
import { cmsFields } from './cms-fields.ts'
import { editorPages } from './cms-page.ts'
import type { Known } from './edited-story.ts'

/** What the desk knows of the newspaper before it opens a file. */
export type DeskConfig = ReturnType<typeof deskConfig>

/** Returns the configuration of the desk. It names nothing that is unpublished, because its page is public. */
export function deskConfig(
  { publication, pages }: CmsLibrary,
  settings: CmsSettings,
  schemas: Pick<EditedSchemas, 'frontMatter'>,
  content = contentDir(),
) {
  const fields = cmsFields(publication, schemas)
  // What the desk writes, and what it must leave as it is.
  const known: Known = {
    ...shownKeys(fields),
    review: { state: true, by: true, at: true },
    translation: { of: true, by: true, translator: true, reviewer: true, form: true, sections: true },
  }
  return {
    name: nameIn(publication, publication.defaultLanguage),
    /** The address of the page with the forms of Sveltia CMS. */
    forms: editorPages(settings).forms,
    /** The name of the folder that people open. */
    root: rootName(settings, content),
    /** The prefix of each path in the repository: the content folder followed by a slash, or an empty string. */
    prefix: settings.folder && `${settings.folder}/`,
    host: hostOf(settings),
    timeZone: settings.timeZone,
    publishEvery: settings.publishEvery,
    languages: publication.languages.map(({ tag, endonym, dir, script }) => ({ tag, endonym, dir, script })),
    defaultLanguage: publication.defaultLanguage,
    sections: fields.find(({ name }) => name === 'section')?.options ?? [],
    kinds: KINDS,
    reserved: [...reservedSlugs(publication), ...pages.keys()],
    known,
  }
}

/** Returns the Git host and the addresses of its interfaces; undefined for a folder. */
function hostOf({ host: kind, repo, branch, server, preview }: CmsSettings) {
  if (kind === 'folder' || repo === undefined) return undefined
  const own = server?.replace(/\/$/, '')
  const api = own ? own + API[kind] : PUBLIC_API[kind]
  return { kind, repo, branch, preview, api, graphql: own ? `${own}/api/graphql` : 'https://api.github.com/graphql' }
}

const PUBLIC_API = {
  github: 'https://api.github.com',
  gitlab: `https://gitlab.com${API.gitlab}`,
  gitea: `https://gitea.com${API.gitea}`,
}
