/** What stands on paper only; the source of the English ones. */
export const poster = {
  demo: 'ДЕМО',
  stamp: 'Контрольний код і\u00a0дата\u00a0друку',
  title: '{service}: QR-код для\u00a0відвідувачів',
  cut: 'ріжте тут',
  fold: 'зігніть тут',
} as const
