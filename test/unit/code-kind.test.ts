import { expect, test } from 'vitest'
import { codeKind, codeKinds, type CodeKind } from '../../shared/code-kind.ts'

const samples: Readonly<Record<CodeKind, readonly string[]>> = {
  service: [
    'https://diia.app/acquirers/offer-request/000000000000000000000047',
    'https://qr.diia.gov.ua/acquirers/offer-request/static/9954',
    'https://diia.app/documents/000000000000000000000047',
  ],
  'document-check': [
    'https://diia.app/documents/internal-passport/000000000000000000000047/verify/1234567890123',
    'HTTPS://DIIA.APP/documents/taxpayer-card/47/verify/0',
    'diia://diia.app/documents/internal-passport/47/verify/47',
  ],
  link: [
    'https://example.org/acquirers/offer-request/47',
    'http://diia.app/acquirers/offer-request/47',
    'https://diia.app.example.org/x',
    'https://diia.app',
    'https://example.org/documents/passport/47/verify/47',
    'https://bank.gov.ua/ua/news/all/natsionalniy-bank-ukrayini',
  ],
  payment: [
    'BCD\n002\n1\nUCT\n\nЗразок\nUA000000000000000000000000000\nUAH100\n00000000\n\n\nПризначення платежу\n',
    'BCD\r\n001\r\n1\r\nUCT\r\n',
    'https://bank.gov.ua/qr/QkNECjAwMgoxClVDVAoK0JfRgNCw0LfQvtC6',
    'https://qr.bank.gov.ua/QkNECjAwMwoxClVDVAoK0JfRgNCw0LfQvtC6',
    '00020101021229370016A00000000000000102120000000000475802UA5909ZRAZOK LT6006KYIV626304A13F',
  ],
  wifi: ['WIFI:T:WPA;S:Likarnia;P:parol-zrazok;;', 'wifi:S:Likarnia;;'],
  contact: ['BEGIN:VCARD\nVERSION:3.0\nN:Зразок\nEND:VCARD', 'MECARD:N:Zrazok;TEL:+380000000047;;'],
  phone: ['tel:+380000000047', 'SMSTO:+380000000047:так'],
  text: ['', ' ', '2858364170864', 'mailto:a@example.org', 'BCD', 'Телефон: +380000000047', 'https://'],
  binary: [],
}

test.each(codeKinds)('%s is told by its content', kind => {
  for (const payload of samples[kind]) expect(codeKind(payload, true), payload).toBe(kind)
})

test('bytes that are no text are binary, or a payment of a program that writes Windows-1251', () => {
  expect(codeKind('https://diia.app/acquirers/offer-request/\uFFFD', false)).toBe('binary')
  expect(codeKind('BCD\n001\n2\nUCT\n\n\uFFFD\uFFFD', false)).toBe('payment')
})
