import { createContext, createElement, useContext, type ReactNode } from 'react'
import type { Language } from '../shared/settings.ts'
import { en } from './locales/en/index.ts'
import type { Plural } from './locales/message.ts'
import { uk } from './locales/uk/index.ts'

type Source = typeof uk
type Area = keyof Source & string

/** `area.key` of every message; the Ukrainian catalogues are the source. */
export type MessageKey = { [A in Area]: `${A}.${keyof Source[A] & string}` }[Area]

type MessageOf<K extends MessageKey> = K extends `${infer A}.${infer M}`
  ? A extends Area
    ? M extends keyof Source[A]
      ? Source[A][M]
      : never
    : never
  : never
type Holes<S> = S extends `${string}{${infer Hole}}${infer Rest}` ? Hole | Holes<Rest> : never
type HolesOf<M> = M extends Plural ? 'count' | Holes<M[keyof M]> : Holes<M>
type Params<K extends MessageKey> = [HolesOf<MessageOf<K>>] extends [never]
  ? []
  : [params: { readonly [H in HolesOf<MessageOf<K>>]: H extends 'count' ? number : string | number }]

/** The text of a message in the window's language, its holes filled; what a hole needs is checked by the compiler. */
export type Translate = <K extends MessageKey>(key: K, ...params: Params<K>) => string

const catalogues: Record<Language, Record<string, Record<string, string | Partial<Plural>>>> = { uk, en }

export function createTranslate(language: Language): Translate {
  const rules = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(language)
  const show = (value: string | number | undefined) =>
    typeof value === 'number' ? numbers.format(value) : (value ?? '')

  return (key, ...[params]) => {
    const dot = key.indexOf('.')
    const message = catalogues[language][key.slice(0, dot)]?.[key.slice(dot + 1)]
    const values: Record<string, string | number> = params ?? {}
    const text =
      typeof message === 'object'
        ? (message[rules.select(Number(values['count'])) as keyof Plural] ?? message.other)
        : message
    if (text === undefined) return key
    return text.replaceAll(/\{(\w+)\}/g, (_, hole: string) => show(values[hole]))
  }
}

const translations: Record<Language, Translate> = { uk: createTranslate('uk'), en: createTranslate('en') }
const LanguageContext = createContext<Language>('uk')

/** Sets the language of everything inside. */
export function LanguageProvider(props: { readonly language: Language; readonly children: ReactNode }) {
  return createElement(LanguageContext.Provider, { value: props.language }, props.children)
}

export function useLanguage(): Language {
  return useContext(LanguageContext)
}

export function useText(): Translate {
  return translations[useLanguage()]
}
