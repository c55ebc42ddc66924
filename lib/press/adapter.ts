import type { NextAdapter } from 'next'
import { press } from './press.ts'

/** The last step of `next build`: what Next exported is pressed into what readers get. */
const adapter: NextAdapter = {
  name: 'masthead-press',
  async onBuildComplete({ projectDir, config, outputs }) {
    if (config.output !== 'export') throw new Error('Masthead presses a static export: set output to "export".')
    await press({ projectDir, files: outputs.staticFiles.map(({ filePath }) => filePath) })
  },
}

export default adapter
