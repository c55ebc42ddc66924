import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import { promisify } from 'node:util'
import { expect, it, onTestFinished, vi } from 'vitest'
import { listen } from '../browser/global-setup.ts'
import { EXTRA } from '../content/cases/read-cases.ts'
import { withBody, withFrontMatter, writeNewsroom } from '../content/newsroom.ts'

vi.setConfig({ testTimeout: 60_000 })

const PAGES: Readonly<Record<string, (method: string) => number>> = {
  '/there': () => 200,
  '/no-headers-alone': (method) => (method === 'HEAD' ? 501 : 200),
  '/for-subscribers': () => 403,
  '/gone': () => 410,
  '/broken': () => 500,
}

it('asks other sites for what they are linked for, each address once, and for what was there only the next week', async () => {
  const { origin, asked } = await otherSite()
  const links = [...Object.keys(PAGES), '/never', '/moved', '/round', '/there#end'].map(
    (at) => `[${at}](${origin}${at})`,
  )
  const waived = 'title: Waived\ndate: 2025-02-26\naccept: {link-dead: It is about the loss.}'
  const root = writeNewsroom({
    [EXTRA]: withBody([...links, `[none](http://127.0.0.1:${await closedPort()}/none)`].join('\n\n')),
    'stories/waived/en.md': `${withFrontMatter(waived)}\n[Gone](${origin}/gone).\n`,
  })
  expect(await check(root)).toEqual([])
  expect(asked).toEqual([])

  const found = await check(root, '--links')
  expect(found).toEqual([
    '12:1 link-dead gone” is answered by 410.',
    '14:1 link-dead broken” is answered by 500.',
    '16:1 link-dead never” is answered by 404.',
    '20:1 link-dead round” cannot be followed: redirect count exceeded.',
    '24:1 link-dead none” cannot be followed: ECONNREFUSED.',
  ])
  // Once for itself, with or without a section, and once for the page that has moved there.
  expect(asked.filter((line) => line.endsWith(' /there'))).toEqual(['HEAD /there', 'HEAD /there'])

  asked.length = 0
  expect(await check(root, '--links')).toEqual(found)
  expect(asked.filter((line) => /there|no-headers|subscribers|moved/.test(line))).toEqual([])
  expect(asked).toContain('GET /gone')
})

/** What is found: the place, the rule, and the message from the link's last part on. */
async function check(root: string, ...options: string[]): Promise<string[]> {
  const env = { ...process.env, CONTENT_DIR: root }
  const words = ['lib/cli/commands/check.ts', '--json', ...options]
  const { stdout } = await promisify(execFile)(process.execPath, words, { env })
  const problems: { file: string; line: number; column: number; rule: string; message: string }[] = JSON.parse(stdout)
  return problems.map(({ line, column, rule, message }) => `${line}:${column} ${rule} ${message.replace(/^.*\//, '')}`)
}

async function otherSite() {
  const asked: string[] = []
  const server = createServer(({ method = '', url = '' }, response) => {
    asked.push(`${method} ${url}`)
    const moved = { '/moved': '/there', '/round': '/round' }[url]
    if (moved) response.writeHead(302, { location: moved }).end()
    else response.writeHead(PAGES[url]?.(method) ?? 404).end()
  })
  onTestFinished(() => void server.close())
  return { origin: await listen(server), asked }
}

async function closedPort(): Promise<string> {
  const server = createServer()
  const { port } = new URL(await listen(server))
  server.close()
  return port
}
