/** How likely a comment stands for omitted code. */
export type Placeholding =
  /** Nothing else can be meant. */
  | 'certain'
  /** Only an ellipsis: it means code if it is where code would be. */
  | 'bare';

/** Whether the words of a comment stand for omitted code: `... existing code ...`, `rest unchanged`. */
export function placeholding(words: string): Placeholding | undefined {
  const said = words.trim().replace(/^[([<]([^()[\]<>]*)[)\]>]$/, '$1');
  if (said === '' || said.length > longest) return undefined;
  if (bare.test(said)) return 'bare';
  if (!ellipsis.test(said)) return phrase.test(said.replace(/[.!]$/, '')) ? 'certain' : undefined;
  const inner = said.replace(new RegExp(`^${dots}|${dots}$`, 'g'), '').trim();
  const begins = new RegExp(`^${dots}`).test(said);
  const ends = new RegExp(`${dots}$`).test(said);
  if (begins && ends) return 'certain';
  if (begins) return keyword.test(inner) ? 'certain' : undefined;
  if (ends) return leftOut.test(inner) ? 'certain' : undefined;
  return phrase.test(said.replace(new RegExp(dots, 'g'), ' ').replace(/\s+/g, ' ').trim())
    ? 'certain'
    : undefined;
}

/** UTF-16 code units; longer comments are not placeholders. */
const longest = 120;

/**
 * Whether the words of a comment, if it is all of a block, stand for the block's code: `unchanged`, `[snip]`,
 * `your code here`. Elsewhere such words may be about the code beside them.
 */
export function standsForBlock(words: string): boolean {
  const said = words
    .trim()
    .replace(/^[([<]([^()[\]<>]*)[)\]>]$/, '$1')
    .replace(/[.!:]$/, '');
  return blockWords.test(said);
}

const blockWords =
  /^(?:snip(?:ped)?|unchanged|unmodified|untouched|omitted|elided|truncated|skipped|abbreviated|as before|same(?: as before)?|no changes?|(?:add |insert |put |write )?(?:your |the |more )?(?:own )?(?:code|logic|implementation|body) (?:goes )?here)$/i;

const dots = String.raw`(?:[[(<]?\s*(?:\.{3,}|…|⋯)\s*[\])>]?)`;
const bare = new RegExp(`^(?:${dots}[\\s.]*)+$`);
const ellipsis = /\.{3,}|…|⋯/;

const parts =
  '(?:code|function|method|class|file|module|component|body|implementation|logic|script|program|document|contents?|' +
  'imports?|methods|functions|classes|properties|fields|members|cases|tests?|lines|statements|definitions?|' +
  'declarations?|styles?|rules?|markup|template|config(?:uration)?|options?|routes?|handlers?|exports?|items?|entries|' +
  'query|queries|rows|columns|keys|values|section|block|elements?|steps?|stages|jobs|services|resources)';

const kinds =
  '(?:existing|rest|remaining|remainder|remains|same|unchanged|unmodified|untouched|previous|original|other|others|' +
  'omitted|omit|skipped|snip|snipped|truncated|elided|abbreviated|keep|kept|leave|as before|as above|for brevity|' +
  'no changes?|continues?|more|etc|like before|your code|code here|implementation)';

/** In other languages, in the words that models use. */
const foreign = [
  'bestehend\\w*|restlich\\w*|übrig\\w*|unverändert\\w*|vorhanden\\w*|bisherig\\w*|wie (?:zuvor|bisher|oben|gehabt)|weitere\\w*|bleibt',
  'existant\\w*|reste|inchangé\\w*|précédent\\w*|suite|identique',
  'existente\\w*|resto|sin cambios|restante\\w*|igual|anterior\\w*|inalterad\\w*|sem alterações|mesm\\w*',
  'rimanente|invariat\\w*|esistente|bestaande|ongewijzigd\\w*|overige|befintlig\\w*|oförändra\\w*|resten',
  'istniejąc\\w*|reszta|bez zmian|pozostał\\w*|mevcut|değişmedi|kalan|stávající|zbytek|beze změn\\w*',
  'существующ[а-яё]*|остальн[а-яё]*|без изменений|прежн[а-яё]*|оставш[а-яё]*|існуюч[а-яіїє]*|решта|без змін',
].join('|');
const eastern =
  '现有|其余|其他|其它|剩余|不变|省略|保持|原有|原来|既存|残り|変更なし|そのまま|同じ|以下略|中略|기존|나머지|동일|생략|변경 없음|現有|其餘|剩餘|不變';

