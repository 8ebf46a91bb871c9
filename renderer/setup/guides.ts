import type { MailGuide } from '../../shared/mail-providers.ts'
import type { MessageKey } from '../i18n.ts'

/** A way to a log-in that works: the guide of a provider, or of its log-in in the browser where a password is one, too. */
export type GuideName = MailGuide | 'google-browser'

type GuideTitle = Extract<MessageKey, `guide.title${string}`>
/** Words that need nothing to be filled in. */
export type GuideStep = Exclude<Extract<MessageKey, `guide.${string}`>, GuideTitle | 'guide.redirectGoogle'>

export interface Guide {
  readonly title: GuideTitle
  readonly steps: readonly GuideStep[]
  /** What stands below the steps: how large letters may be, where else to look. */
  readonly note?: GuideStep
}

/** The one table of what a person has to do at each provider, in order. */
export const guides: Readonly<Record<GuideName, Guide>> = {
  'ukr-net': {
    title: 'guide.titleSeparate',
    steps: ['guide.ukrNet1', 'guide.ukrNet2', 'guide.ukrNet3', 'guide.paste'],
    note: 'guide.ukrNetSize',
  },
  google: {
    title: 'guide.titleSeparate',
    steps: ['guide.google1', 'guide.google2', 'guide.google3', 'guide.google4'],
    note: 'guide.googleSize',
  },
  'google-browser': {
    title: 'guide.titleBrowser',
    steps: [
      'guide.googleBrowser1',
      'guide.googleBrowser2',
      'guide.googleBrowser3',
      'guide.googleBrowser4',
      'guide.googleBrowser5',
    ],
    note: 'guide.googleSize',
  },
  microsoft: {
    title: 'guide.titleNone',
    steps: [
      'guide.microsoft1',
      'guide.microsoft2',
      'guide.microsoft3',
      'guide.microsoft4',
      'guide.microsoft5',
      'guide.microsoft6',
      'guide.microsoft7',
    ],
    note: 'guide.microsoftSize',
  },
  'i-ua': {
    title: 'guide.titleUsual',
    steps: ['guide.iUa1', 'guide.iUa2', 'guide.usualPassword', 'guide.check'],
    note: 'guide.lookForImap',
  },
  'meta-ua': {
    title: 'guide.titleUsual',
    steps: ['guide.metaUa1', 'guide.metaUa2', 'guide.usualPassword', 'guide.check'],
    note: 'guide.lookForImap',
  },
  bigmir: {
    title: 'guide.titleUsual',
    steps: ['guide.bigmir1', 'guide.bigmir2', 'guide.usualPassword', 'guide.check'],
    note: 'guide.lookForImap',
  },
  zoho: {
    title: 'guide.titleSeparate',
    steps: ['guide.zoho1', 'guide.zoho2', 'guide.paste', 'guide.zoho3'],
  },
  yahoo: { title: 'guide.titleSeparate', steps: ['guide.yahoo1', 'guide.yahoo2', 'guide.paste'] },
  icloud: {
    title: 'guide.titleSeparate',
    steps: ['guide.icloud1', 'guide.icloud2', 'guide.paste', 'guide.icloud3'],
  },
  'gov-ua': { title: 'guide.titleGov', steps: ['guide.gov1', 'guide.gov2', 'guide.gov3', 'guide.gov4'] },
  own: { title: 'guide.titleOwn', steps: ['guide.own1', 'guide.gov2', 'guide.gov3', 'guide.gov4'] },
}
