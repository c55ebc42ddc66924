import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { GOOD_FILES } from '../content/good-newsroom.ts'

/** A newsroom of a few stories, somewhere deep in a temporary folder, that a test may change and build. */
export class Newsroom {
  readonly home: string
  readonly content: string
  readonly out: string

  constructor(from?: Newsroom) {
    this.home = mkdtempSync(path.join(tmpdir(), 'masthead-newsroom-'))
    onTestFinished(() => rmSync(this.home, { recursive: true, force: true }))
    this.content = path.join(this.home, 'a/content')
    this.out = path.join(this.home, 'b/out')
    if (from) {
      cpSync(path.dirname(from.content), path.dirname(this.content), { recursive: true })
      return
    }
    for (const [name, content] of Object.entries(GOOD_FILES)) this.write(name, content)
    for (let index = 1; index <= 8; index++) this.write(`stories/dispatch-${index}/en.md`, dispatch(index, 'Dispatch'))
  }

  write(name: string, content: string | Uint8Array): void {
    const file = path.join(this.content, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
  }

  read(name: string): string {
    return readFileSync(path.join(this.content, name), 'utf8')
  }

  remove(name: string): void {
    rmSync(path.join(this.content, name), { recursive: true })
  }

  has(name: string): boolean {
    return existsSync(path.join(this.content, name))
  }

  /** The stories' folders. */
  slugs(): string[] {
    return readdirSync(path.join(this.content, 'stories')).sort()
  }

  /** Whether anything is published. */
  hasSite(): boolean {
    return existsSync(this.out)
  }

  /** The published manifest: equal manifests are equal sites. */
  manifest(): string {
    return readFileSync(path.join(this.out, 'SHA256SUMS'), 'utf8')
  }
}

/** A short story. */
export function dispatch(number: number, title: string): string {
  const date = `2025-03-${String(1 + (number % 28)).padStart(2, '0')}`
  return `---\ntitle: ${title} ${number}\ndate: ${date}\ntags: [ships]\n---\n\nThe ship number ${number} came in.\n\nIt went out again.\n`
}
