import { compiledFolder, readCompiled } from '../../lib/builder/page/compiled.ts'
import { ContentError } from '../../lib/builder/render/build-run.ts'
import { buildSite } from '../../lib/builder/write/build-site.ts'
import type { SiteBuilder } from '../../lib/cli/run-build.ts'
import { codeDigest } from '../../lib/store/digests.ts'
import type { Newsroom } from './newsroom.ts'

/**
 * Builds a newsroom with the code that Next compiled before.
 * @param how what is done with its stories
 * @param project the checkout that does it
 * @returns its manifest, or, where its content has errors, their rules
 */
export async function buildNewsroom(
  newsroom: Newsroom,
  how: SiteBuilder = buildSite,
  project = process.cwd(),
): Promise<string> {
  const folder = compiledFolder(project, codeDigest(project))
  if (!readCompiled(folder)) throw new Error('The code has changed since the tests began.')
  const before = { ...process.env }
  Object.assign(process.env, { CONTENT_DIR: newsroom.content, OUT_DIR: newsroom.out, NODE_ENV: 'production' })
  try {
    await how(project, Promise.resolve())
    return newsroom.hasSite() ? newsroom.manifest() : ''
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return error.problems.map(({ file, rule }) => `${file} ${rule}`).join('\n')
  } finally {
    process.env = before
  }
}
