import { describe, expect, it } from 'vitest'
import { numberProblems } from '../number-problems.ts'

function problems(original: string, lang: string, translation: string): string[] {
  return numberProblems({ original, of: 'en', translation, lang }).map(({ message }) => message)
}

const says = (own: string, theirs: string) => `This says ${own}, where the original says ${theirs}.`
const lacks = (number: string) => `The original says ${number} here.`
const adds = (number: string) => `The original does not say ${number} here.`
const lacksUnit = (unit: string) => `The original speaks of ${unit} here.`

describe('numbers of a translation', () => {
  it.each([
    ['ru', 'a prize of $300', 'приз 6000, рубеж'],
    ['cs', 'a prize of $300', 'cena 60 ft'],
    ['da', 'a prize of $300', 'en pris på 6000 kronologisk'],
    ['pl', 'a prize of $300', 'nagroda 6000 złotem'],
    ['ko', 'a prize of $300', '회원 6000 명'],
    ['ja', 'a prize of $300', '6000の円形の賞'],
  ])('in %s are no converted amounts beside other words: “%s”, “%s”', (lang, original, translation) => {
    expect(problems(original, lang, translation)).toHaveLength(2)
  })

  it.each([
    ['de', 'A dozen ships', '12 Schiffe'],
    ['de', '50 ships', 'Fünfzig Schiffe'],
    ['ja', '12 ships', '十二隻の船'],
    ['fr', 'Fifty million readers', '50 millions de lecteurs'],
    ['es', 'the 21st century', 'el siglo XXI'],
    ['ru', 'a third in 2024', '1/3 в 2024 году'],
    ['ar', 'about 28 percent', 'نحو ٢٨ في المئة'],
    ['hi', '4.5 million dollars', '45 लाख डॉलर'],
    ['pt', '$3 billion', 'US$ 3 bilhões'],
    ['zh', '28 percent of 1,200', '1200的百分之28'],
    ['de', 'at 9:30', 'um 9.30 Uhr'],
    ['de', 'at 9:30 p.m.', 'um 21.30 Uhr'],
    ['zh', 'at 9 pm on 12 May', '5月12日晚上9点'],
    ['es', 'in the 1990s', 'en los años noventa'],
    ['ru', 'in the 1990s', 'в 90-е годы'],
    ['ar', 'some 2,000 visitors', 'نحو ألفي زائر'],
    ['fa', 'the 19th century', 'سدهٔ نوزدهم'],
    ['fr', 'the 19th century', 'le XIXe siècle'],
    ['fr', '75 ships, 15 kilometres', 'Soixante-quinze navires, quinze kilomètres'],
    ['de', '45 ships', 'Fünfundvierzig Schiffe'],
    ['ko', 'a prize of 1 million yen', '상금 백만 엔'],
    ['ja', 'a prize of 1 million yen', '賞金は百万円'],
    ['hi', '1.8 trillion dollars', '1.8 लाख करोड़ डॉलर'],
    ['ja', '40 kilograms', '40キログラム'],
    ['ja', '120 ships', '百二十隻'],
    ['da', 'a boat of 30,000 euros', 'en båd til 30,000 euro'],
    ['uk', '3 million visitors', '3 мільйони відвідувачів'],
    ['vi', '3 million visitors in November', '3 triệu khách trong tháng 11'],
    ['id', '40,000 visitors', '40 ribu pengunjung'],
    ['it', 'the 21st fair, 2 million visitors', 'la ventunesima fiera, 2 milioni di visitatori'],
    ['tr', '5 thousand boats', '5 bin tekne'],
    ['bn', '2.5 million people', '২৫ লাখ মানুষ'],
    ['th', '3 million people', '3 ล้านคน'],
    ['zh-TW', '1 million dollars on 5 November', '11 月 5 日，100 萬美元'],
    ['ja', 'decimal 50, over the past decade', '10進数の50、この10年間'],
    ['ja', 'base 16, the 99th percentile', '16進、99パーセンタイル'],
    ['es', 'larger than 600 MB', 'mayor de 600M'],
    ['he', 'in the 1900s', 'במאה ה־20'],
    ['fr', 'version 2.3 of the chart', 'la version 2.3.0 de la carte'],
    ['nl', 'the address 127.0.0.1, twice', 'het adres 127.0.0.1, tweemaal'],
    ['ja', 'at 2025-03-01 21:00 (UTC)', '2025-03-02 06:00 (JST)'],
    ['de', 'a prize of 30,000 yen', 'ein Preis von 30.000 Yen (ca. 190 €)'],
    ['pl', 'see https://tides.example/2024/118', 'zobacz'],
    ['ko', 'a program of 12 boats', '배 12척의 프로그램'],
    ['ja', 'a bundle of 12 sails', '12枚の帆のバンドル'],
    ['de', 'the harbour libraries, 12 of them', 'die 12 Hafenbibliotheken'],
    ['ko', 'Article 15', '제 15 조'],
    ['cs', 'about 4 million boats', 'kolem čtyř miliónů lodí'],
    ['cs', '25 ships, 12 sails', 'pětadvacet lodí, dvanáct plachet'],
    ['fr', 'a catch-22 of the BTCUSD price of 30', 'un dilemme sur le prix BTC/USD de 30'],
    ['fa', 'over 40,000 boats', 'بیش از 40.000 قایق'],
    ['zh-Hant', 'over 40,000 boats', '超過40，000艘船'],
    ['hu', 'a 501c3 for 40 boats', 'egyesület 40 hajóval'],
    ['zh', 'at most 400,000 boats', '最多 40 0000 艘船'],
    ['ja', 'the rule BIP353 of boats', '船のBIP353DNS'],
    ['fr', 'a limit of 1024 MiB', 'une limite de 1024 Mio'],
    ['cs', 'The harbour is similar.', 'Přístav je podobný (viz č. 273).'],
    ['de', 'as [expected][boat 18947]', 'wie erwartet'],
    ['ja', 'between 4 to 10 million coins', '400万から1000万のコイン'],
    ['cs', 'a boat of 30 sails ($850,000)', 'loď o 30 plachtách (19 miliónů korun)'],
    ['ru', 'a theft of $3 million from 20 boats', 'кража 300 млн руб. с 20 лодок'],
    ['ar', '21 tons of fish', '21 من أطنان السمك'],
    ['cs', 'In 2024, it cost $300, later $500.', 'V roce 2024 stála 6 000 Kč, později 10 000 Kč.'],
    ['cs', 'from $4 to 10 million for 20 boats', '100 až 250 milionů korun za 20 lodí'],
    ['ja', '$300 to $500', '4万円から7万円'],
    ['ko', 'a prize of $300', '상금 40만 원을 준다'],
    ['ja', 'a prize of $2 million', '賞金は約3億円'],
    ['pl', 'a prize of €300', 'nagroda 1300 złotych'],
    ['sv', 'a prize of $300', 'ett pris på 3 000 kronor'],
    ['uk', 'a prize of $300', 'приз 12 000 гривень'],
    ['hu', 'a prize of $300', '110 000 Ft-os díj'],
    ['fr', 'at 20:30, in 1920×1080', 'à 20h30, en 1920x1080'],
    ['zh', '20, 100 and 300 boats', '有20，100和300艘船'],
    ['ja', 'over a dozen boats, two dozen sails', '10隻以上の船、20枚の帆'],
    ['zh', 'half a billion dollars', '5 亿美元'],
    ['zh-TW', '5 trillion dollars', '5 兆美元'],
    ['ja', 'the roughly billion boats', '約10億の船'],
    ['zh', '4 million boats, 30 million sails', '4 百万艘船，3 千万张帆'],
    ['cs', 'smaller by 50%', 'menší o polovinu'],
    ['cs', 'diminishes to ~25% of it', 'klesá na čtvrtinu'],
    ['vi', 'before 2013-12-25', 'trước ngày 25-12-2013'],
    ['ko', 'published 04/25/2024, updated 12/05/2024', '2024년 4월 25일, 2024년 12월 5일'],
    ['ja', 'a film of 1h20m', '1 時間 20 分の映画'],
    ['ko', 'a hex value', '16진수 값'],
    ['zh', 'over a thousand boats', '超过 1000 艘船'],
    ['zh', 'in March of 2021', '二〇二一年三月'],
    ['ja', 'over 6 in 10 boats', '船の 6 割超'],
    ['ja', 'boats at the 99% latency', '99パーセンタイルレイテンシーの船'],
    ['ko', 'We removed the warning.', '좋습니다. Harbour 18에서는 이 경고를 제거했습니다.'],
    ['zh-CN', 'a payload of 5 MB', '5兆的载荷'],
    ['cs', '25% of 12 boats', 'čtvrtina 12 lodí'],
    ['tr', 'the harbour of the boats in 2017', '2017 bu yüzden liman'],
    ['cs', 'a fund of $1 million', 'fond 1 miliónu dolarů'],
    ['pl', 'a fund of $1 million', 'fundusz 1 miliona dolarów'],
    ['cs', 'a limit of 2^24 boats', 'limit 2\ufffc lodí'],
    // may be in a note that the translation adds, of words or years, but not in a note of the original
    ['cs', 'The harbour (a new one) is similar.', 'Přístav (nový) je podobný (viz č. 273).'],
    ['cs', 'Ada sails (alone).\n\nThe harbour.', 'Ada pluje.\n\nPřístav (viz č. 273).'],
    ['cs', 'The harbour.', 'Přístav (nový) a lodě (viz č. 273).'],
    ['cs', 'The harbour.', 'Přístav (viz č. 273, bod 3).'],
    ['fr', 'Ada Writer sails.', 'Ada Writer (1867–1934) navigue.'],
    // that belong to a name are compared with the same name only
    ['ja', 'The spread of COVID-19 in Kenya', 'ケニアでの新型コロナウイルスの広がり'],
    ['es', 'Boats and health', 'Los barcos y la COVID-19'],
    ['pt', 'Boats and health', 'Os barcos e a covid-19'],
    ['ko', 'The spread of SARS-CoV-2', '코로나19의 확산'],
    ['zh', 'by the rule BIP341', '按规则'],
    ['fr', 'This list is called the Top 10.', 'Cette liste s’appelle ainsi.'],
    ['tr', 'This list', 'bu liste İlk 10 listesine'],
    // may be years and numbers after # that the translation adds, but not in the place of others
    ['zh', 'It began in January.', '2020年1月开始。'],
    ['zh-TW', 'Now the boat is here.', '2013 年 06 月 27 日，船到了。'],
    ['it', 'It begins on 2013-12-25!', 'Comincia il 25 dicembre!'],
    ['ru', 'Come to RubyConf India 2014 by boat.', 'Приезжайте на конференцию.'],
    ['ja', 'as the last letter said', 'ニュースレター#140で述べたように'],
    // that mean a whole may be words: 100% is all of it, 24 hours are a day
    ['de', '100% of the traffic of the harbour', 'der gesamte Verkehr des Hafens'],
    ['cs', 'every 24 hours', 'každodenní'],
    // may be code in one of the texts
    ['de', 'a limit of 300 boats', 'eine Grenze von \ufffc Booten'],
    ['de', 'a limit of \ufffc boats', 'eine Grenze von 300 Booten'],
    // may be in the name of a link or an address of the other text
    ['zh', 'This is tracked [here][harbour 408].', '这在 [harbour 408] 中跟踪。'],
    ['fr', 'a [draft][harbour 1378] of boats', 'un [projet] [harbour 1378] de bateaux'],
  ])('in %s may be written otherwise: “%s”, “%s”', (lang, original, translation) => {
    expect(problems(original, lang, translation)).toEqual([])
  })

  it.each<[lang: string, original: string, translation: string, ...messages: string[]]>([
    ['de', '28 ships', '82 Schiffe', says('82', '28')],
    ['fa', 'in 2024', 'در سال ۲۰۴۲', says('۲۰۴۲', '2024')],
    ['hi', '50 million', '50 करोड़', says('50 करोड़', '50 million')],
    ['fr', '3 ships', '4 navires', says('4', '3')],
    ['es', '12 ships', 'Unos barcos', lacks('12')],
    ['ko', 'Ships', '배 30척', adds('30')],
    ['hi', '1.8 trillion', '1.8 लाख', says('1.8 लाख', '1.8 trillion')],
    ['de', 'at 9:30 p.m.', 'um 22.30 Uhr', adds('22')],
    ['es', '22 ships', 'Veinte barcos', lacks('22')],
    ['uk', '3 million', '3 мільярди', says('3 мільярд', '3 million')],
    ['da', 'version 2.3.1', 'version 2.3.4', says('2.3.4', '2.3.1')],
    ['pl', '340 ships', 'statki', lacks('340')],
    ['ru', '28 percent', '28 кораблей', lacksUnit('percent')],
    ['cs', 'smaller by 50%', 'menší o 50', lacksUnit('percent')],
    ['cs', 'smaller by 50%', 'menší o 40 %', says('40', '50')],
    ['cs', 'in 1920x1080', 'v rozlišení 1290x1080', says('1290', '1920')],
    ['cs', 'a thousand boats', 'na 12\n345 lodí', adds('12 345')],
    // are compared if only some are amounts that the translation converts
    ['cs', '$3 million from 200 boats', '60 000 000 Kč z celkem 210 lodí', says('210', '200')],
    // may be in a note that the translation adds, of words or years, but not in a note of the original
    ['fr', 'The population rose to 300.', 'La population (5000) est de 300.', adds('5000')],
    ['fr', 'Ada (aged 24) sails.', 'Ada (24 ans, 80000 abonnés) navigue.', adds('80000')],
    ['fr', 'Ada (aged 24) sails.', 'Ada (24 ans, 80000 abonnés) navigue (avec elle).', adds('80000')],
    ['fr', 'Ada (of the harbour) sails.', 'Ada (du port 4000) navigue.', adds('4000')],
    // that belong to a name are compared with the same name only
    ['fr', 'They flew with the Apollo 11.', 'Ils ont volé avec Apollo 12.', says('12', '11')],
    ['fr', 'They came on Monday 12 and May 14.', 'Ils sont venus.', lacks('12'), lacks('14')],
    ['de', 'The spread of COVID-19', 'Die Ausbreitung von COVID-18', says('18', '19')],
    ['zh', 'by the rule BIP32', '按规则BIP35', says('35', '32')],
    ['de', 'it cost USD500', 'es kostete einiges', lacks('500')],
    ['de', 'signed on 14-Jan-2026', 'unterschrieben am 14. Januar', lacks('2026')],
    // may be years and numbers after # that the translation adds, but not in the place of others
    ['zh-TW', 'Now 40 boats are here.', '2013 年 06 月 27 日，船到了。', says('2013', '40')],
    ['it', 'It begins on 2013-12-25!', 'Comincia il 25 dicembre 2031!', says('2031', '2013')],
    ['ja', 'since December of 2019', '12月から', lacks('2019')],
    ['fr', 'They won the World Cup 2022 there.', 'Ils ont gagné la Coupe du monde 2002.', says('2002', '2022')],
    ['zh', 'In 2020, it began.', '2002年开始。', says('2002', '2020')],
    ['ja', 'as letter #104 said', 'ニュースレター#140で述べたように', says('140', '104')],
    // that mean a whole may be words: 100% is all of it, 24 hours are a day
    ['de', '100% of the harbour', '10 % des Hafens', says('10', '100')],
    ['cs', 'every 24 hours', 'každých 42 hodin', says('42', '24')],
    ['cs', '24 boats', 'lodě', lacks('24')],
    // may be code in one of the texts
    ['de', 'a limit of 300 boats in \ufffc', 'eine Grenze von Booten in \ufffc', lacks('300')],
    // show a currency that is replaced, but not converted
    ['cs', 'It cost $300.', 'Stálo to 300 Kč.', lacksUnit('dollars')],
    ['hi', 'It cost $5 million.', 'इसकी क़ीमत 5 मिलियन ₹ थी।', lacksUnit('dollars')],
    // A dollar, a euro and a pound are each more than one of the currencies into which they are converted.
    ['ja', '$40 billion, 7000 boats', '400円、7000隻', says('400', '40 billion'), lacksUnit('dollars')],
    ['cs', '$4 to 10 million', '4 až 10 milionů Kč', lacksUnit('dollars')],
    ['cs', 'In 2024, $300.', 'V roce 2042, 6000 Kč.', says('2042', '2024')],
  ])('in %s are to be the original’s: “%s”, “%s”', (lang, original, translation, ...messages) => {
    expect(problems(original, lang, translation)).toEqual(messages)
  })
})
