import { connect } from 'node:net'
import { randomFrom } from '../build/seeded.ts'

/**
 * Paths that servers have trouble with: malformed, out of the folder, of the dev server itself, of pages and of files.
 */
const PATHS = [
  '/ // /// * ? # /? /# /. /.. /% /%00 /%2f /%E0%A4%A /\\ /[ /:80 /__proto__/ /en/constructor/ /en/topics/% /404.html',
  'http://[ http:// http://localhost/ https://evil.example/ http:///en/ //evil.example/ //en// en/ /en /en/ //en/ /en//',
  '/en/harvest/ //en/harvest/ /en/harvest// /en//harvest/ /en/%2e/ /en/./harvest/ /style.css /assets/a.js /assets/',
  '/../../etc/passwd /%2e%2e/%2e%2e/etc/passwd /..%5c..%5cetc /en/../../x /assets/..%2f..%2fx /%252e%252e/x',
  '/@live/changes /@live/whose //@live/changes /@live/ /@live/changes?x=[ /en\t/ /en?\f /en?\x7f /en?\u00ff /\u00e9/',
].flatMap((line) => line.split(' '))
const METHODS = 'GET HEAD OPTIONS POST CONNECT TRACE DELETE PROPFIND get G\u00c9T GET\tGET'.split(' ')
const VERSIONS = 'HTTP/1.0 HTTP/2.0 HTTP/9.9 http/1.1 HTTP/ HTTP'.split(' ')
const HOSTS =
  'localhost:1 127.0.0.1 [::1] [ : evil.example localhost:x localhost.evil.example \u00ff evil@localhost'.split(' ')
const RANGES = '10-5 5- -5 - -- 0-0 9- 99999999999999999999- 0-99999999999999999999 1-2,3-4 a-b'.split(' ')
const HEADERS = [
  ...RANGES.map((range) => `Range: bytes=${range}`),
  ...['Range: lines=1-2', 'Range: bytes', 'If-None-Match: "', 'If-Modified-Since: never', 'Accept-Encoding: br;q=x'],
  ...['Upgrade: websocket\r\nConnection: Upgrade', 'Upgrade: h2c\r\nConnection: Upgrade', 'Accept: text/event-stream'],
  ...['Origin: http://evil.example', 'Origin: null', 'Sec-Fetch-Site: cross-site', 'Expect: x', 'Host: other.example'],
  ...['Content-Length: -1', 'Content-Length: 5', 'Transfer-Encoding: chunked', 'Transfer-Encoding: x', 'Cookie: a=%'],
  ...['no colon', ': no name', ' folded', 'X: \0', 'X: \u00e9', `X: ${'x'.repeat(20_000)}`, 'Connection: close'],
]
const ENDS = ['\n\n', '\r\n', '', '\r\n\r\n{}', '\r\n\r\nGET // HTTP/1.1\r\n\r\n', '\0\r\n\r\n']

/** A request that no browser sends, unless a page means harm. */
export function malformedRequest(random: () => number): string {
  // Most parts are sound, so that the others get as far as they can.
  const part = (sound: string, others: readonly string[]) =>
    random() < 0.75 ? sound : (randomFrom(others, random) ?? '')
  const path = random() < 0.1 ? '/style.css' : (randomFrom(PATHS, random) ?? '')
  const line = [part('GET', METHODS), path, part('HTTP/1.1', VERSIONS)]
  const headers = [`Host: ${part('localhost', HOSTS)}`]
  while (random() < 0.6) headers.push(randomFrom(HEADERS, random) ?? '')
  return [line.join(' '), ...headers].join('\r\n') + part('\r\n\r\n', ENDS)
}

/** Sends bytes as they are. Gives the status of the answer; 0 where the server closed without one. */
export function statusOf(port: number, request: string): Promise<number> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(request, 'latin1')
      // A server waits for the rest of a head, rightly: no rest comes.
      if (!/\n\r?\n/.test(request)) socket.end()
    })
    const done = () => {
      socket.destroy()
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0))
    }
    socket.setEncoding('latin1').on('data', (part) => {
      answer += part
      if (answer.length >= 'HTTP/1.1 200'.length) done()
    })
    socket.on('close', done).on('error', done)
  })
}
