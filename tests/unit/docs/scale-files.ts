import { readFileSync } from 'node:fs'

const BLOCKS = [
  ...readFileSync('docs/scale.md', 'utf8').matchAll(/^## (.+)\n(?:(?!^## )[\s\S])*?```(\w+)\n([\s\S]*?)```/gm),
]

/** Returns the first file that a section of docs/scale.md shows. */
export function fileInScale(section: string): string {
  return BLOCKS.find(([, title]) => title === section)?.[3] ?? ''
}
