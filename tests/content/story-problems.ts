import path from 'node:path'
import sharp from 'sharp'
import { readStory } from '../../lib/story/read/read-story.ts'
import { inOneLine, writeNewsroom } from './newsroom.ts'

/** A picture for whatever names harbour.jpg, wide enough for every place. */
const HARBOUR = sharp({ create: { width: 1312, height: 738, channels: 3, background: '#888' } })
  .jpeg()
  .toBuffer()

/** What the story parser says of a text that lies beside a picture, harbour.jpg. */
export async function storyProblems(text: string): Promise<string[]> {
  const root = writeNewsroom({ 'stories/extra/en.md': text, 'stories/extra/harbour.jpg': await HARBOUR })
  const { problems } = readStory(root, path.join(root, 'stories/extra/en.md'))
  return problems.map((problem) => `${inOneLine(problem)} ${problem.message}`)
}
