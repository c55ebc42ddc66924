import path from 'node:path'
import type { NextAdapter } from 'next'
import { isInBuild } from '../../settings/process.ts'
import { buildMode, freezeBuildTime } from '../../settings/settings.ts'
import { beginBuild } from '../../store/out-folder.ts'
import { compileExport } from '../compile/compile-with-next.ts'
import { buildSite, publishStock } from './build-site.ts'

/**
 * Refuses a version of Next that was not proved.
 * @throws with the command that proves it
 */
export function expectProved(nextVersion: string): void {
  if (nextVersion === PROVED_NEXT) return
  throw new Error(
    `Next ${nextVersion} is not proved with Masthead; ${PROVED_NEXT} is. Install it: npm install next@${PROVED_NEXT}\n` +
      `Or prove ${nextVersion}: write it as PROVED_NEXT into lib/builder/write/adapter.ts, and run: npm run test:build`,
  )
}

/** The version of Next whose export was proved to be what Masthead renders. */
const PROVED_NEXT = '16.4.6'

/**
 * Masthead's Next adapter: the first and the last step of `next build`. At the start, if Next was called directly, it
 * takes the locks of a build and freezes the build time. At the end it compiles what Next exported, and builds the
 * site.
 */
const adapter: NextAdapter = {
  name: 'masthead',
  modifyConfig(config, { phase, projectDir, nextVersion }) {
    if (phase !== 'phase-production-build') return config
    expectProved(nextVersion)
    if (!isInBuild()) {
      freezeBuildTime()
      process.on('exit', beginBuild(projectDir))
    }
    return config
  },
  async onBuildComplete({ projectDir, config, outputs }) {
    if (config.output !== 'export')
      throw new Error('Masthead builds on a static export. In next.config.ts, set output to "export".')
    const distDir = path.join(projectDir, config.distDir)
    if (buildMode() === 'off') return publishStock(projectDir, distDir)
    const files = outputs.staticFiles.map(({ filePath }) => filePath)
    const compiled = await compileExport({ projectDir, distDir, files })
    // With PRESS=later the command line builds the site itself, in a process without all that Next keeps in memory.
    if (buildMode() !== 'later') await buildSite(projectDir, Promise.resolve(compiled))
  },
}

export default adapter
