import { expect, it } from 'vitest'
import { importing } from './importing.ts'

const STORY = '---\ntitle: A mill\ndate: 2024-01-01\n---\n\nIt turns.\n'
const CONFIG = 'baseURL = "https://old.example/"\n[permalinks]\npost = "/:year/:constructor/:slug/"\n'

it.each(['constructor', 'valueof', 'post'])('imports a Hugo section named %s', (section) => {
  const { texts } = importing({ 'hugo.toml': CONFIG, [`content/${section}/mill.md`]: STORY }, 'hugo')
  expect(Object.keys(texts)).toEqual(['mill/en.md'])
})

it.each(['constructor', '__proto__', 'tostring'])('imports a text with the HTML element <%s>', (name) => {
  const { texts } = importing({ 'mill.md': `${STORY}\n<${name}>It stands.</${name}>\n` })
  expect(texts['mill/en.md']).toContain('It stands.')
})

it('imports a Jekyll site whose pattern of addresses is named like a property of every object', () => {
  const { texts } = importing(
    { '_config.yml': 'permalink: constructor\n', '_posts/2024-01-01-mill.md': STORY },
    'jekyll',
  )
  expect(Object.keys(texts)).toEqual(['mill/en.md'])
})
