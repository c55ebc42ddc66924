import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The story with notes: its folder among the stories. */
export const NOTED = 'harbour-notes'

const EN = `---
title: The harbour keeps its books
date: 2025-03-01
---

:::note
This story was first told at the quay.
:::

The harbour has kept a book of every ship since the pier was built, and the book has never left the house of the master[^book]. Whoever wants to read it comes to the window, asks by name, and reads it standing.

Two hands wrote most of it. The first belonged to the old master, who drew a small anchor beside every ship that he liked[^anchor]; the second to his daughter, who drew none, and counted the crews instead[^crew]. Between them they missed a single night, and nobody has ever said which.

> A ship that is not in the book has not been here.

The sentence is painted above the door, and the sailors touch it as they pass. In summer the paint comes off on their hands, and in autumn it is painted again, by whoever was the last to come in, with whatever colour that ship has left.

What the book does not say is where they went. For that there is the sea, which keeps its own account, and which the harbour has learned not to ask.

So the book ends, as it began, with the weather. The wind is written first, then the light, then the names, and the page is turned when the last lamp on the pier goes out.

[^book]: The master’s house stands at the end of the pier; its window looks to the sea.

[^anchor]: He said that he had drawn fewer than he had meant to.

[^crew]: Her columns are ruled in blue. The harbour’s own [rules](../about/) ask for no more than the names.
`

const AR = `---
title: الميناء يحفظ دفاتره
translation: {of: en, by: human}
---

:::note
رُويت هذه القصة أول مرة على الرصيف.
:::

يحتفظ الميناء بدفتر لكل سفينة منذ بناء الرصيف، ولم يغادر الدفتر بيت الربّان قط[^book]. ومن أراد قراءته جاء إلى النافذة وسأل باسمه وقرأه واقفاً.

كتبت يدان معظمه. كانت الأولى يد الربّان العجوز الذي رسم مرساة صغيرة بجانب كل سفينة أعجبته[^anchor]، والثانية يد ابنته التي لم ترسم شيئاً بل عدّت البحّارة[^crew]. وفاتتهما معاً ليلة واحدة، ولم يقل أحد قط أي ليلة كانت.

> السفينة التي ليست في الدفتر لم تكن هنا.

الجملة مكتوبة فوق الباب، ويلمسها البحّارة وهم يمرون. في الصيف يعلق الطلاء بأيديهم، وفي الخريف يعاد طلاؤها بيد آخر من دخل، بأي لون بقي في سفينته.

ما لا يقوله الدفتر هو إلى أين ذهبوا. لذلك هناك البحر الذي يحفظ حسابه بنفسه، والذي تعلّم الميناء ألا يسأله.

وهكذا ينتهي الدفتر كما بدأ، بالطقس. تُكتب الريح أولاً، ثم الضوء، ثم الأسماء، وتُقلب الصفحة حين ينطفئ آخر مصباح على الرصيف.

[^book]: يقع بيت الربّان في نهاية الرصيف، ونافذته تطل على البحر.

[^anchor]: قال إنه رسم أقل مما كان يريد.

[^crew]: أعمدتها مسطّرة بالأزرق. ولا تطلب [قواعد](../about/) الميناء أكثر من الأسماء.
`

const ZH = `---
title: 港口的账簿
translation: {of: en, by: human}
---

:::note
这个故事最初是在码头上讲述的。
:::

自从栈桥建成以来，港口就为每一艘船记下一笔，这本账簿从未离开过港务长的屋子[^book]。想读它的人要走到窗前，报上名字，站着读完。

账簿大半出自两个人之手。第一个是老港务长，他在每一艘喜欢的船旁边画一个小锚[^anchor]；第二个是他的女儿，她什么也不画，只数船员[^crew]。两人合起来只漏记过一夜，却从来没有人说是哪一夜。

> 账簿里没有的船，就没有来过这里。

这句话写在门的上方，水手们经过时都要摸一摸。夏天油漆沾在他们手上，秋天又由最后进港的人重新漆上，用那艘船剩下的随便什么颜色。

账簿没有说的，是他们去了哪里。那要去问大海，大海有自己的账，港口早已学会不去问它。

于是账簿的结尾和开头一样，都是天气。先写风，再写光，然后写名字，等栈桥上最后一盏灯熄灭，这一页就翻了过去。

[^book]: 港务长的屋子在栈桥尽头，窗户朝着大海。

[^anchor]: 他说，他画的比想画的少。

[^crew]: 她的栏目用蓝线划成。港口的[规则](../about/)只要求写名字。
`

/** Adds a story with notes to a publication's content, in English, Arabic and Chinese. */
export function addNotedStory(content: string): void {
  const folder = path.join(content, 'stories', NOTED)
  mkdirSync(folder)
  for (const [lang, text] of Object.entries({ en: EN, ar: AR, zh: ZH }))
    writeFileSync(path.join(folder, `${lang}.md`), text)
}
