import type { NextAdapter } from 'next'
import { beginBuild } from '../../cache/begin-build.ts'
import { freezeBuildTime } from '../../settings/build-time.ts'
import { isInBuild } from '../../settings/process.ts'
import { buildMode } from '../../settings/settings.ts'
import { buildSite } from '../output/build-site.ts'
import { publishStock } from '../output/publish.ts'
import { compile } from './compile.ts'

/**
 * Masthead's Next adapter: the first and the last step of `next build`. At the start, if Next was called directly, it
 * takes the locks of a build and freezes the build time. At the end it compiles what Next exported, and builds the
 * site.
 */
const adapter: NextAdapter = {
  name: 'masthead-press',
  modifyConfig(config, { phase, projectDir }) {
    if (phase === 'phase-production-build' && !isInBuild()) {
      freezeBuildTime()
      process.on('exit', beginBuild(projectDir))
    }
    return config
  },
  async onBuildComplete({ projectDir, config, outputs }) {
    if (config.output !== 'export') throw new Error('Masthead presses a static export: set output to "export".')
    if (buildMode() === 'off') return publishStock(projectDir)
    const compiled = await compile({ projectDir, files: outputs.staticFiles.map(({ filePath }) => filePath) })
    // With PRESS=later the command line builds the site itself, in a process without all that Next keeps in memory.
    if (buildMode() !== 'later') await buildSite(projectDir, Promise.resolve(compiled))
  },
}

export default adapter
