import type { NextAdapter } from 'next'
import { compile } from './compile.ts'
import { pressSite } from './press-site.ts'
import { publishStock } from './publish.ts'

/** The last step of `next build`: what Next rendered is taken apart, and the site is pressed. */
const adapter: NextAdapter = {
  name: 'masthead-press',
  async onBuildComplete({ projectDir, config, outputs }) {
    if (config.output !== 'export') throw new Error('Masthead presses a static export: set output to "export".')
    if (process.env.PRESS === 'off') return publishStock(projectDir)
    const compiled = await compile({ projectDir, files: outputs.staticFiles.map(({ filePath }) => filePath) })
    await pressSite(projectDir, compiled)
  },
}

export default adapter
