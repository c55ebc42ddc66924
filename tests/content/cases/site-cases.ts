import { type Change, replaced } from '../newsroom.ts'
import { type BadCase, EXTRA } from './bad-case.ts'

const PAGES = ['about', 'cookies', 'privacy', 'terms']

/** What may be wrong with site.yaml and the standing pages. */
export const SITE_CASES: readonly BadCase[] = [
  inSite('no site.yaml', undefined, ['1:1 site-missing']),
  {
    kind: 'a folder named site.yaml',
    changes: { 'site.yaml': undefined, 'site.yaml/empty': '' },
    problems: ['content/site.yaml:1:1 file-unreadable'],
  },
  inSite('YAML that does not parse', replaced('The Gazette', 'The Gazette: daily'), ['1:7 yaml-invalid'], 'quotation'),
  inSite(
    'an unknown key',
    replaced('sections:', 'license: x\nsections:'),
    ['7:1 key-unknown'],
    'Did you mean “licence”?',
  ),
  inSite(
    'an unknown rule to accept',
    (good) => `${good}accept: {date-mising: [pages]}\n`,
    ['24:10 key-unknown'],
    'date-missing',
  ),
  inSite(
    'an accepted folder that does not exist',
    (good) => `${good}accept: {date-missing: [pages, stories/2019-*]}\n`,
    ['24:32 accept-unused (warning)'],
  ),
  {
    kind: 'nothing that site.yaml accepts, and an error that it cannot accept',
    changes: {
      'site.yaml': (good) =>
        `${good}accept:\n  date-missing: [stories/ext*]\n  raw-html: ["**"]\n  page-untranslated: [pages/*/ar.md]\n`,
      'pages/about/ar.md': undefined,
      [EXTRA]: '---\ntitle: No date\n---\n\n<blink>\n\nText.\n',
    },
    problems: [`content/${EXTRA}:5:1 raw-html`],
  },
  inSite('a missing key', replaced('name: The Gazette\n', ''), ['1:1 key-missing'], '“name”'),
  inSite('a missing key in a group', replaced('  version: "1"\n', ''), ['13:1 key-missing'], 'under `consent`'),
  inSite('a value of the wrong type', replaced('[en, ar]', 'en'), ['2:12 value-type'], 'a list'),
  inSite('a missing text of one language', replaced('  ar: أخبار الوادي.\n', ''), ['4:1 text-missing'], '`ar: …`'),
  inSite('a text in a language the site does not have', replaced('sections:', '  fr: La vallée.\nsections:'), [
    '7:3 language-unknown',
  ]),
  inSite('a default language that is none of the languages', replaced('Language: en', 'Language: fr'), [
    '3:18 language-unknown',
  ]),
  inSite('a language in words', replaced('[en, ar]', '[en, ar, Italian]'), ['2:21 language-unknown']),
  inSite('a language that is named twice', replaced('[en, ar]', '[en, ar, en]'), ['2:21 value-invalid']),
  {
    kind: 'a language whose words the interface lacks',
    changes: { 'site.yaml': replaced('[en, ar]', '[en, ar, qaa]') },
    problems: [
      ...PAGES.map((page) => `content/pages/${page}/qaa.md:1:1 page-untranslated (warning)`),
      'content/site.yaml:2:21 words-missing',
      'content/site.yaml:4:1 text-missing',
      'content/site.yaml:9:5 text-missing',
      'content/site.yaml:15:3 text-missing',
    ],
  },
  inSite('link words in other capitals', replaced('privacy: Privacy Policy', 'privacy: privacy policy'), [
    '18:16 notice-link',
  ]),
  inSite('a section whose name cannot be part of an address', replaced('  science:', '  Science Desk:'), [
    '8:3 value-invalid',
  ]),
  inSite(
    'a service with an unknown purpose',
    (good) => `${good}  services:\n    - name: Count\n      purpose: statistic\n`,
    ['26:16 value-invalid'],
    'Did you mean “statistics”?',
  ),
  inService('a service that Masthead does not know', '{use: plausibel, domain: a.example}', 13, '“plausible”'),
  inService('a known service without its facts', '{use: umami}', 7, '`id: …`', 'key-missing'),
  inService(
    'a known service with a key of another',
    '{use: fathom, id: A, domain: a}',
    28,
    'domain” is not known',
    'key-unknown',
  ),
  inService('an id in another form', '{use: google, id: UA-1}', 25, 'G-ABCDEF1234'),
  inService('an attribute that runs code', '{name: A, purpose: statistics, attributes: {onload: x}}', 51, 'data-…'),
  inService('a variable without a name', '{name: A, purpose: statistics, config: {a-b: x}}', 47, 'a global variable'),
  inService('a host that is no address', '{name: A, purpose: statistics, hosts: {image: [a]}}', 54, 'web address'),
  inService('a policy that is no name', '{name: A, purpose: statistics, trustedTypes: [a b]}', 53, 'name of a policy'),
  inSite(
    'services that need consent, and no notice',
    (good) =>
      good.replace(
        /^consent:\n(?: .*\n)*/m,
        'consent:\n  version: "1"\n  notice: off\n  services: [{use: fathom, id: A}, {name: F, purpose: embeds}]\n',
      ),
    ['16:14 value-invalid'],
    '“Fathom” needs the consent of readers',
  ),
  inSite('consent in another word', (good) => good.replace(/^consent:\n(?: .*\n)*/m, 'consent: none\n'), [
    '13:10 value-invalid',
  ]),
  inSite(
    'no publisher, whom readers could ask about their data',
    replaced('publisher: {name: Gazette Press, email: privacy@gazette.example}\n', ''),
    ['1:1 publisher-missing (warning)'],
    '`publisher: {name: …, email: …}`',
  ),
  inSite(
    'a publisher of which nothing is written yet',
    replaced('publisher: {name: Gazette Press, email: privacy@gazette.example}', 'publisher:'),
    ['12:1 publisher-missing (warning)'],
  ),
  inSite(
    'a publisher whom nobody can reach',
    replaced(', email: privacy@gazette.example', ''),
    ['12:1 key-missing'],
    '`email: …` under `publisher`',
  ),
  inSite('a publisher with an address that is no e-mail address', replaced('privacy@gazette', 'gazette'), [
    '12:41 value-invalid',
  ]),
  inSite(
    'an unknown key of the publisher',
    replaced('Gazette Press, email', 'Gazette Press, adress: Mill Lane 1, email'),
    ['12:34 key-unknown'],
    'Did you mean “address”?',
  ),
  inSite(
    'a topic whose name a language lacks',
    (good) => `${good}topics:\n  port:\n    label: {en: Port}\n`,
    ['26:5 text-missing'],
    '`ar: …`',
  ),
  inSite(
    'a topic that is a section',
    (good) => `${good}topics:\n  science:\n    label: {en: Research, ar: بحث}\n`,
    ['25:3 value-invalid'],
    'a section too',
  ),
  inSite(
    'two topics with one name',
    (good) => `${good}topics:\n  port:\n    label: {en: Port, ar: ميناء}\n  quay:\n    label: {en: port, ar: رصيف}\n`,
    ['28:17 value-invalid'],
    'a name of “port”',
  ),
  inSite(
    'a code that is none of IPTC',
    (good) => `${good}topics:\n  port:\n    label: {en: Port, ar: ميناء}\n    code: subj:04015000\n`,
    ['27:11 value-invalid'],
    'medtop:',
  ),
  inSite(
    'the key of a delivery network in place of the name of its variable',
    (good) => `${good}tell: {purge: {fastly: {token: 279a2e9d-83b3}}}\n`,
    ['24:32 value-invalid'],
    'the name of an environment variable',
  ),
  inSite(
    'the key of a provider in place of the name of its variable',
    (good) => `${good}translation: {providers: {deepl: {key: 279a2e9d-83b3:fx}}}\n`,
    ['24:40 value-invalid'],
    'the name of an environment variable, never the key itself',
  ),
  inSite(
    'a provider that Masthead does not know',
    (good) => `${good}translation: {providers: {depl: {key: KEY}}}\n`,
    ['24:27 key-unknown'],
    'Did you mean “deepl”?',
  ),
  inSite(
    'a term in a language that the site does not have',
    (good) => `${good}translation: {providers: {}, glossary: [{en: Barn, fr: Grange}]}\n`,
    ['24:52 language-unknown'],
  ),
  inSite('a hub that is no address', (good) => `${good}hub: hub.example\n`, ['24:6 value-invalid']),
  inSite(
    'a contact for security that is no address',
    (good) => `${good}security:\n  contact: [desk@news.example]\n  expires: 2027-01-01T00:00:00Z\n`,
    ['25:13 value-invalid'],
    'mailto:',
  ),
  inSite(
    'a contact for security that does not say how long it holds',
    (good) => `${good}security:\n  contact: [mailto:desk@news.example]\n`,
    ['24:1 key-missing'],
    '`expires: …` under `security`',
  ),
  inSite(
    'a day of expiry without an hour',
    (good) => `${good}security:\n  contact: [mailto:desk@news.example]\n  expires: 2027-01-01\n`,
    ['26:12 value-invalid'],
    '2027-01-01T00:00:00Z',
  ),
  inSite('privacy control since no day', (good) => `${good}gpc:\n  lastUpdate: soon\n`, ['25:15 value-invalid']),
  inSite(
    'a telephone number without its country',
    (good) => `${good}hotline:\n  number: "110"\n  tel: "110"\n  label: {en: Hotline, ar: خط}\n`,
    ['26:8 value-invalid'],
  ),
  inSite(
    'a service whose script is no web address',
    (good) => `${good}  services:\n    - {name: A, purpose: embeds, script: a.js}\n`,
    ['25:42 value-invalid'],
  ),
  inSite(
    'a page in the footer’s order that has no folder',
    (good) => `${good}pages: [terms, abuot]\n`,
    ['24:16 page-unknown'],
    'Did you mean “about”?',
  ),
  inSite('a page that the footer’s order names twice', (good) => `${good}pages: [about, terms, about]\n`, [
    '24:23 value-invalid',
  ]),
  {
    kind: 'a standing page that no language has',
    changes: { 'pages/about': undefined },
    problems: [
      'content/pages/about/ar.md:1:1 page-untranslated (warning)',
      'content/pages/about/en.md:1:1 page-missing',
    ],
  },
  {
    kind: 'a standing page that is not translated',
    changes: { 'pages/about/ar.md': undefined },
    problems: ['content/pages/about/ar.md:1:1 page-untranslated (warning)'],
  },
]

function inSite(kind: string, change: Change, problems: readonly string[], says?: string): BadCase {
  return {
    kind,
    changes: { 'site.yaml': change },
    problems: problems.map((problem) => `content/site.yaml:${problem}`),
    ...(says ? { says } : {}),
  }
}

/** A site.yaml with one service, in line 25. */
function inService(kind: string, service: string, column: number, says: string, rule = 'value-invalid'): BadCase {
  return inSite(kind, (good) => `${good}  services:\n    - ${service}\n`, [`25:${column} ${rule}`], says)
}
