import type { BadCase } from './bad-case.ts'

/** What may be wrong with the newsletter, the mail edition, comments and pages for support. Each is in line 24 of site.yaml. */
export const NEWSLETTER_CASES: readonly BadCase[] = [
  inLine24('a provider that Masthead does not know', 'newsletter: {use: butondown, user: a}', 19, '“buttondown”'),
  inLine24('a provider without its facts', 'newsletter: {use: buttondown}', 1, '`user: …`', 'key-missing'),
  inLine24(
    'a key of another provider',
    'newsletter: {use: ghost, server: "https://a.example/", list: x}',
    56,
    'list” is not known',
    'key-unknown',
  ),
  inLine24(
    'an address that is not that of a form at Mailchimp',
    'newsletter: {use: mailchimp, form: "https://mailchimp.com/"}',
    36,
    'list-manage.com',
  ),
  inLine24(
    'an address of a form at Mailchimp that was cut off',
    'newsletter: {use: mailchimp, form: "https://a.us1.list-manage.com/subscribe/post?u=1"}',
    36,
    'Copy it whole',
  ),
  inLine24('an address for mail that is none', 'newsletter: {use: mailto, address: news}', 36, 'e-mail'),
  inLine24('a form without an address', 'newsletter: {action: subscribe.php}', 22, 'web address'),
  inLine24(
    'a place that pages do not have',
    'newsletter: {use: buttondown, user: a, place: [storys]}',
    48,
    'Did you mean “story”?',
  ),
  inLine24('no place', 'newsletter: {use: buttondown, user: a, place: []}', 47, 'at least one place'),
  inLine24(
    'a heading that one language lacks',
    'newsletter: {use: buttondown, user: a, title: {en: The week}}',
    40,
    '`ar: …`',
    'text-missing',
  ),
  inLine24(
    'a list that one language lacks',
    'newsletter: {use: listmonk, server: "https://a.example/", list: {en: x}}',
    59,
    '`ar: …`',
    'text-missing',
  ),
  inLine24(
    'a value of a field in a language that the site does not have',
    'newsletter: {use: buttondown, user: a, fields: {tag: {en: x, ar: y, fr: z}}}',
    69,
    'Add it to `languages`',
    'language-unknown',
  ),
  inLine24(
    'a page for support without its address',
    'support: [{label: {en: Give, ar: تبرع}}]',
    11,
    '`url: …`',
    'key-missing',
  ),
  inLine24(
    'a link to support that one language lacks',
    'support: [{label: {en: Give}, url: "https://a.example/"}]',
    12,
    '`ar: …`',
    'text-missing',
  ),
  inLine24('a mail edition that nobody can end', 'mail: {stories: 3}', 1, '`unsubscribe: …`', 'key-missing'),
  inLine24('a mail edition of too many stories', 'mail: {stories: 21, unsubscribe: x}', 17, 'at most 20'),
  inLine24('a mail edition of no story', 'mail: {stories: 0, unsubscribe: x}', 17, '1 or more'),
  inLine24('a mail edition with an unknown key', 'mail: {storys: 3, unsubscribe: x}', 8, '“stories”', 'key-unknown'),
  inLine24(
    'comments in a way that there is not',
    'comments: {use: fram, frame: "https://a.example/"}',
    17,
    'Did you mean “frame”?',
  ),
  inLine24('comments in a frame without its address', 'comments: {use: frame}', 1, '`frame: …`', 'key-missing'),
  inLine24(
    'comments in a frame of a host that no service declares',
    'comments: {use: frame, frame: "https://talk.example/embed"}',
    31,
    '`embed: https://talk.example`',
    'embed-host',
  ),
  inLine24('no page for support', 'support: []', 10, 'at least one page'),
]

function inLine24(kind: string, yaml: string, column: number, says: string, rule = 'value-invalid'): BadCase {
  return {
    kind,
    changes: { 'site.yaml': (good) => `${good}${yaml}\n` },
    problems: [`content/site.yaml:24:${column} ${rule}`],
    says,
  }
}
