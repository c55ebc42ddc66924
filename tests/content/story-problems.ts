import path from 'node:path'
import sharp from 'sharp'
import { parseStoryFile } from '../../lib/story/read/parse-story-file.ts'
import { MP3, MP4, PDF } from './files.ts'
import { inOneLine, writeNewsroom } from './newsroom.ts'

/** A picture for whatever names harbour.jpg, wide enough for every place. */
const HARBOUR = sharp({ create: { width: 1312, height: 738, channels: 3, background: '#888' } })
  .jpeg()
  .toBuffer()

/** Returns the problems of a story whose folder also has the picture harbour.jpg and other files. */
export async function storyProblems(text: string): Promise<string[]> {
  const root = writeNewsroom({
    'stories/extra/en.md': text,
    'stories/extra/harbour.jpg': await HARBOUR,
    'stories/extra/report.pdf': PDF,
    'stories/extra/ships.mp4': MP4,
    'stories/extra/talk.mp3': Buffer.from(MP3, 'latin1'),
    'media/2025/harbour.csv': 'Month,Ships\n',
  })
  const { problems } = parseStoryFile(root, path.join(root, 'stories/extra/en.md'))
  return problems.map((problem) => `${inOneLine(problem)} ${problem.message}`)
}
