import { PNG, SVG } from '../good-newsroom.ts'
import type { Changes } from '../newsroom.ts'
import type { BadCase } from './bad-case.ts'

const WITH_TEXT = SVG.replace('<rect', '<text>Gazette</text><rect')

/** What may be wrong with the look of the publication. The first of its lines is line 24. */
export const LOOK_CASES: readonly BadCase[] = [
  withLook('a colour that is none', 'brand: {accent: crimsn}', ['24:17 value-invalid'], 'Did you mean “crimson”?'),
  withLook('a colour that lets the paper through', 'brand: {accent: "#0066cc80"}', ['24:17 value-invalid'], 'opaque'),
  withLook('a colour of a number', 'brand: {accent: 123456}', ['24:17 value-type'], 'quotation marks'),
  withLook('a colour too pale to be read', 'brand: {accent: gold}', ['24:17 colour-contrast'], '#7e6900'),
  withLook(
    'a colour of a section that does not exist',
    'brand: {sections: {sience: teal}}',
    ['24:20 value-invalid'],
    'Did you mean “science”?',
  ),
  withLook('a section too pale to be read', 'brand: {sections: {science: "#9fe"}}', ['24:29 colour-contrast']),
  withLook('an unknown key of the colours', 'brand: {acent: teal}', ['24:9 key-unknown'], 'Did you mean “accent”?'),
  withLook(
    'a typeface that no system has',
    'type: {headlines: humanst}',
    ['24:19 value-invalid'],
    'Did you mean “humanist”?',
  ),
  withLook('a motto that one language lacks', 'motto: {en: Truth first}', ['24:1 text-missing'], '`ar: …`'),
  withLook(
    'a logo that is missing',
    'logo: {en: {light: lgo.svg}}',
    ['24:20 picture-missing'],
    'Did you mean “logo.svg”?',
    {
      'brand/logo.svg': SVG,
    },
  ),
  withLook(
    'a logo outside its folder',
    'logo: {en: {light: ../logo.svg}}',
    ['24:20 picture-outside'],
    'the folder brand',
  ),
  withLook('a logo without one for light paper', 'logo: {en: {dark: logo.svg}}', ['24:8 key-missing'], '`light: …`'),
  withLook('a logo with a script', 'logo: {en: {light: logo.svg}}', ['24:20 picture-unsafe'], undefined, {
    'brand/logo.svg': SVG.replace('<rect', '<script>1</script><rect'),
  }),
  withLook('a logo that needs fonts', 'logo: {en: {light: logo.svg}}', ['24:20 value-invalid'], 'Convert it to paths', {
    'brand/logo.svg': WITH_TEXT,
  }),
  withLook(
    'a logo in a language that the site does not have',
    'logo: {en: {light: logo.svg}, fr: {light: logo.svg}}',
    ['24:31 language-unknown'],
    'Known here: en, ar',
    { 'brand/logo.svg': SVG },
  ),
  withLook('no logo in the default language', 'logo: {ar: {light: logo.svg}}', ['24:1 text-missing'], '`en: {light', {
    'brand/logo.svg': SVG,
  }),
  withLook('an icon that is not square', 'icon: icon.png', ['24:7 value-invalid'], 'not square', {
    'brand/icon.png': PNG,
  }),
  withLook('an icon that is neither SVG nor PNG', 'icon: icon.webp', ['24:7 picture-type'], 'really PNG', {
    'brand/icon.webp': PNG,
  }),
  withLook('a menu that names nothing', 'menus: {header: [sience]}', ['24:18 menu-unknown'], 'Did you mean “science”?'),
  withLook('a menu that names a draft', 'menus: {header: [later]}', ['24:18 menu-unknown'], 'is not published', {
    'stories/later/en.md': '---\ntitle: Later\ndate: 2025-02-25\ndraft: true\n---\n\nOne paragraph.\n',
  }),
  withLook(
    'a link of a menu without its text in a language',
    'menus: {header: [{label: {en: Shop}, url: "https://shop.example/"}]}',
    ['24:19 text-missing'],
    '`ar: …`',
  ),
  withLook(
    'a link of a menu without a text',
    'menus: {header: [{url: "https://shop.example/"}]}',
    ['24:18 key-missing'],
    '`label: …`',
  ),
  withLook(
    'a link of a menu with an unknown key',
    'menus: {header: [{label: {en: Shop, ar: متجر}, url: "https://shop.example/", urll: x}]}',
    ['24:78 key-unknown'],
    'Did you mean “url”?',
  ),
  withLook('a menu of numbers', 'menus: {header: [1]}', ['24:18 value-invalid'], 'write the name of a section'),
  withLook(
    'a column of the footer in a language that the site does not have',
    'menus: {footer: [{label: {en: More, ar: المزيد, fr: Plus}, links: [about]}]}',
    ['24:49 language-unknown'],
  ),
  withLook('a column without links', 'menus: {footer: [{label: {en: More, ar: المزيد}, links: []}]}', [
    '24:57 value-invalid',
  ]),
  withLook('a network without an address', 'menus: {social: [{name: Mastodon, url: "@gazette"}]}', [
    '24:40 value-invalid',
  ]),
  withLook('a front page of another kind', 'home: new', ['24:7 value-invalid'], 'Did you mean “news”?'),
]

function withLook(
  kind: string,
  yaml: string,
  problems: readonly string[],
  says?: string,
  files: Changes = {},
): BadCase {
  return {
    kind,
    changes: { ...files, 'site.yaml': (good) => `${good}${yaml}\n` },
    problems: problems.map((problem) => `content/site.yaml:${problem}`),
    ...(says ? { says } : {}),
  }
}
