/** A small SVG that draws nothing dangerous. */
export const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9"/></svg>\n'

/** A black PNG of 1312 by 738 pixels: wide enough for every place. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAABSAAAALiAQAAAADh6UWNAAAAjElEQVR42u3BAQEAAACCIP+vbkhAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
    'AAAAAAAAAAAAAL8G27kAAbg72+QAAAAASUVORK5CYII=',
  'base64',
)

const SITE = `name: The Gazette
languages: [en, ar]
defaultLanguage: en
description:
  en: News of the valley.
  ar: أخبار الوادي.
sections:
  science:
    label:
      en: Science
      ar: علوم
publisher: {name: Gazette Press, email: privacy@gazette.example}
consent:
  version: "1"
  notice:
    en:
      text: We set one cookie. See our Privacy Policy and Terms of Use.
      privacy: Privacy Policy
      terms: Terms of Use
    ar:
      text: نضع ملفًا واحدًا. انظر سياسة الخصوصية وشروط الاستخدام.
      privacy: سياسة الخصوصية
      terms: شروط الاستخدام
`

const ORIGINAL = `---
title: The harvest is in
date: 2025-02-24
section: science
cover:
  src: bridge.svg
  alt: A bridge over a river.
---

The barns are full.

## What was grown

> We never saw so much wheat.

![A field](field.png)

The market opens on Monday.
`

const TRANSLATION = `---
title: انتهى الحصاد
cover:
  alt: جسر فوق نهر.
translation:
  of: en
  by: machine
---

المخازن ممتلئة.

## ما زُرع

> لم نر قط قمحًا بهذه الكثرة.

![حقل](field.png)

يفتح السوق يوم الاثنين.
`

const PAGE = '---\ntitle: A page\n---\n\nOne paragraph.\n'
const TRANSLATED_PAGE = '---\ntitle: صفحة\ntranslation:\n  of: en\n  by: human\n---\n\nفقرة واحدة.\n'

/** The smallest newsroom in which nothing is wrong: two languages, one story with two pictures, four pages. By path. */
export const GOOD_FILES: Readonly<Record<string, string | Uint8Array>> = {
  'site.yaml': SITE,
  'stories/harvest/en.md': ORIGINAL,
  'stories/harvest/ar.md': TRANSLATION,
  'stories/harvest/bridge.svg': SVG,
  'stories/harvest/field.png': PNG,
  ...Object.fromEntries(
    ['privacy', 'terms', 'cookies', 'about'].flatMap((name) => [
      [`pages/${name}/en.md`, PAGE],
      [`pages/${name}/ar.md`, TRANSLATED_PAGE],
    ]),
  ),
}
