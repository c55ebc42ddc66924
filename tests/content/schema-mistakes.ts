/** Front matter with one mistake each, as YAML. */
export const FRONT_MATTER_MISTAKES: readonly (readonly [kind: string, yaml: string])[] = [
  ['no title', 'date: 2025-02-24'],
  ['a title of spaces', 'title: "  "'],
  ['a title that is a number', 'title: 2026'],
  ['a key that is not known', 'title: A\ntilte: B'],
  ['a date in words', 'title: A\ndate: yesterday'],
  ['a date without its zone', 'title: A\ndate: 2025-02-24T09:00:00'],
  ['a time of publication without a time', 'title: A\npublish: 2026-03-01'],
  ['authors that are no list', 'title: A\nauthors: Ada'],
  ['an empty tag', 'title: A\ntags: [""]'],
  ['a kind that is none', 'title: A\nkind: opinon'],
  ['a draft in quotation marks', 'title: A\ndraft: "true"'],
  ['an unknown key of the cover', 'title: A\ncover: {scr: a.jpg}'],
  ['a licence that is no address', 'title: A\ncover: {licence: CC BY}'],
  ['a licence at an address that no browser opens', 'title: A\ncover: {licence: "ftp://a.example/"}'],
  ['a withdrawal without its reason', 'title: A\nunpublish: {date: 2026-03-02}'],
  ['a translation by nobody', 'title: A\ntranslation: {of: en}'],
  ['a translation by a robot', 'title: A\ntranslation: {of: en, by: robot}'],
  ['a digest that is none', 'title: A\ntranslation: {of: en, by: human, sections: {p1: abc}}'],
  ['a correction without its text', 'title: A\ncorrections: [{date: 2025-02-26}]'],
  ['a former name with capitals', 'title: A\naliases: [The-Name]'],
  ['an unknown warning', 'title: A\naccept: {date-mising: So.}'],
  ['a warning without a reason', 'title: A\naccept: {date-missing: ""}'],
]

/** A service that is sound, where the good newsroom’s `consent` begins. */
export const SERVICE = 'consent:\n  services: [{name: Films, purpose: embeds, embed: "https://films.example"}]\n'

/** Mistakes in the site.yaml of the good newsroom: what stands in the place of what. */
export const SITE_MISTAKES: readonly (readonly [kind: string, good: string, bad: string])[] = [
  ['no name', 'name: The Gazette\n', ''],
  ['a key that is not known', 'name: The Gazette\n', 'name: The Gazette\nnmae: B\n'],
  ['no languages', 'languages: [en, ar]', 'languages: []'],
  ['a language that is no text', 'languages: [en, ar]', 'languages: [en, no, 1]'],
  ['a description in no language', 'description:\n  en: News of the valley.\n  ar: أخبار الوادي.', 'description: {}'],
  ['a section with a capital', '  science:', '  Science:'],
  ['a section without a label', 'label:\n      en: Science\n      ar: علوم', 'name: Science'],
  ['a version without quotation marks', 'version: "1"', 'version: 1'],
  ['a notice without its terms', '      terms: Terms of Use\n', ''],
  ['a service without a purpose', 'consent:\n', SERVICE.replace(' purpose: embeds,', '')],
  ['a service with a purpose that is none', 'consent:\n', SERVICE.replace('embeds', 'ads')],
  ['a service at no address', 'consent:\n', SERVICE.replace('https://films.example', 'films.example')],
  ['a hub that is no address of the web', 'name:', 'hub: mailto:a@b.example\nname:'],
  ['a hotline that no telephone dials', 'name:', 'hotline: {label: {en: H}, number: "1", tel: "010"}\nname:'],
  ['a contact by http', 'name:', 'security: {contact: ["http://a.example/"], expires: 2027-01-01T00:00:00Z}\nname:'],
  ['an end without a time', 'name:', 'security: {contact: ["tel:+1"], expires: 2027-01-01}\nname:'],
  ['a day that does not exist', 'name:', 'gpc: {lastUpdate: 2026-02-30}\nname:'],
]
