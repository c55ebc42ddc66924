/** The style of two languages side by side: it comes with the script, so that no other page carries it. */
export const STYLE = `
side-by-side{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1.5rem;padding-block:.5rem .375rem;border-block-end:1px solid var(--color-rule);font-size:var(--text-sm)}
side-by-side>span{color:var(--color-ink-2)}
read-with:has(side-by-side){display:block;position:sticky;inset-block-start:0;z-index:2;background:var(--color-paper)}
.pairs .body,.pairs .prose{display:block}
.pairs .head{max-inline-size:none}
.pairs .prose>:is([data-section],.twin){margin:0;padding-block:1.1rem;text-indent:0;text-align:start;max-inline-size:none;grid-area:auto}
.pairs .prose>[data-section]{border-block-start:1px solid var(--color-rule)}
.pairs .prose>[data-section].scroller{min-inline-size:0}
.twin{min-inline-size:0;color:var(--color-ink-2);font:400 calc(var(--text-body)*var(--reader-scale)*.94)/calc(var(--leading-body) + var(--reader-leading)) var(--font-text);text-align:start}
.twin>*{margin:0}
.twin>hr{display:none}
.twin blockquote{font-style:normal}
.twin:is([data-script=Latn],[data-script=Cyrl]) blockquote{font-style:italic}
.twin>.scroller{overflow-x:auto}
.chart .twin{margin-block-start:1rem}
figcaption .twin{font:inherit;font-family:var(--font-ui);flex-basis:100%}
.pairs .head>.twin>.h1{font:var(--weight-head) var(--text-h2)/var(--leading-head) var(--font-display);letter-spacing:var(--tracking-head);color:var(--color-ink);text-wrap:balance;margin-block-start:.35em}
.pairs .head>h1{font-size:clamp(2.25rem,1.4rem + 2.6vw,4rem)}
.pairs .head>.twin>.h1{font-size:clamp(2.1rem,1.3rem + 2.4vw,3.7rem)}
.twin>.deck{margin-block-start:.8em}
.twin>.translated{margin-block-start:1.25rem;padding-inline-start:1rem;border-inline-start:4px solid var(--color-accent);font:var(--text-sm)/1.4 var(--font-ui)}
.pairs .slug dl{grid-template-columns:repeat(auto-fit,minmax(8rem,1fr))}
.twin>button{min-block-size:2.75rem;font:600 var(--text-xs)/1 var(--font-ui);color:var(--color-accent)}
.twin>button:not(:focus-visible,[aria-expanded=false]){position:absolute;inline-size:1px;block-size:1px;min-block-size:0;overflow:hidden;clip-path:inset(50%)}
.twin>button::after{content:" −"}
.twin>button[aria-expanded=false]::after{content:" +"}
.twin>[hidden]{display:none}
@media (min-width:56rem){
.pairs .prose{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);column-gap:4rem;align-items:stretch}
.pairs .prose>.twin{border-block-start:1px solid var(--color-rule)}
.pairs .prose>:is(figure,.change){grid-column:1/-1}
.pairs .head{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);column-gap:4rem}
.pairs .head>*{grid-column:1}
.pairs .head>.twin{grid-column:2;grid-row:1/span 12}
}
@media (max-width:55.99rem){
.pairs .prose>.twin,.pairs .head>.twin{margin-block-end:1.1rem;padding-block:0;padding-inline-start:1rem;border-inline-start:3px solid var(--color-accent)}
.pairs .head>.twin{margin-block-start:1.1rem}
}
@media print{read-with,.twin>button{display:none!important}.pairs .prose>*{break-inside:avoid}}
`
