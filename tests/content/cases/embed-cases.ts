import { withBody } from '../newsroom.ts'
import { type BadCase, EXTRA } from './bad-case.ts'

const ADDRESS = 'address="https://films.example/3"'

/** The problems of an embed in line 6. No service is declared, so an embed without a problem of its own is reported too. */
export const EMBED_CASES: readonly BadCase[] = [
  embed(
    'an embed whose host no service declares',
    `[Film]{kind=video ${ADDRESS}}`,
    ['6:1 embed-host'],
    'https://films.example',
  ),
  embed('an embed of an unknown kind', `[Film]{kind=vidoe ${ADDRESS}}`, ['6:1 embed-invalid'], 'video'),
  embed('an embed that does not say what it is', `[Film]{${ADDRESS}}`, ['6:1 embed-invalid'], '{kind=video}'),
  embed('an embed without a title', `{kind=post ${ADDRESS}}`, ['6:1 embed-host', '6:1 embed-invalid']),
  embed(
    'an embed without an address',
    '[Film]{kind=audio}',
    ['6:1 embed-invalid', '6:1 embed-invalid'],
    '::embed[Title]',
  ),
  embed(
    'an embed that would run a script',
    '[Film]{kind=audio address="javascript:alert(1)" frame="https://films.example/3"}',
    ['6:1 embed-invalid'],
  ),
  embed('an unknown attribute', `[Film]{kind=video adress="x" ${ADDRESS}}`, ['6:1 embed-host', '6:1 embed-invalid']),
  embed('a still that is not there', `[Film]{kind=video still=film.jpg alt="A film" ${ADDRESS}}`, [
    '6:1 embed-host',
    '6:1 picture-missing',
  ]),
  embed(
    'a page of YouTube whose player no service declares',
    '[Film]{kind=video address="https://www.youtube.com/watch?v=dQw4w9WgXcQ"}',
    ['6:1 embed-host'],
    '`embed: https://www.youtube-nocookie.com`',
  ),
  unframed('https://www.youtube.com/@news', 'https://www.youtube.com/watch?v=…'),
  unframed('https://vimeo.com/channels/staffpicks', 'https://vimeo.com/123456789'),
  unframed('https://www.tiktok.com/@scout2015/video/6718335390845095173', '/player/v1/6718335390845095173"'),
  unframed('https://www.dailymotion.com/video/x84sh87', 'player/….html?video=x84sh87"'),
  unframed('https://soundcloud.com/a/b', 'url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb"'),
  unframed(
    'https://www.facebook.com/a/videos/1',
    'plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fvideos%2F1"',
  ),
  unframed('https://www.twitch.tv/videos/1', 'https://player.twitch.tv/?video=1&parent='),
  unframed('https://www.google.com/maps/place/Oslo', 'Embed a map'),
  unframed('https://x.com/a/status/1', 'quote it'),
  unframed('https://www.instagram.com/p/abc/', 'quote it'),
  unframed('https://www.linkedin.com/posts/a', 'Embed this post'),
  line(
    'a line of another system for YouTube',
    '::youtube{id=dQw4w9WgXcQ}',
    'address="https://www.youtube.com/watch?v=…"',
  ),
  line(
    'a line of another system for Vimeo',
    '::vimeo[123]',
    '::embed[Title]{kind=video address="https://vimeo.com/…"}',
  ),
  line('a line of another system for a post', '::tweet{id=1}', '::embed[Title]{kind=post'),
  line('a block of another system for YouTube', ':::youtube\nabc\n:::', '::embed[Title]{kind=video'),
]

/** A page that its host does not let other sites show. */
function unframed(address: string, says: string): BadCase {
  const [, , host] = address.split('/')
  return embed(`a page of ${host} in a frame`, `[Film]{kind=post address="${address}"}`, ['6:1 embed-invalid'], says)
}

function line(kind: string, text: string, says: string): BadCase {
  const problems = [`content/${EXTRA}:6:1 directive-unknown`]
  return { kind, changes: { [EXTRA]: withBody(text) }, problems, says }
}

function embed(kind: string, written: string, problems: readonly string[], says?: string): BadCase {
  return {
    kind,
    changes: { [EXTRA]: withBody(`::embed${written}`) },
    problems: problems.map((problem) => `content/${EXTRA}:${problem}`),
    ...(says ? { says } : {}),
  }
}
