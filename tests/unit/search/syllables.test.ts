import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { close, createIndex } from 'pagefind'
import { afterEach, expect, test, vi } from 'vitest'
import { findStories, type OpenIndexes, openIndexes } from '../../../components/search/pagefind.ts'
import { searchSpelling, shownSpelling } from '../../../lib/search/spelling.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

vi.setConfig({ testTimeout: 60_000 }) // a busy machine indexes slowly
afterEach(() => void vi.unstubAllGlobals())

/** Texts without spaces between words, and words within them. */
const LANGUAGES = {
  km: {
    texts: ['សាលារៀនថ្មីត្រូវបានបើកនៅភ្នំពេញ។ សិស្សមកពីខេត្ត។', 'តម្លៃអង្ករបានកើនឡើងនៅទីផ្សារ។', 'ទឹកទន្លេមេគង្គស្រកចុះនៅខែមេសា។'],
    words: ['សាលារៀន', 'ភ្នំពេញ', 'អង្ករ', 'ទីផ្សារ', 'ទន្លេ', 'ទន្លេមេគង្គ', 'សិស្ស', 'ខែ', 'ភ្នំពេញ។ សិស្ស'],
  },
  lo: {
    texts: ['ໂຮງຮຽນໃໝ່ໄດ້ເປີດຢູ່ວຽງຈັນ.', 'ລາຄາເຂົ້າເພີ່ມຂຶ້ນຢູ່ຕະຫຼາດ.', 'ນ້ຳຂອງລົດລົງໃນເດືອນເມສາ.'],
    words: ['ໂຮງຮຽນ', 'ວຽງຈັນ', 'ເຂົ້າ', 'ຕະຫຼາດ', 'ເດືອນ'],
  },
  my: {
    texts: ['ကျောင်းသစ်ကို ရန်ကုန်မြို့တွင်ဖွင့်လှစ်ခဲ့သည်။', 'ဆန်ဈေးနှုန်းများ ဈေးကွက်တွင်မြင့်တက်လာသည်။', 'ဧရာဝတီမြစ်ရေကျဆင်းသည်။'],
    words: ['ကျောင်း', 'ရန်ကုန်', 'ဆန်', 'ဈေးကွက်', 'မြစ်ရေ', 'ဧရာဝတီ'],
  },
  th: {
    texts: [
      'โรงเรียนใหม่เปิดแล้วที่กรุงเทพมหานคร นักเรียนมาจากหลายจังหวัด',
      'ราคาข้าวสูงขึ้นในตลาด',
      'ระดับน้ำในแม่น้ำโขงลดลงในเดือนเมษายน',
    ],
    words: ['โรงเรียน', 'กรุงเทพ', 'ข้าว', 'ตลาด', 'แม่น้ำโขง', 'เดือน'],
  },
}

/** Indexes texts, and returns a function that opens the index. */
async function indexed(lang: string, texts: readonly string[]): Promise<OpenIndexes> {
  const folder = temporaryFolder()
  const { index } = await createIndex({ forceLanguage: lang })
  for (const [at, text] of texts.entries()) {
    const content = searchSpelling(text, lang)
    await index?.addCustomRecord({ url: `${at}/`, content, language: lang, meta: { title: String(at) } })
  }
  const { files } = (await index?.getFiles()) ?? { files: [] }
  await close()
  for (const { path: name, content } of files) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }
  const page = new URL(`https://news.example/${lang}/search/`)
  vi.stubGlobal('fetch', async (address: string) => {
    const { pathname } = new URL(address, page)
    return new Response(readFileSync(path.join(folder, pathname.replace(`/${lang}/search/0/`, ''))))
  })
  const { createInstance } = await import(pathToFileURL(path.join(folder, 'pagefind.js')).href)
  return (exactly) => openIndexes(createInstance, page, 1, exactly, lang)
}

test.each(Object.entries(LANGUAGES))(
  'a search in the language %s, which has no spaces between words, finds the words that are in a text, and shows the text as it is',
  async (lang, { texts, words }) => {
    const load = await indexed(lang, texts)
    for (const word of words) {
      const { results } = await findStories(load, searchSpelling(word, lang), true, lang)
      const found = await Promise.all(results.map((result) => result.data()))
      const expected = texts.flatMap((text, at) => (text.includes(word) ? [String(at)] : []))
      expect(
        found.map(({ meta }) => meta.title),
        word,
      ).toEqual(expected)
      const [first] = found
      const shown = shownSpelling(first?.excerpt ?? '', lang).replaceAll(/<\/?mark>/g, '')
      expect(shown.trim(), word).toBe(texts[Number(expected[0])])
    }
  },
)

test('a word of which only the syllables are in a text, apart from each other, is found after those that have the word', async () => {
  const load = await indexed('km', ['រៀន សាលា', 'សាលារៀន'])
  const titles = async (word: string) => {
    const { results } = await findStories(load, searchSpelling(word, 'km'), true, 'km')
    return (await Promise.all(results.map((result) => result.data()))).map(({ meta }) => meta.title)
  }
  expect(await titles('សាលារៀន')).toEqual(['1'])
  expect((await titles('សា រៀន')).sort()).toEqual(['0', '1'])
})

test('the matches of syllables that follow one another are one match', () => {
  expect(shownSpelling('ទឹ ក <mark>ទ</mark> <mark>ន្លេ</mark> \u2060 ខែ', 'km')).toBe('ទឹក<mark>ទន្លេ</mark> ខែ')
  expect(shownSpelling('a <mark>mill</mark> <mark>here</mark>', 'en')).toBe('a <mark>mill</mark> <mark>here</mark>')
})
