import { expect, it } from 'vitest'
import { newspaper, temporaryFolder, textsIn, writeSite } from '../unit/publish/site.ts'
import { masthead } from './masthead.ts'

const SITE = newspaper({ fire: 'A fire' })

/** Runs `masthead publish` over a built site. */
function publish(out: string, ...words: string[]) {
  process.env.OUT_DIR = out
  try {
    return masthead('', 'publish', ...words)
  } finally {
    delete process.env.OUT_DIR
  }
}

it('publishes a site, tells a script what it did, and then has nothing to do', () => {
  const [out, folder] = [writeSite(SITE), temporaryFolder()]
  const dry = publish(out, folder, '--dry-run')
  expect(dry.stdout).toContain('new pages: en/fire/index.html\n')
  expect(dry.stdout).toContain('Nothing is changed.')
  expect(textsIn(folder)).toEqual({})

  const first = publish(out, folder, '--json')
  expect([first.status, JSON.parse(first.stdout)]).toMatchObject([0, { uploaded: 16, deleted: 0, dryRun: false }])
  expect(textsIn(folder)).toEqual(SITE)
  expect(publish(out, folder).stdout).toBe(`${folder}: 0 files uploaded, 0 deleted.\n`)
})

it('states the problem and the remedy, with exit code 1', () => {
  const folder = temporaryFolder()
  expect(publish(temporaryFolder(), folder)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^Not published: There is no built site in .*\n {2}Hint: Build it first: /),
  })
  const { status, stdout } = publish(writeSite(SITE), 'ftp://news.example/', '--json')
  expect([status, JSON.parse(stdout).problem.message]).toEqual([1, 'Masthead cannot publish to “ftp://news.example/”.'])
})

it('is called with one place and with numbers', () => {
  const out = writeSite(SITE)
  expect(publish(out)).toMatchObject({ status: 2, stderr: expect.stringContaining('Name the place') })
  expect(publish(out, 'a', '--grace', 'soon')).toMatchObject({ status: 2 })
  expect(publish(out, 'a', '--compressed', 'zip')).toMatchObject({ status: 2 })
  expect(publish(out, out)).toMatchObject({ status: 2, stderr: expect.stringContaining('OUT_DIR itself') })
})
