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
]

function embed(kind: string, written: string, problems: readonly string[], says?: string): BadCase {
  return {
    kind,
    changes: { [EXTRA]: withBody(`::embed${written}`) },
    problems: problems.map((problem) => `content/${EXTRA}:${problem}`),
    ...(says ? { says } : {}),
  }
}
