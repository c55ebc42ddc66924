import { pathToFileURL } from 'node:url'
import { ownPackageFile } from '../settings/packages.ts'
import type { SiteContext, SiteFile, SiteFolder } from './site-file.ts'

/** The functions of Masthead’s own packages that the core calls. Commands are not among them: they run by themselves. */
export interface Packages {
  readonly cms: {
    /**
     * Returns the files of the editor in the browser, under `/desk/`, if site.yaml configures one.
     * @param previewStyle the style sheet of its previews
     */
    readonly cmsFiles: (context: SiteContext, previewStyle: () => string) => readonly (SiteFile | SiteFolder)[]
  }
}

/**
 * Loads one of Masthead’s own packages. Its module `main` exports a constant with the package’s name.
 * @returns undefined if the newsroom has not installed it
 * @example (await packageOf('cms'))?.cmsFiles(context, () => '')
 */
export async function packageOf<Name extends keyof Packages>(name: Name): Promise<Packages[Name] | undefined> {
  const file = ownPackageFile(name, 'main')
  if (!file) return undefined
  const main: Pick<Packages, Name> = await import(pathToFileURL(file).href)
  return main[name]
}
