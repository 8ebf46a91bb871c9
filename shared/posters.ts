/** Sheets to hang, two standing tents on one A4 sheet, and a card of 50×90 mm with the code alone. */
export const posterFormats = ['a4', 'a5', 'a6', 'stand', 'card'] as const
export type PosterFormat = (typeof posterFormats)[number]

/** Ukrainian, or Ukrainian with English beside it. The service's own name is printed as it is. */
export const posterLanguages = ['uk', 'both'] as const
export type PosterLanguage = (typeof posterLanguages)[number]
