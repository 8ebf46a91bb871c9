const letters: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'h', ґ: 'g', д: 'd', е: 'e', є: 'ie', ж: 'zh', з: 'z', и: 'y', і: 'i', ї: 'i' },
  ...{ й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh' },
  ...{ ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ь: '', ю: 'iu', я: 'ia', '’': '' },
}
const initial: Readonly<Record<string, string>> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' }

/** Ukrainian in Latin letters by КМУ № 55 of 27.01.2010, as passports have it. */
export function transliterate(text: string): string {
  return text.replace(/[а-яґєіїь’]+/giu, word => {
    const latin = [...word.toLowerCase().replaceAll('зг', 'з\0г')]
      .map((letter, index) =>
        letter === '\0' ? 'g' : ((index === 0 ? initial[letter] : undefined) ?? letters[letter] ?? letter),
      )
      .join('')
    const isCapital = word[0] !== word[0]?.toLowerCase()
    return isCapital ? latin.slice(0, 1).toUpperCase() + latin.slice(1) : latin
  })
}
