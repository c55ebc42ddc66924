import sharp from 'sharp'
import { languageOf } from '../../../lib/language/language.ts'
import type { Card } from '../draw/card.ts'

/** A headline in each script that cards must know, with what is hard in it. */
export const HEADLINES = {
  en: 'China has reached a new stage in science and technology',
  zh: '《人民日报》：“十四五”规划收官之年，科技发展进入新阶段',
  ar: 'الصين بلغت مرحلة جديدة في العلوم والتكنولوجيا (OpenAI)',
  hi: 'विज्ञान और प्रौद्योगिकी के नए चरण में पहुंचा चीन',
  fa: 'چین می‌گوید: «در ۲۰۲۵ به مرحله‌ای تازه رسیده‌ایم»',
  ja: '「もう待てない」中国の科学技術は新たな段階に入った',
  ko: '중국 과학기술, ‘새로운 단계’에 들어섰다',
  ru: 'Китай вышел на новый этап развития науки и технологий',
} as const

/** A story's card. */
export function aCard(lang: string, text: string, facts: Partial<Card> = {}): Card {
  return {
    kind: 'story',
    language: languageOf(lang),
    name: 'The Loopback Post',
    home: languageOf('en'),
    rubric: 'science',
    kicker: undefined,
    text,
    cover: undefined,
    ...facts,
  }
}

/** The rectangle that holds all that is darker than paper, in pixels; the edges of JPEG's blocks are not. */
export async function inkOf(
  picture: Uint8Array,
  area?: { left: number; top: number; width: number; height: number },
): Promise<{ left: number; right: number; top: number; bottom: number }> {
  const whole = sharp(picture)
  const { data, info } = await (area ? whole.extract(area) : whole)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const ink = { left: Infinity, right: -1, top: Infinity, bottom: -1 }
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      if ((data[y * info.width + x] ?? 255) > 215) continue
      ink.left = Math.min(ink.left, x)
      ink.right = Math.max(ink.right, x + 1)
      ink.top = Math.min(ink.top, y)
      ink.bottom = Math.max(ink.bottom, y + 1)
    }
  }
  return ink
}
