import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { buildNewsroom } from './build-newsroom.ts'
import { Newsroom } from './newsroom.ts'

// Names that every plain object of JavaScript knows.
const FOLDERS = ['constructor', 'prototype', 'valueof']
const NAMES = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty']

test('stories, topics, authors, aliases, notes and links may have the names of JavaScript’s own properties', async () => {
  const newsroom = new Newsroom()
  const names = `tags: [${NAMES.join(', ')}]\nauthors: [${NAMES.join(', ')}]`
  const notes = NAMES.map(
    (name) => `[^${name}]: Note number ${name.length}.\n\n[${name}]: https://${name.length}.example/`,
  ).join('\n\n')
  for (const name of FOLDERS) {
    const front = `title: ${name}\ndate: 2025-03-02\naliases: [old-${name}]\nsection: constructor\n${names}`
    const body = NAMES.map((each) => `Text on [it][${each}].[^${each}]`).join('\n\n')
    newsroom.write(`stories/${name}/en.md`, `---\n${front}\n---\n\n${body}\n\n${notes}\n`)
  }
  newsroom.write('site.yaml', newsroom.read('site.yaml').replace('sections:', SECTION))
  expect(await buildNewsroom(newsroom)).toContain('en/constructor/index.html')
  for (const page of [...FOLDERS, 'topics/constructor', 'topics/proto', 'authors/tostring']) {
    expect(existsSync(path.join(newsroom.out, 'en', page, 'index.html')), page).toBe(true)
  }
  const page = readFileSync(path.join(newsroom.out, 'en/constructor/index.html'), 'utf8')
  for (const name of NAMES) {
    expect(page).toContain(`href="https://${name.length}.example/"`)
    expect(page).toContain(`Note number ${name.length}.`)
  }
})

const SECTION = 'sections:\n  constructor:\n    label: {en: Builders, ar: بناة}'
