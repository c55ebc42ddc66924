import { hash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { onTestFinished } from 'vitest'
import { ASK_AGAIN, FOR_EVER, securityHeaders } from '../../../lib/hosts/host-files.ts'
import { isText, MANIFEST } from '../../../lib/store/manifest.ts'
import { servedAs } from '../../publish/targets/s3-target.ts'

/** What a host is about to send. */
export interface Reply {
  status: number
  headers: Record<string, string>
  body: string
  encodings: ('br' | 'gzip')[]
}

/** Spoils what a host sends for a file; for what is not there, the name is as it was asked for. */
export type Defect = (reply: Reply, name: string) => unknown

const LONG = 'The harbour is open. '.repeat(100)
const SITE: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html><title>Languages</title>',
  'en/index.html': `<!doctype html><link rel="canonical" href="https://news.example/en/"><title>Front</title>${LONG}`,
  'en/harbour/story.md': LONG,
  'en/feed.xml': `<feed>${LONG}</feed>`,
  'en/feed.json': JSON.stringify({ LONG }),
  'en/manifest.webmanifest': JSON.stringify({ LONG }),
  'assets/masthead.0123456789ab.js': `// ${LONG}`,
  'assets/a.0123456789ab.avif': 'a',
  'assets/a.0123456789ab.webp': 'a',
  'assets/a.0123456789ab.jpg': 'a',
  'assets/a.0123456789ab.png': 'a',
  'favicon.svg': `<svg><!-- ${LONG} --></svg>`,
  'feed.css': 'a{}',
  'llms.txt': LONG,
  '404.html': '<!doctype html><title>Not here</title>',
}
const FILES: Readonly<Record<string, string>> = {
  ...SITE,
  [MANIFEST]: Object.entries(SITE)
    .map(([name, text]) => `${hash('sha256', text)}  ${name}\n`)
    .join(''),
}
/** Serves a small site as a good host does, but for a problem, while the test runs. */
export async function serveWell(problem: Defect = () => {}): Promise<URL> {
  const server = createServer((request, response) => {
    const asked = request.url?.slice(1) ?? ''
    const name = asked.replace(/(^|\/)$/, '$1index.html')
    const reply = replyTo(name)
    problem(reply, name)
    const encoding = reply.encodings.find((one) => request.headers['accept-encoding']?.includes(one))
    const body = encoding === 'br' ? brotliCompressSync(reply.body) : encoding ? gzipSync(reply.body) : reply.body
    response
      .writeHead(reply.status, { ...reply.headers, ...(encoding ? { 'content-encoding': encoding } : {}) })
      .end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const bound = server.address()
  return new URL(`http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}/`)
}

function replyTo(name: string): Reply {
  const headers = securityHeaders("script-src 'self'; frame-ancestors 'none'", false)
  const body = FILES[name]
  if (FILES[`${name}/index.html`] !== undefined) {
    return { status: 301, headers: { ...headers, location: `/${name}/` }, body: '', encodings: [] }
  }
  const isHashed = /\.[0-9a-f]{12}\.[a-z]+$/.test(name)
  return {
    status: body === undefined ? 404 : 200,
    headers: {
      ...headers,
      vary: 'Accept-Encoding',
      'content-type': body === undefined ? 'text/html; charset=utf-8' : servedAs(name).type,
      'cache-control': isHashed && body !== undefined ? FOR_EVER : ASK_AGAIN,
    },
    body: body ?? FILES['404.html'] ?? '',
    encodings: isText(name) ? ['br', 'gzip'] : [],
  }
}
