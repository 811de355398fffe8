import { outboxPages } from '../outbox/pages'
import { startOutbox } from '../outbox/outbox'
import { alsoKeep } from '../outbox/shelf'
import type { Sentences, Tree } from '../shell/i18n'
import { pagesOf } from '../shell/module'
import { NoPermission, NotFound, startEnd } from '../shell/start'
import FieldFrame from './FieldFrame.vue'
import steps from './steps'

const sentences: Sentences = {
  zh: import.meta.glob<Tree>(['../../modules/*/web/messages.field.zh.json', '../outbox/messages.zh.json'], { eager: true, import: 'default' }),
  en: import.meta.glob<Tree>(['../../modules/*/web/messages.field.en.json', '../outbox/messages.en.json'], { import: 'default' })
}
const ends = import.meta.glob('../../modules/*/web/field.ts', { eager: true })
const pages = [...pagesOf(ends), ...outboxPages]
alsoKeep([...pages.map((page) => page.component), NotFound, NoPermission])
void startOutbox().then(() => startEnd({ end: 'field', pages, frame: FieldFrame, publicPages: ['/sign-in'], steps, sentences }))
