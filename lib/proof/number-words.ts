// By language, the words for 1 to 12, then for 20 to 90 by tens, 100 and 1000; after a slash, other forms. Beginnings will do.
const WORDS: Readonly<Record<string, string>> = {
  en: 'one/first/single two/second/half/double/twice/both three/third/triple four/quarter five/fift six/sixt seven eight nine/ninth ten eleven twelve/twelfth/dozen twenty/twentieth thirty fort fifty sixty seventy eighty ninety hundred thousand',
  de: 'ein/erst zwei/zweit/halb/doppel/beide drei/dritt vier/viertel fünf sechs sieb acht neun zehn elf zwölf/dutzend zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend',
  fr: 'un/une/premi deux/second/moitié/double/deuxième trois/tiers/triple/troisième quatre/quart/quatrième cinq six sept huit neuf/neuvième dix onze douz vingt trent quarant cinquant soixant soixante-dix quatre-vingt quatre-vingt-dix cent mill',
  es: 'un/una/primer dos/segund/mitad/doble tres/terci/triple/tercer cuatro/cuart cinco/quint seis/sext siete/séptim ocho/octav nueve/noven diez/décim once doce/docena veint treint cuarent cincuent sesent setent ochent novent cien mil',
  pt: 'um/uma/primeir dois/duas/segund/metade/dobro três/terç/triplo/terceir quatro/quart cinco/quint seis/sext sete/sétim oito/oitav nove/non dez/décim onze doze/dúzia vinte trinta quarent cinquent sessent setent oitent novent cem/cento/centena mil',
  ru: 'один/одна/одно/перв два/две/дву/втор/половин/вдвое/двое три/тре/трет/втрое/трое четыр/четвер пят/впятеро шест сем восем/восьм девят десят одиннадцат двенадцат/дюжин двадцат тридцат сорок пятьдесят/пятидесят шестьдесят/шестидесят семьдесят/семидесят восемьдесят/восьмидесят девяност сто/сот/ста тысяч',
  ar: 'واحد/أول/الأول اثن/إثن/ثاني/الثاني/نصف/ضعف ثلاث/ثلث/ثالث أربع/ربع/رابع خمس/خامس ست/سادس سبع/سابع ثمان/ثامن تسع/تاسع عشر/عاشر أحد/إحدى اثنا/اثني عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين مئة/مائة/مئات ألف/آلاف',
  fa: 'یک/اول دو/نیم/دوم سه/سوم چهار/چهارم پنج شش هفت هشت نه/نهم ده/دهم یازده دوازده بیست سی چهل پنجاه شصت هفتاد هشتاد نود صد هزار',
  hi: 'एक/पहल दो/दूसर/आध/दोगुन तीन/तीसर/तिहाई/तिगुन चार/चौथ पांच/पाँच छह/छः/छठ सात आठ नौ दस ग्यारह बारह/दर्जन बीस तीस चालीस पचास साठ सत्तर अस्सी नब्बे सौ हज़ार/हजार',
  ko: '일/하나/한/첫 이/둘/두/절반 삼/셋/세 사/넷/네 오/다섯 육/여섯 칠/일곱 팔/여덟 구/아홉 십/열 십일/열한 십이/열두 이십/스물/스무 삼십/서른 사십/마흔 오십/쉰 육십/예순 칠십/일흔 팔십/여든 구십/아흔 백 천',
}

const HAN = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** Whether a text may say a number in words, or in Roman numerals: it is enough that it holds the words it would take. */
export function mayBeInWords(value: number, text: string, lang: string): boolean {
  const counted = value >= 1000 && value % 1000 === 0 ? mantissaOf(value) : value
  if (!Number.isInteger(counted) || counted < 1) return false
  if (counted < 40 && new RegExp(`\\b${romanOf(counted)}\\b`).test(text)) return true
  const language = lang.split('-')[0] ?? ''
  if (language === 'zh' || language === 'ja') return hanOf(counted).some((word) => text.includes(word))
  const words = WORDS[language]?.split(' ')
  if (!words) return false
  const lower = text.toLowerCase()
  const says = (index: number) => words[index]?.split('/').some((word) => holds(lower, word)) ?? false
  if (counted <= 12) return says(counted - 1)
  const tens = Math.floor(counted / 10)
  if (counted < 100) return (tens < 2 || says(10 + tens)) && (counted % 10 === 0 || says((counted % 10) - 1))
  if (counted < 1000) return says(20) && counted % 100 === 0 && (counted === 100 || says(counted / 100 - 1))
  return false
}

/** Of 50,000,000, the 50 that is said with it. */
function mantissaOf(value: number): number {
  return value >= 1000 && value % 1000 === 0 ? mantissaOf(value / 1000) : value
}

function holds(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[a-zà-ÿа-яё]/.test(text[at - 1] ?? '')) return true
  }
  return false
}

function hanOf(value: number): string[] {
  if (value >= 1000) return []
  const hundreds = value >= 100 ? `${HAN[Math.floor(value / 100)]}百` : ''
  const tens = Math.floor((value % 100) / 10)
  const ten = tens > 0 ? `${tens > 1 ? HAN[tens] : ''}十` : ''
  const word = `${hundreds}${ten}${HAN[value % 10]}`
  return value === 2 ? ['二', '两', '兩', '半', '倍'] : [word]
}

function romanOf(value: number): string {
  const units = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']
  return 'X'.repeat(Math.floor(value / 10)) + units[value % 10]
}