const word = (words: string): string => `(?<![\\p{L}\\p{N}_])(?:${words})(?![\\p{L}\\p{N}_])`;

/** Next to an ellipsis at the start. */
const keyword = new RegExp(`${word(`${kinds}|${parts}|${foreign}`)}|${eastern}`, 'iu');

/** Next to an ellipsis at the end, where a sentence may just be unfinished, as in `loading the rest...`. */
const leftOut = new RegExp(
  [
    `^(?:the |your |all |our )?(?:(?:rest|remainder)(?: of)?|existing|remaining|unchanged|previous|original|other|same|keep(?: the)?|omitted|as before)\\b(?:\\s+(?:the|your|this|existing|original|of|other|all|as|code|above|before|rest)\\b)*(?:\\s+${parts})?(?:\\s+(?:here|goes here|unchanged|as before|remains?|stays?|the same|unmodified|continues?|omitted|for brevity))*$`,
    `^(?:${foreign})\\b`,
    eastern,
  ].join('|'),
  'iu',
);

/** A phrase that needs no ellipsis. */
const phrase = new RegExp(
  [
    `^(?:the )?(?:rest|remainder) of (?:the |your |this )?(?:existing |original )?${parts}(?: (?:goes )?here)?(?: (?:remains?|stays?|is|are|as))*(?: (?:unchanged|the same|is|as is|as before|before|here|omitted|untouched|unmodified|for brevity))*$`,
    `^(?:the )?(?:existing|remaining|unchanged) ${parts}(?: (?:goes )?here)?(?: (?:remains?|stays?|is|are))?(?: (?:unchanged|the same|as is|as before|here|omitted|untouched|unmodified|for brevity))*$`,
    `^(?:other|previous|original) ${parts} (?:(?:goes )?here|(?:remains?|stays?|is|are) (?:unchanged|the same|as is|as before|untouched)|unchanged|as before|omitted)(?: for brevity)?$`,
    `^(?:no changes? (?:here|needed|below|above)|same as (?:before|above|the original)|(?:${parts} )?(?:omitted|elided|truncated|unchanged)(?: for brevity)|${parts} (?:remains?|stays?) (?:unchanged|the same)|keep (?:the )?(?:rest|existing|remaining)(?: of)?(?: the)?(?: existing| original)?(?: ${parts})?(?: (?:unchanged|as is|the same|here))*|(?:everything|all) else (?:stays|remains|is) (?:unchanged|the same))$`,
    `^(?:unveränderter?|restlicher?|bestehender?|der rest(?: des)?) (?:code|codes|funktion|klasse)(?: bleibt (?:gleich|unverändert))?$`,
    `^(?:le )?reste du code(?: (?:reste )?inchangé)?$|^(?:el )?resto del código(?: (?:sin cambios|igual))?$|^o resto do código(?: (?:permanece )?(?:igual|inalterado))?$`,
    `^остальной код(?: без изменений)?$|^(?:其余|其他|剩余|现有|原有)代码(?:保持)?(?:不变)?$|^(?:既存|残り)のコード(?:は(?:そのまま|変更なし|同じ))?$|^(?:기존|나머지) 코드(?:는 (?:동일|생략))?$`,
  ].join('|'),
  'iu',
);
