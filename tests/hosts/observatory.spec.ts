import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { BuiltSite } from './built-site.ts'
import { startNginx } from './servers.ts'

// MDN's own scanner, as it is published, looks at a real nginx that is set up as docs/deploying.md says. It takes the
// ports that browsers take, so the test needs an address of its own and the right to listen there.
const SCANNER = '@mdn/mdn-http-observatory@1.4.8'
const ADDRESS = '127.77.0.1'

const report = z.object({
  scan: z.object({ grade: z.string(), score: z.number(), testsFailed: z.number() }),
  tests: z.record(z.string(), z.object({ pass: z.boolean(), result: z.string() })),
})

let built: BuiltSite | undefined
let folder = ''

test.beforeAll(async () => {
  test.setTimeout(600_000)
  test.skip(!(await mayListen(443)), `This process may not listen at ${ADDRESS}:443.`)
  folder = install()
  built = new BuiltSite()
})
test.afterAll(() => built?.remove())

test('behind nginx, set up as the documentation says, the site gets A+ from MDN’s observatory', async () => {
  const { scan, tests } = await scanned((server) => server)
  expect(Object.entries(tests).filter(([, { pass }]) => !pass)).toEqual([])
  expect(tests['content-security-policy']?.result).toBe('csp-implemented-with-no-unsafe-default-src-none')
  expect(tests.redirection?.result).toBe('redirection-to-https')
  expect(scan).toEqual({ grade: 'A+', score: 125, testsFailed: 0 })
})

test('without the snippet it does not', async () => {
  const { scan } = await scanned((server) => server.replace(/include .*nginx\.conf;/, ''))
  expect(scan.grade).not.toMatch(/^A/)
})

async function scanned(change: (server: string) => string) {
  let answer = ''
  await built?.copy(async ({ folder: site, scratch }) => {
    const { certificate, key } = certify(scratch)
    const server = change(documentedServer())
      .replaceAll(/listen (\d+)/g, `listen ${ADDRESS}:$1`)
      .replace(/ssl_certificate .*;/, `ssl_certificate ${certificate};`)
      .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${key};`)
      .replaceAll('/srv/newspaper/out', site)
    const host = await startNginx(`http://${ADDRESS}`, server, scratch)
    try {
      const env = { ...process.env, NODE_EXTRA_CA_CERTS: certificate }
      // It complains aloud of style sheets that are newer than its parser.
      const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore']
      const scan = [path.join(folder, 'src/scan.js'), ADDRESS]
      answer = execFileSync(process.execPath, scan, { encoding: 'utf8', env, stdio })
    } finally {
      await host.stop()
    }
  })
  return report.parse(JSON.parse(answer))
}

function documentedServer(): string {
  return /```nginx\n([\s\S]*?)```/.exec(readFileSync('docs/deploying.md', 'utf8'))?.[1] ?? ''
}

/**
 * Installs the scanner, apart from what Masthead is made with: it brings a database's client and a web server along.
 */
function install(): string {
  const home = path.resolve('.cache/observatory')
  const scanner = path.join(home, 'node_modules/@mdn/mdn-http-observatory')
  if (!existsSync(path.join(scanner, 'package.json'))) {
    mkdirSync(home, { recursive: true })
    writeFileSync(path.join(home, 'package.json'), '{"private":true}\n')
    execFileSync('npm', ['install', '--ignore-scripts', '--no-save', SCANNER], { cwd: home })
  }
  // Its script would fetch the list of sites that browsers only ever ask over https; the address is not on it.
  writeFileSync(path.join(scanner, 'conf/hsts-preload.json'), '{}\n')
  return scanner
}

function certify(scratch: string) {
  mkdirSync(scratch, { recursive: true })
  const [certificate, key] = [path.join(scratch, 'certificate.pem'), path.join(scratch, 'key.pem')]
  const subject = ['-subj', `/CN=${ADDRESS}`, '-addext', `subjectAltName=IP:${ADDRESS}`]
  const kind = ['-newkey', 'rsa:2048', '-nodes', '-days', '1']
  execFileSync('openssl', ['req', '-x509', ...kind, ...subject, '-keyout', key, '-out', certificate], { stdio: 'pipe' })
  return { certificate, key }
}

function mayListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, ADDRESS, () => server.close(() => resolve(true)))
  })
}
