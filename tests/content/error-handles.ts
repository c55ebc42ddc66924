/** By language: its percent, its dollars, its fifty millions, the marks around its quotation, a word of it. */
export interface Handles {
  readonly percent: RegExp
  readonly dollar: readonly [RegExp, string]
  readonly million: readonly [string, string]
  readonly word: string
  readonly name: string
  readonly alt: string
}

/** Of every translation of the publication’s story. */
export const HANDLES: Readonly<Record<string, Handles>> = {
  ar: {
    percent: /في المئة/g,
    dollar: [/دولار/, 'يورو'],
    million: ['50 مليون', '50 مليار'],
    word: 'الشركات',
    name: 'CFP',
    alt: 'صورة',
  },
  de: {
    percent: /Prozent/g,
    dollar: [/Dollar/, 'Euro'],
    million: ['50 Millionen', '50 Milliarden'],
    word: 'Technik',
    name: 'Manycore Tech',
    alt: 'Ein Bild',
  },
  es: {
    percent: /%/g,
    dollar: [/dólares/, 'euros'],
    million: ['50 millones', '500 millones'],
    word: 'empresas',
    name: 'BrainCo',
    alt: 'Foto',
  },
  fa: {
    percent: /درصد/g,
    dollar: [/دلار/, 'یورو'],
    million: ['۵۰ میلیون', '۵۰ میلیارد'],
    word: 'در',
    name: 'IDC',
    alt: 'تصویر',
  },
  fr: {
    percent: /%/g,
    dollar: [/dollars/, 'euros'],
    million: ['50 millions', '50 milliards'],
    word: 'technologies',
    name: 'Game Science',
    alt: 'Une photo',
  },
  hi: {
    percent: /प्रतिशत/g,
    dollar: [/डॉलर/, 'यूरो'],
    million: ['5 करोड़', '5 लाख'],
    word: 'के',
    name: 'CFP',
    alt: 'तस्वीर',
  },
  ja: {
    percent: /％/g,
    dollar: [/ドル/, 'ユーロ'],
    million: ['5000万', '5000億'],
    word: 'コンピューター',
    name: 'IDC',
    alt: '写真',
  },
  ko: {
    percent: /%/g,
    dollar: [/달러/, '유로'],
    million: ['5000만', '5000억'],
    word: '중국',
    name: 'BBC',
    alt: '사진',
  },
  pt: {
    percent: /%/g,
    dollar: [/US\$/, '€'],
    million: ['50 milhões', '50 bilhões'],
    word: 'empresas',
    name: 'Unitree Robotics',
    alt: 'Imagem',
  },
  ru: {
    percent: /%/g,
    dollar: [/долларов/, 'евро'],
    million: ['50 млн', '50 млрд'],
    word: 'компании',
    name: 'IDC',
    alt: 'Фото',
  },
  zh: {
    percent: /%/g,
    dollar: [/美元/, '欧元'],
    million: ['5000万', '5000亿'],
    word: '人工智能',
    name: 'CFP',
    alt: '图片',
  },
}
